import type { Clock } from '../clock.js';
import type { Stores } from '../storage/stores.js';
import type { Workflow } from '../storage/workflow-store.js';
import { PushedWorkflows } from '../workflows/pushed-workflows.js';
import { BranchIndex, type BranchParts } from './branch-index.js';
import { Branches } from './branches.js';
import { Members } from './members.js';
import { Pushes } from './pushes.js';
import { Repositories } from './repositories.js';
import { RepositoryFolders } from './repository-folders.js';

/** The repositories of an emulator, with the database that knows of them. */
export interface Git {
  readonly repositories: Repositories;
  readonly branches: Branches;
  readonly index: BranchIndex;
  readonly folders: RepositoryFolders;
  readonly pushes: Pushes;
  readonly members: Members;
  /** Closes the stores and takes along what is not kept. */
  readonly close: () => void;
}

/** What Git is opened with. */
interface GitParts {
  readonly stores: Stores;
  readonly dataDir: string | undefined;
  readonly clock: Clock;
  /** Told of a workflow that a push triggers, within the write that stores the push. */
  readonly triggered: (workflow: Workflow) => void;
}

/** Puts repositories behind the stored rows; what killed processes have left is swept away. */
export function openGit({ stores, dataDir, clock, triggered }: GitParts): Git {
  const { storedRepositories, storedBranches: store, write, onRollback } = stores;
  const folders = new RepositoryFolders(dataDir);
  // Nobody makes a repository meanwhile, so a folder without a row is nobody's.
  write(() => {
    const ids = storedRepositories.ids();
    folders.sweep((id) => ids.has(id));
  });
  const workflows = new PushedWorkflows({ store: stores.workflows, clock, triggered });
  const moved: BranchParts['moved'] = (repository, path, moves) => {
    workflows.moved(repository, path, moves);
  };
  const parts = { store, repositories: storedRepositories, folders, clock, write, onRollback, moved };
  const index = new BranchIndex(parts);
  const branches = new Branches(parts, index);
  const pushes = new Pushes({ store: stores.pushes, repositories: storedRepositories, index, folders, write });
  pushes.heal();
  return {
    index,
    folders,
    pushes,
    members: new Members(),
    repositories: new Repositories({ store: storedRepositories, branches, index, write }),
    branches,
    close: () => {
      stores.close();
      folders.close();
    },
  };
}
