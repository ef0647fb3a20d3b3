import type { Workspace } from '../../../api/workspaces.js';
import type { Workspaces } from '../../service/workspaces.js';
import type { Kept, Plan } from './plan-shape.js';

interface AskedWorkspaces {
  readonly workspaces: readonly string[];
  readonly workspacesDirectory: string | undefined;
}
interface Chosen {
  readonly taken: Plan['workspaces'];
  readonly kept: readonly Kept[];
}

/** The states in which the service stops a WorkSpace. */
const stoppable: ReadonlySet<string | undefined> = new Set(['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'ERROR']);
const stopped: ReadonlySet<string | undefined> = new Set(['STOPPED', 'STOPPING']);

/** Whether it stands still already, or is on its way there. */
export const isStopped = ({ State }: Workspace): boolean => stopped.has(State);

/** Why a WorkSpace cannot be stopped; undefined if it can. */
export function unstoppable({ State, WorkspaceProperties }: Workspace): string | undefined {
  const mode = WorkspaceProperties?.RunningMode;
  if (mode === 'ALWAYS_ON') return 'its running mode is ALWAYS_ON, and such are never stopped';
  return stoppable.has(State) ? undefined : `it is ${State ?? 'in no state that is told'}, and cannot be stopped now`;
}

/** Looks up the WorkSpaces that are asked for. Without any, nobody is asked. */
export async function chooseWorkspaces(
  { workspaces: ids, workspacesDirectory: directory }: AskedWorkspaces,
  service: Workspaces,
): Promise<Chosen> {
  if (ids.length === 0 && directory === undefined) return { taken: [], kept: [] };
  const named = ids.length === 0 ? [] : await service.byIds([...new Set(ids)]);
  const inside = directory === undefined ? [] : await service.inDirectory(directory);
  const found = new Map([...inside, ...named].map((workspace) => [workspace.WorkspaceId ?? '', workspace]));
  const missing = ids.filter((id) => !found.has(id)).map((id) => keptOf(id, id, 'there is no such WorkSpace here'));
  const all = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const judged = all.map(([id, workspace]) => ({ id, workspace, why: reasonToKeep(workspace) }));
  return {
    taken: judged.flatMap(({ id, workspace: { UserName, State }, why }) =>
      why === undefined
        ? [
            {
              id,
              ...(UserName !== undefined && { userName: UserName }),
              ...(State !== undefined && { state: State }),
              why: ids.includes(id) ? 'it was named' : `it is in the directory ${directory ?? ''}`,
            },
          ]
        : [],
    ),
    kept: [
      ...missing,
      ...judged.flatMap(({ id, workspace, why }) =>
        why === undefined ? [] : [keptOf(id, workspace.UserName ?? id, why)],
      ),
    ],
  };
}

const reasonToKeep = (workspace: Workspace): string | undefined =>
  isStopped(workspace) ? `it is ${String(workspace.State)} already` : unstoppable(workspace);

const keptOf = (id: string, name: string, why: string): Kept => ({ kind: 'workspace', id, name, why });
