import { keyOf } from '../estate/thing.js';
import { idsManaged, kindManaged } from '../stacks/managed-thing.js';
import type { Stack } from '../stacks/stack.js';
import type { RecordedThing } from './survey.js';

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
      const kind = kindManaged(one);
      if (kind === undefined) continue;
      for (const id of idsManaged(one)) recorded.set(keyOf({ kind, id }), { stack: label, managed: one });
    }
  }
  return recorded;
}

/** What stacks call what they have, where they record names as they are: Terraform has identifiers that were made of them. */
export const recordedNames = (recorded: ReadonlyMap<string, RecordedThing>): ReadonlyMap<string, string> =>
  new Map(
    [...recorded].flatMap(
      ([
        key,
        {
          managed: { address, name },
        },
      ]) => (address.startsWith('urn:pulumi:') ? [[key, name] as const] : []),
    ),
  );
