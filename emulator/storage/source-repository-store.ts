import { randomUUID } from 'node:crypto';
import { AccessDeniedException, ConflictException } from '../service-exception.js';
import type { Database } from './database.js';
import type { Project } from './project-store.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a repository that a control may set. Times are RFC 3339. */
export interface SourceRepositoryMembers {
  readonly name: string;
  readonly description?: string;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  readonly defaultBranchName: string;
  /** Set for a third-party repository: `github`, `gitlab` or `bitbucket`. */
  readonly linkedProvider?: string;
}

export interface SourceRepository extends SourceRepositoryMembers {
  readonly key: number;
  readonly spaceName: string;
  readonly projectName: string;
  /** Made once and never changed: its folder is called so. */
  readonly id: string;
}

/** What a new repository starts from. */
export type NewSourceRepository = Pick<SourceRepositoryMembers, 'name' | 'createdTime'> &
  Change<Pick<SourceRepositoryMembers, 'description' | 'linkedProvider'>>;

const select = `
  SELECT r.key, spaces.name AS spaceName, projects.name AS projectName, r.id, r.name, r.description, r.createdTime,
    r.lastUpdatedTime, r.defaultBranchName, r.linkedProvider
  FROM sourceRepositories r JOIN projects ON projects.key = r.projectKey JOIN spaces ON spaces.key = projects.spaceKey`;

const columns = [
  'name',
  'description',
  'createdTime',
  'lastUpdatedTime',
  'defaultBranchName',
  'linkedProvider',
] as const;

export class SourceRepositoryStore {
  readonly #database: Database;
  readonly #find: Query<SourceRepository>;
  readonly #after: Query<SourceRepository>;
  readonly #all: Query<SourceRepository>;
  readonly #ids: Query<{ readonly id: string }>;
  readonly #findId: Query<{ readonly id: string }>;
  readonly #findKey: Query<SourceRepository>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<SourceRepositoryMembers>;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, `${select} WHERE spaces.name = ? AND projects.name = ? AND r.name = ?`);
    this.#after = new Query(database, `${select} WHERE r.projectKey = ? AND r.key > ? ORDER BY r.key`);
    this.#all = new Query(database, `${select} ORDER BY r.key`);
    this.#ids = new Query(database, 'SELECT id FROM sourceRepositories');
    this.#findId = new Query(database, 'SELECT id FROM sourceRepositories WHERE id = ?');
    this.#findKey = new Query(database, `${select} WHERE r.key = ?`);
    this.#insert = new Command(
      database,
      `INSERT INTO sourceRepositories (projectKey, id, ${columns.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#delete = new Command(database, 'DELETE FROM sourceRepositories WHERE key = ?');
    this.#setter = new Setter(database, 'sourceRepositories', columns);
  }

  find(spaceName: string, projectName: string, name: string): SourceRepository | undefined {
    return this.#find.first(spaceName, projectName, name);
  }

  require(spaceName: string, projectName: string, name: string): SourceRepository {
    const repository = this.find(spaceName, projectName, name);
    if (repository) return repository;
    throw new AccessDeniedException(`There is no source repository ${spaceName}/${projectName}/${name}.`);
  }

  findByKey(key: number): SourceRepository | undefined {
    return this.#findKey.first(key);
  }

  /** All repositories, in the order they were made. */
  all(): SourceRepository[] {
    return [...this.#all.each()];
  }

  /** Whether there is one of that id. */
  has(id: string): boolean {
    return this.#findId.first(id) !== undefined;
  }

  /** The ids of all repositories. */
  ids(): Set<string> {
    return new Set(Array.from(this.#ids.each(), ({ id }) => id));
  }

  /** Tells the id of each repository that goes, with its project or space too, once that is committed. */
  onDelete(tell: (id: string) => void): void {
    this.#database.onDelete('sourceRepositories', 'id', tell);
  }

  /** Repositories of a project in the order they were made, from the one after a key. */
  after(project: Project, key: number): Iterable<SourceRepository> {
    return this.#after.each(project.key, key);
  }

  /** Stores a repository whose default branch is to be `main`; a taken name is a conflict. */
  create(project: Project, { name, description, createdTime, linkedProvider }: NewSourceRepository): SourceRepository {
    const { spaceName, name: projectName } = project;
    return this.#database.write(() => {
      if (this.find(spaceName, projectName, name)) {
        throw new ConflictException(
          `A source repository named ${name} already exists in project ${projectName}.`,
          'takenName',
        );
      }
      const id = randomUUID();
      this.#insert.run(project.key, id, name, description, createdTime, createdTime, 'main', linkedProvider);
      return this.require(spaceName, projectName, name);
    });
  }

  set(repository: SourceRepository, members: Change<SourceRepositoryMembers>): void {
    this.#setter.set(repository.key, members);
  }

  delete(repository: SourceRepository): void {
    this.#delete.run(repository.key);
  }
}
