import type { Workspace, WorkspacesResponseOf } from '../../api/workspaces.js';
import type { Clock } from '../time/clock.js';
import type { StoredWorkspace, WorkspaceState, WorkspaceStore } from '../storage/workspace-store.js';
import type { WorkspaceTimes } from './times.js';
import type { Transition } from './transition.js';

/** Why one WorkSpace of a request stayed as it is; the request is answered with 200 all the same. */
export type FailedRequest = NonNullable<WorkspacesResponseOf<'StopWorkspaces'>['FailedRequests']>[number];

interface Parts {
  readonly store: WorkspaceStore;
  readonly clock: Clock;
  readonly times: WorkspaceTimes;
}

/** A WorkSpace as it is now, and its key for paging. */
export interface KeyedWorkspace extends Workspace {
  readonly key: number;
}

/** The running modes that have a start and a stop; one that is always on has neither. */
const startable: readonly unknown[] = ['AUTO_STOP', 'MANUAL'];

/** WorkSpaces over time: the store knows what was decided when, the clock what has come of it. */
export class Workspaces {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  find(id: string): Workspace | undefined {
    const stored = this.#parts.store.find(id);
    return stored && this.#present(stored);
  }

  /** In the order they were made, from the one after a key. */
  *after(key: number): Iterable<KeyedWorkspace> {
    for (const stored of this.#parts.store.after(key)) yield { key: stored.key, ...this.#present(stored) };
  }

  /** Starts or stops one, or tells why not. */
  go(id: string, { from, by, to, takes, done }: Transition): FailedRequest | undefined {
    const { store, clock, times } = this.#parts;
    const stored = store.find(id);
    const failed = (ErrorCode: string, ErrorMessage: string) => ({ WorkspaceId: id, ErrorCode, ErrorMessage });
    if (!stored) return failed('ResourceNotFound.Workspace', `The WorkSpace ${id} does not exist.`);
    const mode = stored.facts.WorkspaceProperties?.RunningMode;
    if (!startable.includes(mode)) {
      const why = mode === undefined ? 'it has no running mode' : `its running mode is ${mode}`;
      return failed('OperationNotSupported', `The WorkSpace cannot be ${done}: ${why}, not AUTO_STOP or MANUAL.`);
    }
    const state = this.#stateOf(stored);
    if (!from.includes(state)) {
      const states = from.join(', ');
      return failed('InvalidResourceState', `The WorkSpace cannot be ${done}: its state is ${state}, not ${states}.`);
    }
    const nextTime = new Date(clock.now().getTime() + times[takes] * 1000).toISOString();
    store.set(stored, { course: { state: by, nextState: to, nextTime } });
    return undefined;
  }

  #stateOf({ state, nextState, nextTime }: StoredWorkspace): WorkspaceState {
    if (nextState === undefined || nextTime === undefined) return state;
    return this.#parts.clock.now().toISOString() < nextTime ? state : nextState;
  }

  #present(stored: StoredWorkspace): Workspace {
    return { WorkspaceId: stored.id, ...stored.facts, State: this.#stateOf(stored) };
  }
}
