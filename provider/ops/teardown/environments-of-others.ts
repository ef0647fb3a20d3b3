import { ListEventLogs } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { membersIn } from '../estate/event-payload.js';
import { eventsKept, readHistory } from '../estate/history.js';
import type { Decision } from './decide.js';

interface Around {
  readonly spaceName: string;
  readonly decisions: readonly Decision[];
  /** The ids of the users who look; what is theirs is listed to them. */
  readonly callers: ReadonlySet<string>;
}

/**
 * The dev environments that other users have in the projects that are to go, by the ids of the projects, in words. The service lists
 * them to their owners alone, so they are known as far as its event log tells; without the permission to read it, none are.
 */
export async function environmentsOfOthers(
  context: ServiceContext,
  { spaceName, decisions, callers }: Around,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const isTaken = decisions.some(({ thing, verdict }) => thing.kind === 'project' && verdict === 'taken');
  if (!isTaken) return new Map();
  try {
    const [history, deleted] = await Promise.all([
      readHistory(context, spaceName, new Set(['environment'] as const)),
      deletedIn(context, spaceName),
    ]);
    const others = history
      .madeOf('environment')
      .filter(({ id, birth: { userId } }) => userId !== undefined && !callers.has(userId) && !deleted.has(lastOf(id)));
    return new Map(
      [...Map.groupBy(others, ({ id }) => id.slice(0, id.lastIndexOf('/')))].map(([project, all]) => [
        project,
        all.map(({ id, birth: { by, userId } }) => `${lastOf(id)} of ${by ?? userId ?? 'somebody'}`),
      ]),
    );
  } catch (error) {
    if (error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found')) return new Map();
    throw error;
  }
}

/** The ids, of which there are never two alike, of the environments that somebody deleted. */
async function deletedIn({ list, now }: ServiceContext, spaceName: string): Promise<ReadonlySet<unknown>> {
  const end = now();
  const [startTime, endTime] = [new Date(end - eventsKept).toISOString(), new Date(end).toISOString()];
  const events = await list(ListEventLogs, { spaceName, startTime, endTime, eventName: 'deleteDevEnvironment' });
  return new Set(
    events.filter(({ errorCode }) => errorCode === undefined).map((event) => membersIn(event.requestPayload?.data).id),
  );
}

const lastOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
