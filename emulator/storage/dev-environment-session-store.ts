import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { Command, Query } from './statement.js';

/** Somebody who works in an environment. Its end is no state: it is gone then. */
export interface DevEnvironmentSession {
  readonly key: number;
  readonly id: string;
  /** RFC 3339. */
  readonly startedTime: string;
}

/** What must be known of a session's environment: its store knows whether it has sessions. */
interface Owner {
  readonly key: number;
}

const select = 'SELECT key, id, startedTime FROM devEnvironmentSessions WHERE devEnvironmentKey = ?';

export class DevEnvironmentSessionStore {
  readonly #find: Query<DevEnvironmentSession>;
  readonly #after: Query<DevEnvironmentSession>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #deleteAll: Command;

  constructor(database: Database) {
    this.#find = new Query(database, `${select} AND id = ?`);
    this.#after = new Query(database, `${select} AND key > ? ORDER BY key`);
    this.#insert = new Command(
      database,
      'INSERT INTO devEnvironmentSessions (devEnvironmentKey, id, startedTime) VALUES (?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM devEnvironmentSessions WHERE key = ?');
    this.#deleteAll = new Command(database, 'DELETE FROM devEnvironmentSessions WHERE devEnvironmentKey = ?');
  }

  find(environment: Owner, id: string): DevEnvironmentSession | undefined {
    return this.#find.first(environment.key, id);
  }

  /** Sessions of an environment in the order they were started, from the one after a key. */
  after(environment: Owner, key: number): Iterable<DevEnvironmentSession> {
    return this.#after.each(environment.key, key);
  }

  /** Stores a session and answers its id. */
  create(environment: Owner, startedTime: string): string {
    const id = randomUUID();
    this.#insert.run(environment.key, id, startedTime);
    return id;
  }

  delete(session: DevEnvironmentSession): void {
    this.#delete.run(session.key);
  }

  deleteAll(environment: Owner): void {
    this.#deleteAll.run(environment.key);
  }
}
