import type { AnyResource } from '../../model/index.js';
import { kindOfType, kinds, resourceTypes } from '../estate/thing.js';

/** What a resource is called in patterns and reports: `repository`, `environment`. */
export const kindOf = ({ type }: AnyResource): string => kindOfType(type) ?? type.toLowerCase();

/** All kinds of resources that can drift. */
export const driftKinds: readonly string[] = [...kinds.filter((kind) => resourceTypes[kind] !== undefined), 'space'];
