import { ConflictException, ValidationException } from '../service-exception.js';
import type { Branch, BranchChange } from '../storage/branch-store.js';
import type { SourceRepository } from '../storage/source-repository-store.js';
import type { Change } from '../storage/statement.js';
import { isInHistory } from './bare-repository.js';
import type { BranchIndex, BranchParts } from './branch-index.js';
import { initialCommit, newCommit, parseCommit } from './commit.js';
import { objectId } from './git-object.js';
import type { HeadMove } from './head-move.js';
import { ObjectDatabase } from './object-database.js';
import { RefConflict } from './ref-lock.js';
import { problemOfBranchName, standsInTheWay } from './ref-name.js';
import { type FileChanges, withFiles } from './tree.js';

/** A commit to put on a branch. */
export interface CommitRequest {
  readonly files: FileChanges;
  readonly message: string;
  /** Author and committer in one. */
  readonly by: string;
}

/** The branches of repositories. Each change is one of the ref and of the stored branch, or of neither. */
export class Branches {
  readonly #parts: BranchParts;
  readonly #index: BranchIndex;

  constructor(parts: BranchParts, index: BranchIndex) {
    this.#parts = parts;
    this.#index = index;
  }

  find(repository: SourceRepository, name: string): Branch | undefined {
    this.#index.refresh(repository);
    return this.#parts.store.find(repository, name);
  }

  /** Branches of a repository in the order they were made, from the one after a key. */
  after(repository: SourceRepository, key: number): Iterable<Branch> {
    this.#index.refresh(repository);
    return this.#parts.store.after(repository, key);
  }

  /** Makes the branch that a new repository is born with. In memory its files are written when they are first needed. */
  begin(repository: SourceRepository): void {
    const { store, folders, onRollback } = this.#parts;
    const { id, createdTime, defaultBranchName: name } = repository;
    store.insert(repository, {
      name,
      headCommitId: objectId(initialCommit(createdTime)),
      lastUpdatedTime: createdTime,
    });
    if (!folders.areKept) return;
    this.#index.open(repository);
    onRollback(() => {
      folders.remove(id);
    });
  }

  /**
   * Makes a branch at a commit that is in one, or at the head of the default branch.
   * A name that Git does not take and an unknown commit are invalid, a taken name is a conflict.
   */
  create(repository: SourceRepository, name: string, commitId?: string): Branch {
    const problem = problemOfBranchName(name);
    if (problem !== undefined) {
      throw new ValidationException(
        `No branch can be named ${JSON.stringify(name)}: the name ${problem}.`,
        'branchName',
      );
    }
    return this.#parts.write(() => {
      const heads = new Map(Array.from(this.after(repository, 0), (branch) => [branch.name, branch.headCommitId]));
      refuseTaken(repository, name, heads);
      const to = commitId ?? heads.get(repository.defaultBranchName);
      if (to === undefined || !isInHistory(this.#index.open(repository), to, heads.values())) {
        throw new ValidationException(
          `The commit is in no branch of source repository ${repository.name}.`,
          'unknownCommit',
        );
      }
      this.#update(repository, { name, from: undefined, to, isPush: false });
      this.#parts.store.insert(repository, { name, headCommitId: to, lastUpdatedTime: this.#now() });
      return this.#require(repository, name);
    });
  }

  /** Changes members of a branch; a head that is no commit of the repository is invalid. Unless it is a push, no run starts. */
  set(repository: SourceRepository, name: string, members: Change<BranchChange>, isPush = false): void {
    this.#parts.write(() => {
      const branch = this.#require(repository, name);
      const { headCommitId: to } = members;
      if (to !== undefined) this.#move(repository, branch, to, isPush);
      this.#parts.store.set(branch, members);
    });
  }

  /** Puts a commit on a branch as a push does, and answers its id. */
  commit(repository: SourceRepository, name: string, { files, message, by }: CommitRequest): string {
    return this.#parts.write(() => {
      const { headCommitId } = this.#require(repository, name);
      using objects = new ObjectDatabase(this.#index.open(repository));
      const { tree } = parseCommit(objects.require(headCommitId, 'commit'));
      const changed = withFiles(objects, tree, files);
      const parents = [headCommitId];
      const to = objects.write(newCommit({ tree: changed, parents, by, time: this.#now(), message }));
      this.push(repository, name, to);
      return to;
    });
  }

  /** Moves a branch to a commit of the repository, as a push does. */
  push(repository: SourceRepository, name: string, to: string): void {
    this.#parts.write(() => {
      const lastUpdatedTime = this.#now();
      this.set(repository, name, { headCommitId: to, lastUpdatedTime }, true);
      this.#parts.repositories.set(repository, { lastUpdatedTime });
    });
  }

  delete(repository: SourceRepository, name: string): void {
    this.#parts.write(() => {
      const branch = this.#require(repository, name);
      this.#update(repository, { name, from: branch.headCommitId, to: undefined, isPush: true });
      this.#parts.store.delete(branch);
    });
  }

  #move(repository: SourceRepository, { name, headCommitId: from }: Branch, to: string, isPush: boolean): void {
    using objects = new ObjectDatabase(this.#index.open(repository));
    if (objects.read(to)?.type !== 'commit') {
      throw new ValidationException(`The source repository ${repository.name} has no commit ${to}.`);
    }
    this.#update(repository, { name, from, to, isPush });
  }

  #update(repository: SourceRepository, update: HeadMove): void {
    const { changes, moved } = this.#parts;
    const folder = this.#index.open(repository);
    try {
      changes.make(repository, folder, update);
    } catch (error) {
      if (!(error instanceof RefConflict)) throw error;
      throw new ConflictException(`The branch ${update.name} of ${repository.name} is in use: ${error.message}`);
    }
    moved(repository, folder, [update]);
  }

  #require(repository: SourceRepository, name: string): Branch {
    const branch = this.find(repository, name);
    if (!branch) throw new Error(`The source repository ${repository.name} has no branch ${name}.`);
    return branch;
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}

function refuseTaken(repository: SourceRepository, name: string, branches: ReadonlyMap<string, string>): void {
  const place = `source repository ${repository.name}`;
  if (branches.has(name))
    throw new ConflictException(`A branch named ${name} already exists in ${place}.`, 'takenName');
  if (standsInTheWay(name, branches.keys())) {
    throw new ConflictException(
      `A branch of ${place} stands in the way of ${name}: Git keeps branches as files.`,
      'branchInTheWay',
    );
  }
}
