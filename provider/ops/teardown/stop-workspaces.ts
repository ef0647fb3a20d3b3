import { setTimeout as sleep } from 'node:timers/promises';
import type { Unstopped, Workspaces } from '../../service/workspaces.js';
import type { Plan } from './plan-shape.js';
import type { Outcome, Result } from './report.js';
import type { Run } from './run.js';
import { isStopped, unstoppable } from './workspaces-plan.js';

/** How often those are asked again that would not stop, and how long is waited before, in milliseconds. */
const tries = 3;
const pauseOf = (tried: number): number => 500 * 2 ** tried;

/** Stops the WorkSpaces of a plan that still can be stopped; each has a result, however it ends. */
export async function stopWorkspaces(
  listed: Plan['workspaces'],
  service: Workspaces,
  { display, signal }: Pick<Run, 'display' | 'signal'>,
): Promise<readonly Result[]> {
  if (listed.length === 0) return [];
  const settled = new Map<string, Result>();
  const settle = (id: string, outcome: Outcome, why?: string): void => {
    const name = listed.find((each) => each.id === id)?.userName ?? id;
    const result: Result = { kind: 'workspace', id, name, outcome, ...(why !== undefined && { why }) };
    settled.set(id, result);
    display.done(result);
  };
  try {
    const left = await stillUp(listed, service, settle);
    const refused = await stopAll(left, service, { display, signal });
    const failed = new Map(refused.map((each) => [each.id, each]));
    for (const id of left) {
      const { code, message } = failed.get(id) ?? {};
      if (code === undefined) settle(id, 'deleted');
      else settle(id, 'failed', `${code}: ${message ?? ''}`);
    }
  } catch (error) {
    const outcome = signal.aborted ? 'untried' : 'failed';
    for (const { id } of listed) if (!settled.has(id)) settle(id, outcome, (error as Error).message);
  }
  return [...settled.values()];
}

async function stillUp(
  listed: Plan['workspaces'],
  service: Workspaces,
  settle: (id: string, outcome: Outcome, why?: string) => void,
): Promise<readonly string[]> {
  const found = new Map((await service.byIds(listed.map(({ id }) => id))).map((each) => [each.WorkspaceId, each]));
  return listed.flatMap(({ id }) => {
    const now = found.get(id);
    const why = now && unstoppable(now);
    if (!now || isStopped(now)) settle(id, 'gone', now ? 'it is stopped' : 'there is no such WorkSpace any more');
    else if (why !== undefined) settle(id, 'changed', why);
    else return [id];
    return [];
  });
}

/** Asks all, and those again that would not; answers those that never would. */
async function stopAll(
  ids: readonly string[],
  service: Workspaces,
  { display, signal }: Pick<Run, 'display' | 'signal'>,
): Promise<readonly Unstopped[]> {
  let refused = await service.stop(ids);
  for (let tried = 0; refused.length > 0 && tried < tries && !signal.aborted; tried += 1) {
    display.waits(`${refused.length} WorkSpaces would not stop (${refused[0]?.code ?? ''}), asking again`);
    await sleep(pauseOf(tried), undefined, { signal });
    refused = await service.stop(refused.map(({ id }) => id));
  }
  return refused;
}
