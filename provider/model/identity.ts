import { Problem } from './problem.js';
import { type AnyResource, recorded } from './resource.js';
import { allowedText, violations } from './validate-shape.js';
import type { PlainValues } from './value.js';

/** `space/project/name`: how ids of the resource are written, for messages and documentation. */
export const idForm = (resource: AnyResource): string => resource.identity.join('/');

/** The id of what the values describe. */
export const formatId = (resource: AnyResource, values: PlainValues): string =>
  resource.identity
    .map((name) => {
      const part = values[name];
      if (typeof part !== 'string') throw new Error(`${resource.type} has no ${name}, which its id is made of.`);
      return part;
    })
    .join('/');

/** The properties that an id names; the last one takes what is left, so a branch may hold a `/`. */
export function parseId(resource: AnyResource, id: string): Record<string, string> {
  const names = resource.identity;
  const parts = id.split('/');
  if (parts.length < names.length || parts.some((part) => part === '')) {
    throw badId(resource, id, `It needs ${names.length} parts, separated by "/" and none of them empty.`);
  }
  const last = names.length - 1;
  const identity = Object.fromEntries(
    names.map((name, index) => [name, index < last ? (parts[index] ?? '') : parts.slice(last).join('/')]),
  );
  const shapes = recorded(resource);
  for (const [name, part] of Object.entries(identity)) {
    const shape = shapes[name]?.shape;
    if (shape && violations(shape, part).length > 0) {
      throw badId(resource, id, `Its ${name} "${part}" ${allowedText(shape)}.`);
    }
  }
  return identity;
}

const badId = (resource: AnyResource, id: string, reason: string): Problem =>
  new Problem('invalid-input', `"${id}" is not the id of a ${resource.type}.`, {
    path: 'id',
    detail: `${reason} An id has the form ${idForm(resource)}.`,
  });
