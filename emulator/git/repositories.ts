import type { Project } from '../storage/project-store.js';
import type {
  NewSourceRepository,
  SourceRepository,
  SourceRepositoryMembers,
  SourceRepositoryStore,
} from '../storage/source-repository-store.js';
import type { Change } from '../storage/statement.js';
import type { Stores } from '../storage/stores.js';
import type { BranchIndex } from './branch-index.js';
import type { Branches } from './branches.js';
import { setDefaultBranch } from './ref-update.js';

/** What repositories are made of. */
interface RepositoryParts extends Pick<Stores, 'write'> {
  readonly store: SourceRepositoryStore;
  readonly branches: Branches;
  readonly index: BranchIndex;
}

/** Source repositories: a row and a bare repository each. However a row goes, its folder goes with it. */
export class Repositories {
  readonly #parts: RepositoryParts;

  constructor(parts: RepositoryParts) {
    this.#parts = parts;
  }

  find(spaceName: string, projectName: string, name: string): SourceRepository | undefined {
    return this.#parts.store.find(spaceName, projectName, name);
  }

  require(spaceName: string, projectName: string, name: string): SourceRepository {
    return this.#parts.store.require(spaceName, projectName, name);
  }

  /** Repositories of a project in the order they were made, from the one after a key. */
  after(project: Project, key: number): Iterable<SourceRepository> {
    return this.#parts.store.after(project, key);
  }

  /** Makes a repository with an empty first commit on `main`; a taken name is a conflict. */
  create(project: Project, start: NewSourceRepository): SourceRepository {
    const { store, branches, write } = this.#parts;
    // Files first, row last: a kill in between leaves a folder without a row, which the next start sweeps.
    return write(() => {
      const repository = store.create(project, start);
      branches.begin(repository);
      return repository;
    });
  }

  set(repository: SourceRepository, members: Change<SourceRepositoryMembers>): void {
    const { store, index, write } = this.#parts;
    write(() => {
      // The files follow from the row until they are written, so they are written before it changes.
      const folder = index.open(repository);
      store.set(repository, members);
      if (members.defaultBranchName !== undefined) setDefaultBranch(folder, members.defaultBranchName);
    });
  }

  delete(repository: SourceRepository): void {
    this.#parts.store.delete(repository);
  }
}
