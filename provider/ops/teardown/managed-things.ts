import type { PlainValues } from '../../model/index.js';
import { keyOf, type Thing } from '../estate/thing.js';
import { idsManaged, kindManaged } from '../stacks/managed-thing.js';
import type { Managed, Stack } from '../stacks/stack.js';

/** A resource and the stack that manages it, by its place among the stacks that were read. */
export interface Owned {
  readonly stack: number;
  readonly label: string;
  readonly managed: Managed;
  readonly thing: Thing;
}

/** Everything that the stacks manage, but for spaces, which nothing here ever deletes. */
export async function readOwned(stacks: readonly Stack[], signal: AbortSignal): Promise<readonly Owned[]> {
  const all = await Promise.all(
    stacks.map(async (each, stack) =>
      (await each.managed(signal)).flatMap((resource) => {
        const thing = thingOf(resource);
        return thing ? [{ stack, label: each.label, managed: resource, thing }] : [];
      }),
    ),
  );
  return all.flat();
}

/** A resource as the list of its kind would tell of it, as far as its record goes. */
function thingOf(managed: Managed): Thing | undefined {
  const { id, name, state } = managed;
  const kind = kindManaged(managed);
  if (kind === undefined) return undefined;
  const [spaceName = '', projectName, parent] = id.split('/');
  const place = kind === 'token' ? { spaceName: '' } : { spaceName, ...(projectName !== undefined && { projectName }) };
  const parentId = { branch: `${spaceName}/${projectName ?? ''}/${parent ?? ''}` }[kind as string];
  const title = kind === 'project' ? textOf(state, 'displayName') : textOf(state, 'alias', 'name');
  return { kind, id, name: title ?? name, ...place, ...(parentId !== undefined && { parentId }), properties: state };
}

const textOf = (state: PlainValues, ...names: readonly string[]): string | undefined =>
  names.map((name) => state[name]).find((value) => typeof value === 'string');

/** Who manages each thing, by its key; a token that was rotated is known by each of its ids. */
export const ownersOf = (owned: readonly Owned[]): ReadonlyMap<string, Owned> =>
  new Map(
    owned.flatMap((owner) => idsManaged(owner.managed).map((id) => [keyOf({ kind: owner.thing.kind, id }), owner])),
  );
