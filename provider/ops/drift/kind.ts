import type { AnyResource } from '../../model/index.js';
import { kinds, resourceTypes } from '../estate/thing.js';

const byType = new Map<string | undefined, string>(kinds.map((kind) => [resourceTypes[kind], kind]));

/** What a resource is called in patterns and reports: `repository`, `environment`. */
export const kindOf = ({ type }: AnyResource): string => byType.get(type) ?? type.toLowerCase();

/** All kinds of resources that can drift. */
export const driftKinds: readonly string[] = [...kinds.filter((kind) => resourceTypes[kind] !== undefined), 'space'];
