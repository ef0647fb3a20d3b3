import { DocumentError } from '../documents/shape.js';
import { NotPossible } from '../not-possible.js';
import type { SourceRepository, SourceRepositoryStore } from '../storage/source-repository-store.js';
import type { SettingsStore } from '../storage/settings-store.js';
import type { Stores } from '../storage/stores.js';
import type { BranchIndex } from './branch-index.js';
import { readRefs } from './ref-scan.js';
import {
  ContentsProblem,
  mostBytes,
  readContents,
  type RepositoryContents,
  writeContents,
} from './repository-contents.js';
import type { RepositoryFolders } from './repository-folders.js';

/** What is in a repository, by its id. */
export interface RepositoryDump extends RepositoryContents {
  readonly id: string;
}

/** The same, to be loaded. */
export interface RepositoryToLoad extends RepositoryDump {
  readonly defaultBranch: string;
}

interface Parts extends Pick<Stores, 'write' | 'onRollback'> {
  readonly store: SourceRepositoryStore;
  readonly settings: SettingsStore;
  readonly index: BranchIndex;
  readonly folders: RepositoryFolders;
}

/** Where it is stored which folders belong to the rows. */
const setting = 'repositories-swap';

/** All that is in all repositories, as a whole. */
export class GitState {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Ends what a process that was killed has begun. To be called where nobody else writes. */
  recover(): void {
    this.#parts.folders.recover(this.#parts.settings.get(setting));
  }

  /** What is in all repositories at the moment that rows are read. More than 128 MiB of it is NotPossible. */
  dump<Rows>(readRows: () => Rows): { readonly rows: Rows; readonly repositories: readonly RepositoryDump[] } {
    const { store, write } = this.#parts;
    // What refs lead to never changes, so that nobody needs to wait until it is read.
    const { rows, found } = write(() => ({
      found: store.all().flatMap((repository) => this.#refsOf(repository)),
      rows: readRows(),
    }));
    let left = mostBytes;
    const repositories = found.map(({ id, name, folder, refs }) => {
      try {
        const contents = readContents(folder, refs, left);
        left -= contents.pack.length * 0.75;
        return { id, ...contents };
      } catch (error) {
        throw refusalOf(name, error);
      }
    });
    return { rows, repositories };
  }

  /** Puts repositories in the place of all there are, and does the rest in the same transaction: all of it, or nothing. */
  load(repositories: readonly RepositoryToLoad[], rest: () => void): void {
    const { folders, settings, write, onRollback } = this.#parts;
    const swap = folders.prepare((folderOf) => {
      for (const [index, { id, defaultBranch, ...contents }] of repositories.entries()) {
        fill(`/repositories/${String(index)}`, () => {
          writeContents(folderOf(id), contents, defaultBranch);
        });
      }
    });
    try {
      write(() => {
        this.recover();
        rest();
        settings.change(setting, () => swap.id);
        swap.swap();
        onRollback(() => {
          swap.undo();
        });
      });
    } finally {
      swap.end();
    }
  }

  /** Nothing of a repository that has no files yet: they follow from its row. */
  #refsOf(repository: SourceRepository) {
    const { folders, index } = this.#parts;
    index.refresh(repository);
    const folder = folders.find(repository.id);
    return folder === undefined ? [] : [{ ...repository, folder, refs: readRefs(folder) }];
  }
}

function fill(member: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof ContentsProblem)) throw error;
    throw new DocumentError('The state', [{ member, message: `cannot be stored: ${error.message}` }]);
  }
}

function refusalOf(name: string, error: unknown): NotPossible {
  if (error instanceof RangeError) {
    const most = String(mostBytes / 1024 ** 2);
    return new NotPossible(
      `A dump carries at most ${most} MiB of what is in repositories, and ${name} is beyond that: copy the data folder instead.`,
    );
  }
  const why = error instanceof Error ? error.message : String(error);
  return new NotPossible(
    `The source repository ${name} cannot be read whole: ${why} If somebody deletes it, ask again.`,
  );
}
