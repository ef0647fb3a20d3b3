import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderSwap, recoverSwaps } from './folder-swap.js';
import { type Beginning, writeBareRepository } from './bare-repository.js';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const isId = new RegExp(`^${uuid}$`);
/** Whether a text can be the id of a repository: whatever else it is, it is no path. */
export const isRepositoryId = (text: string): boolean => isId.test(text);
/** What is ours in the folder: a repository, or one that is on its way in or out. */
const isOurs = new RegExp(`^(${uuid})\\.(?:git|new|gone)$`);

/** Folders of emulators that keep nothing; a process that ends without closing them still takes them along. */
const temporary = new Set<string>();
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/**
 * Where the bare repositories are: `<dataDir>/git/<id>.git`, or in a temporary folder that is made when the first is used.
 * The name of a folder is the id that was made for the repository, never anything that a request brought.
 */
export class RepositoryFolders {
  /** Whether they outlive the emulator. */
  readonly areKept: boolean;
  #root: string | undefined;
  readonly #users = new Map<string, Set<() => void>>();

  constructor(dataDir: string | undefined) {
    this.areKept = dataDir !== undefined;
    if (dataDir !== undefined) this.#root = join(dataDir, 'git');
  }

  /** The folder of a repository, if it has been made. */
  find(id: string): string | undefined {
    const folder = this.#root === undefined ? undefined : this.#pathOf(id, 'git');
    return folder !== undefined && existsSync(folder) ? folder : undefined;
  }

  /** Makes the folder of a repository, whole or not at all. */
  create(id: string, beginning: Beginning): string {
    const root = this.#ownRoot();
    const aside = this.#pathOf(id, 'new');
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(root, { recursive: true, mode: 0o700 });
    writeBareRepository(aside, beginning);
    const folder = this.#pathOf(id, 'git');
    renameSync(aside, folder);
    return folder;
  }

  /** Tells who works in the folder of a repository to stop when it is to be removed, until disposed of. */
  use(id: string, stop: () => void): Disposable {
    const users = this.#users.get(id) ?? new Set();
    this.#users.set(id, users.add(stop));
    return {
      [Symbol.dispose]: () => {
        users.delete(stop);
        if (users.size === 0) this.#users.delete(id);
      },
    };
  }

  /** Removes the folder of a repository. Whoever still works in it fails, and may leave a part that the next removal takes. */
  remove(id: string): void {
    for (const stop of this.#users.get(id) ?? []) stop();
    const folder = this.find(id);
    const gone = this.#pathOf(id, 'gone');
    if (folder !== undefined) renameSync(folder, gone);
    discard(gone);
  }

  /** Removes what a process that was killed has left: folders of no repository. Nobody may make one meanwhile. */
  sweep(isKnown: (id: string) => boolean): void {
    const root = this.#root;
    if (root === undefined || !existsSync(root)) return;
    for (const name of readdirSync(root)) {
      const id = isOurs.exec(name)?.[1];
      if (id === undefined || (name.endsWith('.git') && isKnown(id))) continue;
      discard(join(root, name));
    }
  }

  /** Makes folders that can take the place of all there are; who works in one of those is told to stop. */
  prepare(fill: (folderOf: (id: string) => string) => void): FolderSwap {
    const swap = new FolderSwap(this.#ownRoot());
    try {
      fill((id) => this.#pathOf(id, 'git', swap.staged));
    } catch (error) {
      swap.end();
      throw error;
    }
    for (const stop of [...this.#users.values()].flatMap((stops) => [...stops])) stop();
    return swap;
  }

  /** Ends what a process that was killed while it put folders in place has begun. Nobody may do so meanwhile. */
  recover(swapped: string | undefined): void {
    if (this.areKept && this.#root !== undefined) recoverSwaps(this.#root, swapped);
  }

  /** Takes along what is not kept. */
  close(): void {
    if (this.areKept || this.#root === undefined) return;
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
    temporary.delete(this.#root);
    this.#root = undefined;
  }

  #ownRoot(): string {
    if (this.#root === undefined) {
      this.#root = mkdtempSync(join(tmpdir(), 'codecatalyst-git-'));
      temporary.add(this.#root);
    }
    return this.#root;
  }

  #pathOf(id: string, ending: 'git' | 'new' | 'gone', root = this.#root ?? ''): string {
    if (!isRepositoryId(id)) throw new Error(`${JSON.stringify(id)} is no id of a repository.`);
    return join(root, `${id}.${ending}`);
  }
}

/** Removes a folder in which a process may still be at work, whose part is left for the next time. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
  }
}
