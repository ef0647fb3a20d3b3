import { AccessTokenStore } from './access-token-store.js';
import { BranchStore } from './branch-store.js';
import { ClientTokenStore } from './client-token-store.js';
import { Database } from './database.js';
import { DevEnvironmentSessionStore } from './dev-environment-session-store.js';
import { DevEnvironmentStore } from './dev-environment-store.js';
import { EventStore } from './event-store.js';
import { ProjectStore } from './project-store.js';
import { PushStore } from './push-store.js';
import { SettingsStore } from './settings-store.js';
import { SourceRepositoryStore } from './source-repository-store.js';
import { SpaceStore } from './space-store.js';
import { TableStore } from './table-store.js';
import { UserStore } from './user-store.js';
import { WorkflowRunStore } from './workflow-run-store.js';
import { WorkflowStore } from './workflow-store.js';
import { WorkspaceStore } from './workspace-store.js';

/** All that is stored, by kind. */
export interface Stores {
  readonly settings: SettingsStore;
  readonly users: UserStore;
  readonly spaces: SpaceStore;
  readonly projects: ProjectStore;
  /** As they are stored; `Repositories` knows their Git. */
  readonly storedRepositories: SourceRepositoryStore;
  /** An index of the refs; `Branches` keeps it right. */
  readonly storedBranches: BranchStore;
  readonly pushes: PushStore;
  readonly workflows: WorkflowStore;
  /** As they are stored; `DevEnvironments` knows how they are now. */
  readonly storedDevEnvironments: DevEnvironmentStore;
  readonly devEnvironmentSessions: DevEnvironmentSessionStore;
  /** As they are stored; `WorkflowRuns` knows how they are now. */
  readonly storedWorkflowRuns: WorkflowRunStore;
  readonly accessTokens: AccessTokenStore;
  readonly clientTokens: ClientTokenStore;
  readonly events: EventStore;
  /** As they are stored; `Workspaces` knows how they are now. */
  readonly storedWorkspaces: WorkspaceStore;
  /** All of them as plain rows. */
  readonly tables: TableStore;
  /** Makes several reads and writes one: nobody else's write comes between them, and all of them hold or none. */
  readonly write: <Result>(work: () => Result) => Result;
  /** Does something outside the database once a write has succeeded. */
  readonly onCommit: (follow: () => void) => void;
  /** Takes back what a write did outside the database, should it fail. */
  readonly onRollback: (undo: () => void) => void;
  readonly close: () => void;
}

/** Opens the stores of a data folder, or of memory that ends with the process. */
export function openStores(dataDir: string | undefined): Stores {
  const database = new Database(dataDir);
  const storedWorkflowRuns = new WorkflowRunStore(database);
  return {
    settings: new SettingsStore(database),
    users: new UserStore(database),
    spaces: new SpaceStore(database),
    projects: new ProjectStore(database),
    storedRepositories: new SourceRepositoryStore(database),
    storedBranches: new BranchStore(database),
    pushes: new PushStore(database),
    workflows: new WorkflowStore(database, storedWorkflowRuns),
    storedWorkflowRuns,
    storedDevEnvironments: new DevEnvironmentStore(database),
    devEnvironmentSessions: new DevEnvironmentSessionStore(database),
    accessTokens: new AccessTokenStore(database),
    clientTokens: new ClientTokenStore(database),
    events: new EventStore(database),
    storedWorkspaces: new WorkspaceStore(database),
    tables: new TableStore(database),
    write: (work) => database.write(work),
    onCommit: (follow) => {
      database.onCommit(follow);
    },
    onRollback: (undo) => {
      database.onRollback(undo);
    },
    close: () => {
      database.close();
    },
  };
}
