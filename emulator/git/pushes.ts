import type { Push, PushStore } from '../storage/push-store.js';
import type { SourceRepository, SourceRepositoryStore } from '../storage/source-repository-store.js';
import type { Stores } from '../storage/stores.js';
import type { BranchChanges } from './branch-changes.js';
import type { BranchIndex } from './branch-index.js';
import { isPushAlive } from './push-process.js';
import type { RepositoryFolders } from './repository-folders.js';

/** What pushes are made of. */
interface PushParts extends Pick<Stores, 'write'> {
  readonly store: PushStore;
  readonly repositories: SourceRepositoryStore;
  readonly index: BranchIndex;
  readonly folders: RepositoryFolders;
  readonly changes: BranchChanges;
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
    const { store, repositories, folders, changes, write } = this.#parts;
    const key = write(() => {
      // A lock that somebody left would be in the way.
      changes.settle();
      return repositories.findByKey(repository.key) ? store.insert(repository, pid) : undefined;
    });
    if (key === undefined) return undefined;
    return () => {
      write(() => {
        if (!this.#end({ key, repositoryKey: repository.key, pid })) folders.remove(repository.id);
      });
    };
  }

  /** Stores what pushes have done of which nobody saw the end: their emulator was killed, in the middle or just after. */
  heal(): void {
    const { store, write } = this.#parts;
    for (const push of store.all()) {
      // One that goes on, here or elsewhere, has its turn when it has ended.
      if (!isPushAlive(push.pid)) write(() => this.#end(push));
    }
  }

  /** Stores what a push has done, and answers whether the repository is still there. It is on record until what it left is gone. */
  #end(push: Push): boolean {
    const { store, repositories, index, changes } = this.#parts;
    const repository = repositories.findByKey(push.repositoryKey);
    if (repository) index.refresh(repository);
    if (!repository || changes.clean(repository)) store.delete(push);
    return repository !== undefined;
  }
}
