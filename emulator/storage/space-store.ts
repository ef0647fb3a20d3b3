import { NotPossible } from '../not-possible.js';
import { AccessDeniedException } from '../service-exception.js';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a space that a control may set. */
export interface SpaceMembers {
  readonly name: string;
  readonly regionName: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The billing plan: FREE unless it is told. */
  readonly subscriptionType?: string;
  readonly awsAccountName?: string;
  /** The plan that it changes to, and when (RFC 3339). */
  readonly pendingSubscriptionType?: string;
  readonly pendingSubscriptionStartTime?: string;
}

export interface Space extends SpaceMembers {
  readonly key: number;
}

const columns = [
  'name',
  'regionName',
  'displayName',
  'description',
  'subscriptionType',
  'awsAccountName',
  'pendingSubscriptionType',
  'pendingSubscriptionStartTime',
] as const;

export class SpaceStore {
  readonly #database: Database;
  readonly #find: Query<Space>;
  readonly #after: Query<Space>;
  readonly #findDeleted: Query<{ readonly name: string }>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #deleteWorkflows: Command;
  readonly #insertDeleted: Command;
  readonly #setter: Setter<SpaceMembers>;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, 'SELECT * FROM spaces WHERE name = ?');
    this.#after = new Query(database, 'SELECT * FROM spaces WHERE key > ? ORDER BY key');
    this.#findDeleted = new Query(database, 'SELECT name FROM deletedSpaces WHERE name = ?');
    this.#insert = new Command(database, 'INSERT INTO spaces (name, regionName) VALUES (?, ?)');
    this.#delete = new Command(database, 'DELETE FROM spaces WHERE key = ?');
    this.#deleteWorkflows = new Command(database, 'DELETE FROM workflows WHERE spaceName = ?');
    this.#insertDeleted = new Command(database, 'INSERT OR IGNORE INTO deletedSpaces (name) VALUES (?)');
    this.#setter = new Setter(database, 'spaces', columns);
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
  seed(members: SpaceMembers): void {
    const { name, regionName } = members;
    this.#database.write(() => {
      if (this.find(name)) return;
      if (this.#findDeleted.first(name)) {
        throw new NotPossible(`The space ${name} was deleted, and the name of a deleted space is never free again.`);
      }
      this.#insert.run(name, regionName);
      this.set(this.require(name), members);
    });
  }

  set(space: Space, members: Change<SpaceMembers>): void {
    this.#setter.set(space.key, members);
  }

  /** Deletes it with all that is in it; its name is taken for good. */
  delete({ key, name }: Space): void {
    this.#database.write(() => {
      this.#delete.run(key);
      // Workflows are told apart by names, and this one never comes back.
      this.#deleteWorkflows.run(name);
      this.#insertDeleted.run(name);
    });
  }
}
