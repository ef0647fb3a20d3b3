import type { Clock } from '../time/clock.js';
import { AccessDeniedException } from '../service-exception.js';
import type { Branch, BranchStore } from '../storage/branch-store.js';
import type { SourceRepository, SourceRepositoryStore } from '../storage/source-repository-store.js';
import type { Stores } from '../storage/stores.js';
import type { BranchChanges } from './branch-changes.js';
import { initialCommit } from './commit.js';
import { objectId } from './git-object.js';
import type { HeadsMoved } from './head-move.js';
import { problemOfBranchName, standsInTheWay } from './ref-name.js';
import { isCurrent, scanRefs, type Stamp } from './ref-scan.js';
import type { RepositoryFolders } from './repository-folders.js';

/** What the index is made of. */
export interface BranchParts extends Pick<Stores, 'write' | 'onRollback'> {
  readonly store: BranchStore;
  readonly repositories: SourceRepositoryStore;
  readonly folders: RepositoryFolders;
  readonly changes: BranchChanges;
  readonly clock: Clock;
  readonly moved: HeadsMoved;
}

/**
 * Holds stored branches to the refs, which are the truth: the rows are an index of them, with an order and times. They are
 * brought up to the refs whenever those have changed: by a push, by another process, or just before a process was killed.
 */
export class BranchIndex {
  readonly #parts: BranchParts;
  /** How the refs of a repository looked when the stored branches were last like them. */
  readonly #stamps = new Map<string, Stamp>();

  constructor(parts: BranchParts) {
    this.#parts = parts;
    parts.repositories.onDelete((id) => {
      this.#stamps.delete(id);
      // A state that is loaded puts the same repository in its own place.
      if (!parts.repositories.has(id)) parts.folders.remove(id);
    });
  }

  /** The folder of a repository. One that is not there yet, or not any more, begins with the first commit. */
  open(repository: SourceRepository): string {
    const { folders, write } = this.#parts;
    return folders.find(repository.id) ?? write(() => folders.find(repository.id) ?? this.#restore(repository));
  }

  /** Brings the stored branches up to the refs. Costs a look at the folders of the refs when nothing has changed. */
  refresh(repository: SourceRepository): void {
    const { changes, folders, write } = this.#parts;
    // What has no files in memory was never anything but what is stored.
    if (!folders.areKept && folders.find(repository.id) === undefined) return;
    const folder = this.open(repository);
    const stamp = this.#stamps.get(repository.id);
    if (stamp && isCurrent(folder, stamp)) return;
    // Looked at again where nobody else writes: another process may be about to store the same.
    if (this.#isRight(repository, folder)) return;
    write(() => {
      // What was never committed is not to be taken for the truth.
      changes.settle();
      this.#isRight(repository, folder, true);
    });
  }

  /** Whether the stored branches are the refs; with a repair, they are made so. */
  #isRight(repository: SourceRepository, folder: string, repair = false): boolean {
    const { heads, stamp } = scanRefs(folder);
    const stored = new Map(Array.from(this.#parts.store.after(repository, 0), (branch) => [branch.name, branch]));
    const gone = [...stored.values()].filter(({ name }) => !heads.has(name));
    const moved = [...heads].filter(([name, head]) => stored.get(name)?.headCommitId !== head);
    if (gone.length + moved.length > 0) {
      if (!repair) return false;
      this.#repair(repository, stored, gone, moved);
      const moves = [...gone.map(({ name }) => name), ...moved.map(([name]) => name)].map((name) => ({
        name,
        from: stored.get(name)?.headCommitId,
        to: heads.get(name),
        // What the API does is stored with the ref, so this was none of it.
        isPush: true,
      }));
      this.#parts.moved(repository, folder, moves);
    }
    if (stamp) this.#stamps.set(repository.id, stamp);
    return true;
  }

  #repair(
    repository: SourceRepository,
    stored: ReadonlyMap<string, Branch>,
    gone: readonly Branch[],
    moved: readonly (readonly [name: string, head: string])[],
  ): void {
    const { store, repositories, clock } = this.#parts;
    const lastUpdatedTime = clock.now().toISOString();
    for (const branch of gone) store.delete(branch);
    for (const [name, headCommitId] of moved) {
      const branch = stored.get(name);
      if (branch) store.set(branch, { headCommitId, lastUpdatedTime });
      else store.insert(repository, { name, headCommitId, lastUpdatedTime });
    }
    repositories.set(repository, { lastUpdatedTime });
  }

  /** Makes the folder of what is stored. The commits that branches pointed to are not there any more, so they begin anew. */
  #restore(repository: SourceRepository): string {
    const { store, folders, repositories } = this.#parts;
    const { id, key, name, createdTime, defaultBranchName: defaultBranch } = repository;
    if (!repositories.findByKey(key)) throw new AccessDeniedException(`The source repository ${name} was deleted.`);
    const commit = initialCommit(createdTime);
    const headCommitId = objectId(commit);
    const branches: string[] = [];
    for (const branch of [...store.after(repository, 0)]) {
      // A folder of before there was Git may hold names that Git does not take.
      if (problemOfBranchName(branch.name) !== undefined || standsInTheWay(branch.name, branches)) store.delete(branch);
      else branches.push(branch.name);
      if (branch.headCommitId !== headCommitId) store.set(branch, { headCommitId });
    }
    return folders.create(id, { commit, defaultBranch, branches });
  }
}
