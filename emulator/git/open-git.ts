import type { Clock } from '../clock.js';
import type { Stores } from '../storage/stores.js';
import { BranchIndex } from './branch-index.js';
import { Branches } from './branches.js';
import { GitState } from './git-state.js';
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
  /** What is in all repositories, as a whole. */
  readonly state: GitState;
  /** Closes the stores and takes along what is not kept. */
  readonly close: () => void;
}

/** Puts repositories behind the stored rows; what killed processes have left is swept away. */
export function openGit(stores: Stores, dataDir: string | undefined, clock: Clock): Git {
  const { storedRepositories, storedBranches: store, write, onRollback } = stores;
  const folders = new RepositoryFolders(dataDir);
  const parts = { store, repositories: storedRepositories, folders, clock, write, onRollback };
  const index = new BranchIndex(parts);
  const state = new GitState({ ...parts, store: storedRepositories, settings: stores.settings, index });
  // Nobody makes a repository meanwhile, so a folder without a row is nobody's.
  write(() => {
    state.recover();
    const ids = storedRepositories.ids();
    folders.sweep((id) => ids.has(id));
  });
  const branches = new Branches(parts, index);
  const pushes = new Pushes({ store: stores.pushes, repositories: storedRepositories, index, folders, write });
  pushes.heal();
  return {
    index,
    folders,
    pushes,
    members: new Members(),
    state,
    repositories: new Repositories({ store: storedRepositories, branches, index, write }),
    branches,
    close: () => {
      stores.close();
      folders.close();
    },
  };
}
