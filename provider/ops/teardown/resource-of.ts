import type { AnyResource } from '../../model/index.js';
import { resources } from '../../registry.js';
import { type Kind, resourceTypes } from '../estate/thing.js';

const byType = new Map(resources.map((resource) => [resource.type, resource]));

/** The resource that deletes things of a kind. */
export function resourceOf(kind: Kind): AnyResource {
  const resource = byType.get(resourceTypes[kind] ?? '');
  if (!resource) throw new Error(`No resource deletes things of the kind ${kind}.`);
  return resource;
}
