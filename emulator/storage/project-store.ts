import { AccessDeniedException, ConflictException } from '../service-exception.js';
import type { Database } from './database.js';
import type { Space } from './space-store.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a project that a control may set. */
export interface ProjectMembers {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
}

export interface Project extends ProjectMembers {
  readonly key: number;
  readonly spaceName: string;
}

const select = `
  SELECT projects.key, spaces.name AS spaceName, projects.name, projects.displayName, projects.description
  FROM projects JOIN spaces ON spaces.key = projects.spaceKey`;

export class ProjectStore {
  readonly #database: Database;
  readonly #find: Query<Project>;
  readonly #after: Query<Project>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<ProjectMembers>;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, `${select} WHERE spaces.name = ? AND projects.name = ?`);
    this.#after = new Query(
      database,
      `${select} WHERE projects.spaceKey = ? AND projects.key > ? ORDER BY projects.key`,
    );
    this.#insert = new Command(
      database,
      'INSERT INTO projects (spaceKey, name, displayName, description) VALUES (?, ?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM projects WHERE key = ?');
    this.#setter = new Setter(database, 'projects', ['name', 'displayName', 'description']);
  }

  find(spaceName: string, name: string): Project | undefined {
    return this.#find.first(spaceName, name);
  }

  require(spaceName: string, name: string): Project {
    const project = this.find(spaceName, name);
    if (!project) throw new AccessDeniedException(`There is no project ${spaceName}/${name}.`);
    return project;
  }

  /** Projects of a space in the order they were made, from the one after a key. */
  after(space: Space, key: number): Iterable<Project> {
    return this.#after.each(space.key, key);
  }

  /** Stores a project; a taken name is a conflict, also when two ask for it at once. */
  create(space: Space, { name, displayName, description }: ProjectMembers): Project {
    return this.#database.write(() => {
      if (this.find(space.name, name)) {
        throw new ConflictException(`A project named ${name} already exists in space ${space.name}.`, 'takenName');
      }
      this.#insert.run(space.key, name, displayName, description);
      return this.require(space.name, name);
    });
  }

  set(project: Project, members: Change<ProjectMembers>): void {
    this.#setter.set(project.key, members);
  }

  /** Deletes it with all that is in it. */
  delete(project: Project): void {
    this.#delete.run(project.key);
  }
}
