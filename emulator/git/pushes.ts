import type { PushStore } from '../storage/push-store.js';
import type { SourceRepository, SourceRepositoryStore } from '../storage/source-repository-store.js';
import type { Stores } from '../storage/stores.js';
import type { BranchIndex } from './branch-index.js';
import type { RepositoryFolders } from './repository-folders.js';

/** What pushes are made of. */
interface PushParts extends Pick<Stores, 'write'> {
  readonly store: PushStore;
  readonly repositories: SourceRepositoryStore;
  readonly index: BranchIndex;
  readonly folders: RepositoryFolders;
}

/** Pushes under way. Git moves the refs in a process of its own, so they are on record until what they did is stored. */
export class Pushes {
  readonly #parts: PushParts;

  constructor(parts: PushParts) {
    this.#parts = parts;
  }

  /**
   * Puts on record that a process may move branches. The answer is to be called when it has ended, before the client is
   * told; there is none when the repository has just been deleted.
   */
  begin(repository: SourceRepository, pid: number): (() => void) | undefined {
    const { store, repositories, folders, write } = this.#parts;
    const key = write(() => (repositories.findByKey(repository.key) ? store.insert(repository, pid) : undefined));
    if (key === undefined) return undefined;
    return () => {
      write(() => {
        if (!this.#bringUp(repository.key)) folders.remove(repository.id);
        store.delete(key);
      });
    };
  }

  /** Stores what pushes have done of which nobody saw the end: their emulator was killed, in the middle or just after. */
  heal(): void {
    for (const { key, repositoryKey, pid } of this.#parts.store.all()) {
      // Asked before the refs are read: what dies in between has its turn the next time.
      const isOver = !isAlive(pid);
      this.#bringUp(repositoryKey);
      if (isOver) this.#parts.store.delete(key);
    }
  }

  /** Answers whether the repository is still there. */
  #bringUp(repositoryKey: number): boolean {
    const { repositories, index } = this.#parts;
    const repository = repositories.findByKey(repositoryKey);
    if (repository) index.refresh(repository);
    return repository !== undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
