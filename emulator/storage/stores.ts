import { AccessTokenStore } from './access-token-store.js';
import { BranchStore } from './branch-store.js';
import { ClientTokenStore } from './client-token-store.js';
import { Database } from './database.js';
import { DevEnvironmentStore } from './dev-environment-store.js';
import { ProjectStore } from './project-store.js';
import { SettingsStore } from './settings-store.js';
import { SourceRepositoryStore } from './source-repository-store.js';
import { SpaceStore } from './space-store.js';
import { TableStore } from './table-store.js';
import { UserStore } from './user-store.js';
import { WorkflowStore } from './workflow-store.js';
import { WorkspaceStore } from './workspace-store.js';

/** All that is stored, by kind. */
export interface Stores {
  readonly settings: SettingsStore;
  readonly users: UserStore;
  readonly spaces: SpaceStore;
  readonly projects: ProjectStore;
  readonly repositories: SourceRepositoryStore;
  readonly branches: BranchStore;
  readonly workflows: WorkflowStore;
  /** As they are stored; `DevEnvironments` knows how they are now. */
  readonly storedDevEnvironments: DevEnvironmentStore;
  readonly accessTokens: AccessTokenStore;
  readonly clientTokens: ClientTokenStore;
  /** As they are stored; `Workspaces` knows how they are now. */
  readonly storedWorkspaces: WorkspaceStore;
  /** All of them as plain rows. */
  readonly tables: TableStore;
  /** Makes several reads and writes one: nobody else's write comes between them, and all of them hold or none. */
  readonly write: <Result>(work: () => Result) => Result;
  readonly close: () => void;
}

/** Opens the stores of a data folder, or of memory that ends with the process. */
export function openStores(dataDir: string | undefined): Stores {
  const database = new Database(dataDir);
  const branches = new BranchStore(database);
  return {
    settings: new SettingsStore(database),
    users: new UserStore(database),
    spaces: new SpaceStore(database),
    projects: new ProjectStore(database),
    repositories: new SourceRepositoryStore(database, branches),
    branches,
    workflows: new WorkflowStore(database),
    storedDevEnvironments: new DevEnvironmentStore(database),
    accessTokens: new AccessTokenStore(database),
    clientTokens: new ClientTokenStore(database),
    storedWorkspaces: new WorkspaceStore(database),
    tables: new TableStore(database),
    write: (work) => database.write(work),
    close: () => {
      database.close();
    },
  };
}
