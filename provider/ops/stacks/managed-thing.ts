import { isList, isMap } from '../../model/index.js';
import { type Kind, kindOfType } from '../estate/thing.js';
import type { Managed } from './stack.js';

/** The kind of thing that a resource manages; a space is none, and what a program only looks up is not managed by it. */
export const kindManaged = ({ resource, isExternal }: Managed): Kind | undefined =>
  isExternal ? undefined : kindOfType(resource.type);

/** The ids that a resource stands for: a token that was rotated has the id of its first one, and those that came after. */
export function idsManaged(managed: Managed): readonly string[] {
  const { id, state } = managed;
  if (kindManaged(managed) !== 'token') return [id];
  const { accessTokenId, previous } = state;
  const before = isList(previous) ? previous.map((token) => (isMap(token) ? token.accessTokenId : undefined)) : [];
  return [...new Set([id, accessTokenId, ...before].filter((one) => typeof one === 'string'))];
}
