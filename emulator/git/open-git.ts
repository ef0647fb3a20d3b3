import type { Clock } from '../time/clock.js';
import type { Stores } from '../storage/stores.js';
import { BranchChanges } from './branch-changes.js';
import { BranchIndex } from './branch-index.js';
import { Branches } from './branches.js';
import { GitState } from './git-state.js';
import type { HeadsMoved } from './head-move.js';
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
  readonly contents: GitState;
  /** Closes the stores and takes along what is not kept. */
  readonly close: () => void;
}

/** What Git is opened with. */
interface GitParts {
  readonly stores: Stores;
  readonly dataDir: string | undefined;
  readonly clock: Clock;
  readonly moved: HeadsMoved;
}

/** Puts repositories behind the stored rows; what killed processes have left is swept away. */
export function openGit({ stores, dataDir, clock, moved }: GitParts): Git {
  const { storedRepositories: repositories, storedBranches: store, write, onCommit, onRollback } = stores;
  const folders = new RepositoryFolders(dataDir);
  const changes = new BranchChanges(dataDir, {
    store,
    repositories,
    folders,
    onCommit,
    onRollback,
    pushes: stores.pushes,
  });
  const parts = { store, repositories, folders, changes, clock, write, onRollback, moved };
  const index = new BranchIndex(parts);
  const contents = new GitState({ ...parts, store: repositories, settings: stores.settings, index });
  // Nobody makes a repository meanwhile, so a folder without a row is nobody's.
  write(() => {
    contents.recover();
    const ids = repositories.ids();
    folders.sweep((id) => ids.has(id));
    changes.settle();
  });
  const branches = new Branches(parts, index);
  const pushes = new Pushes({ store: stores.pushes, repositories, index, folders, changes, write });
  pushes.heal();
  return {
    index,
    folders,
    pushes,
    members: new Members(),
    contents,
    repositories: new Repositories({ store: repositories, branches, index, write }),
    branches,
    close: () => {
      stores.close();
      folders.close();
    },
  };
}
