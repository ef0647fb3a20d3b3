import { randomUUID } from 'node:crypto';
import type { Branches } from '../git/branches.js';
import type { Members } from '../git/members.js';
import type { Repositories } from '../git/repositories.js';
import type { FileChanges } from '../git/tree.js';
import { known } from './known.js';
import { PersonalControls, type PersonalParts } from './personal-controls.js';
import type { Branch, BranchChange } from '../storage/branch-store.js';
import type { SourceRepository, SourceRepositoryMembers } from '../storage/source-repository-store.js';
import type { Change } from '../storage/statement.js';

/** What the controls of repositories reach into. */
export interface RepositoryParts extends PersonalParts {
  readonly repositories: Repositories;
  readonly branches: Branches;
  readonly members: Members;
}

/** A third-party repository; the provider is the first label of its clone URL's host. */
export interface LinkedRepository {
  readonly name: string;
  readonly provider?: 'github' | 'gitlab' | 'bitbucket';
  readonly description?: string;
}

/** Who makes the commits of the controls, unless told otherwise. */
const somebody = 'Somebody Else';

/** What tests do to repositories and what is in them, without Git. */
export class RepositoryControls extends PersonalControls {
  readonly #parts: RepositoryParts;

  constructor(parts: RepositoryParts) {
    super(parts);
    this.#parts = parts;
  }

  /** Makes a repository with its first commit on `main`. */
  addSourceRepository(
    space: string,
    project: string,
    { name, description }: { readonly name: string; readonly description?: string },
  ): SourceRepository {
    const start = { name, description, createdTime: this.#now() };
    return this.#parts.repositories.create(this.#project(space, project), start);
  }

  /** Makes a repository that lives with a third party (GitHub unless told otherwise): listed, but not to be branched or deleted. */
  addLinkedRepository(space: string, project: string, linked: LinkedRepository): SourceRepository {
    const { name, provider: linkedProvider = 'github', description } = linked;
    const start = { name, description, linkedProvider, createdTime: this.#now() };
    return this.#parts.repositories.create(this.#project(space, project), start);
  }

  getSourceRepository(space: string, project: string, name: string): SourceRepository | undefined {
    return this.#parts.repositories.find(space, project, name);
  }

  setSourceRepository(space: string, project: string, name: string, members: Change<SourceRepositoryMembers>): void {
    this.#parts.repositories.set(this.#repository(space, project, name), members);
  }

  /** Deletes it, a linked one too. */
  deleteSourceRepository(space: string, project: string, name: string): void {
    const { repositories, workflowRuns, stores } = this.#parts;
    stores.write(() => {
      const repository = this.#repository(space, project, name);
      workflowRuns.cancelOf(repository);
      repositories.delete(repository);
    });
  }

  /** Makes a branch at a commit that is in one, at the head of the default branch when absent. */
  addBranch(space: string, project: string, repository: string, name: string, commitId?: string): Branch {
    return this.#parts.branches.create(this.#repository(space, project, repository), name, commitId);
  }

  getBranch(space: string, project: string, repository: string, name: string): Branch | undefined {
    return this.#parts.branches.find(this.#repository(space, project, repository), name);
  }

  /** Sets members; a head must be a commit of the repository. */
  setBranch(space: string, project: string, repository: string, name: string, members: Change<BranchChange>): void {
    this.#parts.branches.set(this.#holding(space, project, repository, name), name, members);
  }

  /** Deletes it as a push would: the default branch too. */
  deleteBranch(space: string, project: string, repository: string, name: string): void {
    this.#parts.branches.delete(this.#holding(space, project, repository, name), name);
  }

  /** Moves a branch as a push does, to a commit of the repository, or to a new one on top that changes no file; answers the new head. */
  moveHead(space: string, project: string, repository: string, branch: string, commitId?: string): string {
    const parent = this.#holding(space, project, repository, branch);
    if (commitId === undefined) return this.#commit(parent, branch, {});
    this.#parts.branches.push(parent, branch, commitId);
    return commitId;
  }

  /** Puts a commit on a branch as a push does: files by their path, undefined removes one; answers the new head. */
  commitFiles(space: string, project: string, repository: string, branch: string, files: FileChanges): string {
    return this.#commit(this.#holding(space, project, repository, branch), branch, files);
  }

  /**
   * Says who may reach the repositories of a project by Git; with nobody named it is everybody, as in the beginning.
   * It holds as long as the emulator runs. The API does not ask: it has no members.
   */
  setProjectMembers(space: string, project: string, aliases?: readonly string[]): void {
    this.#project(space, project);
    this.#parts.members.set(space, project, aliases);
  }

  #commit(repository: SourceRepository, branch: string, files: FileChanges): string {
    // Told apart by its message, or the same change made twice in a second would be one commit.
    const message = `Change ${randomUUID()}`;
    return this.#parts.branches.commit(repository, branch, { files, message, by: somebody });
  }

  #project(space: string, name: string) {
    return known(this.#parts.stores.projects.find(space, name), `${space}/${name}`);
  }

  #repository(space: string, project: string, name: string): SourceRepository {
    return known(this.getSourceRepository(space, project, name), `${space}/${project}/${name}`);
  }

  /** The repository of a branch that must be there. */
  #holding(space: string, project: string, repository: string, branch: string): SourceRepository {
    known(this.getBranch(space, project, repository, branch), `${space}/${project}/${repository}/${branch}`);
    return this.#repository(space, project, repository);
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}
