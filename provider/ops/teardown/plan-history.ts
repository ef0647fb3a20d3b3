import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import { type History, noHistory, readHistory } from '../estate/history.js';
import type { Kind } from '../estate/thing.js';
import type { Decision } from './decide.js';
import type { Asked } from './asked.js';
import type { Shields } from './shields.js';

const lateFacts: ReadonlySet<string> = new Set(['age', 'creator']);

/** The event log is read only where somebody asks for what no list tells. */
export function historyFor(
  context: ServiceContext,
  { selections, explain, space }: Asked,
  { protect }: Shields,
  kinds: ReadonlySet<Kind>,
): Promise<History> {
  const isAsked = [...selections, ...protect].some(({ names }) => [...names].some((name) => lateFacts.has(name)));
  return isAsked || explain ? readHistory(context, space, kinds) : Promise.resolve(noHistory);
}

/** Projects tell no age, so what made them is noted, where the user may know it. */
export async function birthsOfProjects(
  context: ServiceContext,
  { space }: Asked,
  decisions: readonly Decision[],
  history: History,
): Promise<History> {
  const isTaken = decisions.some(({ thing, verdict }) => thing.kind === 'project' && verdict === 'taken');
  if (!isTaken || history !== noHistory) return history;
  return readHistory(context, space, new Set<Kind>(['project'])).catch((error: unknown) => {
    if (error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found')) return noHistory;
    throw error;
  });
}
