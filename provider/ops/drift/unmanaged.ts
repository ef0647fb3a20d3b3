import type { ServiceContext } from '../../service/connection.js';
import { readEstate } from '../estate/read-estate.js';
import { type Estate, type Kind, resourceTypes, type Thing } from '../estate/thing.js';
import type { Managed } from '../stacks/stack.js';
import type { IgnoreRules } from './ignore.js';
import type { Unmanaged, UnmanagedThing } from './report.js';

/** What lasts and has a resource: sessions and runs come and go. */
const lasting: ReadonlySet<Kind> = new Set<Kind>(['project', 'repository', 'branch', 'environment', 'token']);

/** A space, and a login that can look into it. */
export interface SpaceToRead {
  readonly spaceName: string;
  readonly context: ServiceContext;
}

/** Reads what is in the spaces, one after another in each, all spaces at once. Tokens are in no space: they are told once. */
export async function readSpaces(spaces: readonly SpaceToRead[]): Promise<readonly Estate[]> {
  return Promise.all(
    spaces.map(({ spaceName, context }, index) => {
      const kinds = new Set([...lasting].filter((kind) => kind !== 'token' || index === 0));
      return readEstate(context, { spaceName, kinds });
    }),
  );
}

/** What no stack manages, and how much of all that is there some stack does. */
export function unmanagedIn(
  estates: readonly Estate[],
  managed: readonly Managed[],
  { rules }: IgnoreRules,
): Omit<Unmanaged, 'import' | 'counts'> {
  const known = new Set(managed.filter(({ isExternal }) => !isExternal).flatMap(keysOf));
  const things = estates.flatMap((estate) => countable(estate.things));
  const left = things.filter(({ kind, id }) => !known.has(`${kind} ${id}`));
  const ruleFor = ({ kind, id, name }: Thing) => rules.find((rule) => rule.covers(kind, [name, id], 'unmanaged'));
  const counted = left.filter((thing) => !ruleFor(thing));
  const count = things.length - left.length;
  const all = count + counted.length;
  return {
    spaces: estates.map(({ spaceName }) => spaceName),
    things: counted.map(told),
    ignored: left.flatMap((thing) => {
      const rule = ruleFor(thing);
      return rule
        ? [{ ...told(thing), rule: rule.rule, ...(rule.reason !== undefined && { reason: rule.reason }) }]
        : [];
    }),
    managed: count,
    ...(all > 0 && { coverage: coverageOf(count, all) }),
    unread: estates.flatMap(({ unread }) => unread.map(({ what, problem }) => ({ what, problem: problem.message }))),
  };
}

/** In per cent, rounded to a tenth; 0 only of none, and 100 only of all. */
function coverageOf(managed: number, all: number): number {
  if (managed === 0 || managed === all) return managed === 0 ? 0 : 100;
  return Math.min(99.9, Math.max(0.1, Math.round((1000 * managed) / all) / 10));
}

/** The default branch of a repository comes and goes with it, so it counts as a part of it. */
function countable(things: readonly Thing[]): readonly Thing[] {
  const branches = Map.groupBy(
    things.filter(({ kind }) => kind === 'branch'),
    ({ parentId }) => parentId,
  );
  return things.filter(({ kind, parentId, name }) => {
    if (kind !== 'branch') return true;
    // No list tells which it is: it is the only one, or it has the name that repositories are born with.
    return name !== 'main' && (branches.get(parentId)?.length ?? 0) > 1;
  });
}

/** What a resource manages. A token that was rotated is another than the one that it is known by. */
function keysOf({ resource: { type }, id, state }: Managed): readonly string[] {
  const kind = Object.entries(resourceTypes).find(([, of]) => of === type)?.[0] ?? type;
  if (type !== 'AccessToken') return [`${kind} ${id}`];
  const { accessTokenId, previous = [] } = state;
  const others = (previous as readonly { readonly accessTokenId?: string }[]).map((token) => token.accessTokenId);
  return [id, accessTokenId, ...others].flatMap((token) => (typeof token === 'string' ? [`token ${token}`] : []));
}

function told({ kind, id, name, spaceName, projectName, properties }: Thing): UnmanagedThing {
  const { createdTime, creatorId } = properties;
  return {
    kind,
    id,
    name,
    space: spaceName,
    ...(projectName !== undefined && { project: projectName }),
    ...(typeof createdTime === 'string' && { createdAt: new Date(createdTime).toISOString() }),
    ...(typeof creatorId === 'string' && { createdBy: creatorId }),
  };
}
