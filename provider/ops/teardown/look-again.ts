import { ListDevEnvironmentSessions, ListSourceRepositoryBranches } from '../../../api/operations.js';
import { parseId, type PlainValues } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { readHistory } from '../estate/history.js';
import type { PlanItem } from './plan-shape.js';
import { resourceOf } from './resource-of.js';
import { headsOf } from './weigh.js';

/** How a thing of the plan is, just before it is deleted. */
export type Present =
  | { readonly is: 'same'; readonly state: PlainValues }
  | { readonly is: 'gone' }
  | { readonly is: 'changed'; readonly why: string };

/** Looks whether a thing is still what the plan says. `known` is what a stack has on record of it. */
export async function lookAgain(
  item: PlanItem,
  known: PlainValues | undefined,
  context: ServiceContext,
): Promise<Present> {
  switch (item.kind) {
    case 'repository':
      return repository(item, known, context);
    case 'branch':
      return branch(item, known, context);
    case 'environment':
      return environment(item, known, context);
    case 'project':
      return project(item, context);
    default:
      // Nothing of these ever changes, and an id is never given twice.
      return { is: 'same', state: known ?? personal(item) };
  }
}

/** What proves, with whose login it is asked, that a token or a session is gone. */
const personal = ({ kind, id, seen: { creatorId } }: PlanItem): PlainValues => ({
  ...(kind === 'token' && { accessTokenId: id }),
  ...(creatorId !== undefined && { ownerId: creatorId }),
});

const gone = { is: 'gone' } as const;
const changed = (why: string): Present => ({ is: 'changed', why });

/** Read as an import would, so that nothing that was known decides. */
const read = ({ kind, id }: PlanItem, known: PlainValues | undefined, context: ServiceContext) => {
  const resource = resourceOf(kind);
  return resource.lifecycle.read(parseId(resource, id), known, context);
};

async function repository(item: PlanItem, known: PlainValues | undefined, context: ServiceContext): Promise<Present> {
  const found = await read(item, undefined, context);
  if (!found) return gone;
  const { createdTime, heads = {} } = item.seen;
  if (createdTime !== undefined && found.createdTime !== createdTime) {
    return changed(
      `it was deleted and made again${typeof found.createdTime === 'string' ? ` at ${found.createdTime}` : ''}`,
    );
  }
  const moved = await movedBranch(item, heads, context);
  if (moved !== undefined) return changed(`somebody ${moved in heads ? 'pushed to' : 'made'} its branch ${moved}`);
  const [first = ''] = Object.values(heads);
  // The plan has seen for itself that nothing was pushed, or says that it may go.
  const proved = item.loses === undefined && Object.keys(heads).length < 2 ? { firstCommitId: first } : {};
  return { is: 'same', state: known ?? { ...found, ...proved } };
}

/** A branch of a repository that is new, or elsewhere than it was. */
async function movedBranch(
  { kind, id }: PlanItem,
  heads: Readonly<Record<string, string>>,
  { list }: ServiceContext,
): Promise<string | undefined> {
  const { spaceName = '', projectName = '', name: sourceRepositoryName = '' } = parseId(resourceOf(kind), id);
  const now = headsOf(await list(ListSourceRepositoryBranches, { spaceName, projectName, sourceRepositoryName }));
  return Object.keys(now).find((name) => heads[name] !== now[name]);
}

async function branch(
  { id, seen }: PlanItem,
  known: PlainValues | undefined,
  context: ServiceContext,
): Promise<Present> {
  const { spaceName = '', projectName = '', sourceRepositoryName = '', name = '' } = parseId(resourceOf('branch'), id);
  if (!known) {
    // The deletion itself compares the head with what it is said to have been made at, and leaves it if it has moved.
    return {
      is: 'same',
      state: { spaceName, projectName, sourceRepositoryName, name, firstCommitId: seen.headCommitId ?? '' },
    };
  }
  const found = await resourceOf('branch').lifecycle.read(
    { spaceName, projectName, sourceRepositoryName, name },
    known,
    context,
  );
  if (!found) return gone;
  return found.headCommitId === seen.headCommitId ? { is: 'same', state: known } : changed('somebody pushed to it');
}

async function environment(item: PlanItem, known: PlainValues | undefined, context: ServiceContext): Promise<Present> {
  const { creatorId, status } = item.seen;
  const found = await read(item, creatorId === undefined ? known : { creatorId }, context);
  if (!found) return gone;
  if (isUp(found.status) && !isUp(status)) return changed('somebody has started it');
  if (isUp(found.status) && (await hasNewSession(item, context))) return changed('somebody has opened a session in it');
  return { is: 'same', state: known ?? found };
}

const isUp = (status: unknown): boolean => status === 'RUNNING' || status === 'STARTING';

async function hasNewSession({ kind, id, seen }: PlanItem, { list }: ServiceContext): Promise<boolean> {
  const { spaceName = '', projectName = '', devEnvironmentId = '' } = parseId(resourceOf(kind), id);
  const open = await list(ListDevEnvironmentSessions, { spaceName, projectName, devEnvironmentId });
  return open.some((session) => !(seen.sessions ?? []).includes(session.id));
}

async function project(item: PlanItem, context: ServiceContext): Promise<Present> {
  const found = await read(item, undefined, context);
  if (!found) return gone;
  const { bornBy } = item.seen;
  if (bornBy === undefined) return { is: 'same', state: found };
  const [spaceName = ''] = item.id.split('/');
  const birth = (await readHistory(context, spaceName, new Set(['project']))).birthOf(item);
  const isAnother = birth !== undefined && birth.eventId !== bornBy;
  return isAnother
    ? changed(`it was deleted and made again at ${new Date(birth.at).toISOString()}`)
    : { is: 'same', state: found };
}
