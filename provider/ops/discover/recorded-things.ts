import { isList, isMap } from '../../model/index.js';
import { type Kind, kinds, resourceTypes } from '../estate/thing.js';
import type { Managed, Stack } from '../stacks/stack.js';
import { keyOf, type RecordedThing } from './survey.js';

const kindOf: ReadonlyMap<string, Kind> = new Map(
  kinds.flatMap((kind) => (resourceTypes[kind] === undefined ? [] : [[resourceTypes[kind], kind]])),
);

/** What stacks have on record, by the keys of things. */
export async function recordedThings(
  stacks: readonly Stack[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, RecordedThing>> {
  const recorded = new Map<string, RecordedThing>();
  for (const { label, managed } of await Promise.all(
    stacks.map(async (stack) => ({ label: stack.label, managed: await stack.managed(signal) })),
  )) {
    for (const one of managed) {
      const kind = kindOf.get(one.resource.type);
      if (kind === undefined) continue;
      for (const id of idsOf(kind, one)) recorded.set(keyOf({ kind, id }), { stack: label, managed: one });
    }
  }
  return recorded;
}

/** A token that was rotated has the id of its first one, and stands for those that came after. */
function idsOf(kind: Kind, { id, state: { accessTokenId, previous } }: Managed): readonly string[] {
  if (kind !== 'token') return [id];
  const before = isList(previous) ? previous.map((token) => (isMap(token) ? token.accessTokenId : undefined)) : [];
  return [id, accessTokenId, ...before].filter((one) => typeof one === 'string');
}
