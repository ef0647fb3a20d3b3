import type { WorkspaceState } from '../storage/workspace-store.js';
import type { WorkspaceTimes } from './times.js';

/** What is done to a WorkSpace: from which states, by which on the way, to where, and how long that takes. */
export interface Transition {
  readonly from: readonly WorkspaceState[];
  readonly by: WorkspaceState;
  readonly to: WorkspaceState;
  readonly takes: keyof WorkspaceTimes;
  /** As in "cannot be stopped". */
  readonly done: string;
}

export const transitions = {
  start: { from: ['STOPPED'], by: 'STARTING', to: 'AVAILABLE', takes: 'startSeconds', done: 'started' },
  stop: {
    from: ['AVAILABLE', 'IMPAIRED', 'UNHEALTHY', 'ERROR'],
    by: 'STOPPING',
    to: 'STOPPED',
    takes: 'stopSeconds',
    done: 'stopped',
  },
} as const satisfies Readonly<Record<string, Transition>>;
