import { AccessDeniedException } from '../service-exception.js';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a space that a control may set. */
export interface SpaceMembers {
  readonly name: string;
  readonly regionName: string;
  readonly displayName?: string;
  readonly description?: string;
}

export interface Space extends SpaceMembers {
  readonly key: number;
}

export class SpaceStore {
  readonly #find: Query<Space>;
  readonly #after: Query<Space>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<SpaceMembers>;

  constructor(database: Database) {
    this.#find = new Query(database, 'SELECT * FROM spaces WHERE name = ?');
    this.#after = new Query(database, 'SELECT * FROM spaces WHERE key > ? ORDER BY key');
    this.#insert = new Command(
      database,
      'INSERT OR IGNORE INTO spaces (name, regionName, displayName, description) VALUES (?, ?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM spaces WHERE key = ?');
    this.#setter = new Setter(database, 'spaces', ['name', 'regionName', 'displayName', 'description']);
  }

  find(name: string): Space | undefined {
    return this.#find.first(name);
  }

  require(name: string): Space {
    const space = this.find(name);
    if (!space) throw new AccessDeniedException(`There is no space ${name}.`);
    return space;
  }

  /** Spaces in the order they were made, from the one after a key. */
  after(key: number): Iterable<Space> {
    return this.#after.each(key);
  }

  /** Stores a space unless one of that name is there: a restart with the same options changes nothing. */
  seed({ name, regionName, displayName, description }: SpaceMembers): void {
    this.#insert.run(name, regionName, displayName, description);
  }

  set(space: Space, members: Change<SpaceMembers>): void {
    this.#setter.set(space.key, members);
  }

  /** Deletes it with all that is in it. */
  delete(space: Space): void {
    this.#delete.run(space.key);
  }
}
