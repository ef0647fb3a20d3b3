import type { Assumptions } from './assumptions.js';
import type { Clock } from './time/clock.js';
import type { DevEnvironments } from './dev-environments/dev-environments.js';
import type { Branches } from './git/branches.js';
import type { Pushes } from './git/pushes.js';
import type { Repositories } from './git/repositories.js';
import type { Pager } from './paging/pager.js';
import type { Quotas } from './quotas.js';
import type { Stores } from './storage/stores.js';
import type { User } from './storage/user-store.js';
import type { WorkflowRuns } from './workflow-runs/workflow-runs.js';

/** What an operation acts on: the stores, who calls, the time, and where the emulator is reached. */
export interface World extends Pick<
  Stores,
  'users' | 'spaces' | 'projects' | 'workflows' | 'accessTokens' | 'clientTokens' | 'events' | 'write'
> {
  readonly caller: User;
  readonly clock: Clock;
  readonly pager: Pager;
  readonly repositories: Repositories;
  readonly branches: Branches;
  readonly pushes: Pushes;
  readonly devEnvironments: DevEnvironments;
  readonly workflowRuns: WorkflowRuns;
  readonly quotas: Quotas;
  readonly assumptions: Assumptions;
  /** Where the caller reached the emulator, as it said itself: `http://127.0.0.1:PORT`. */
  readonly origin: string;
}
