import type { Clock } from '../clock.js';
import type { Stores } from '../storage/stores.js';
import { BranchChanges } from './branch-changes.js';
import { BranchIndex } from './branch-index.js';
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

/** Puts repositories behind the stored rows; what killed processes have left is swept away. */
export function openGit(stores: Stores, dataDir: string | undefined, clock: Clock): Git {
  const { storedRepositories, storedBranches: store, write, onCommit, onRollback } = stores;
  const folders = new RepositoryFolders(dataDir);
  // Nobody makes a repository meanwhile, so a folder without a row is nobody's.
  write(() => {
    const ids = storedRepositories.ids();
    folders.sweep((id) => ids.has(id));
  });
  const repositories = storedRepositories;
  const changes = new BranchChanges(dataDir, {
    ...{ store, repositories, folders, onCommit, onRollback },
    pushes: stores.pushes,
  });
  write(() => {
    changes.settle();
  });
  const parts = { store, repositories, folders, changes, clock, write, onRollback };
  const index = new BranchIndex(parts);
  const branches = new Branches(parts, index);
  const pushes = new Pushes({ store: stores.pushes, repositories, index, folders, changes, write });
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
