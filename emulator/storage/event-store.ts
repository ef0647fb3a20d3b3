import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { Command, Query } from './statement.js';

/** What one request did, or was refused. */
export interface EventMembers {
  readonly spaceName: string;
  readonly requestId: string;
  readonly eventName: string;
  /** RFC 3339. */
  readonly eventTime: string;
  readonly userId: string;
  readonly userName: string;
  readonly projectName?: string;
  /** JSON, without secrets, as the answer is; empty where it was too long to be kept. */
  readonly request: string;
  readonly response?: string;
  readonly errorCode?: string;
  readonly sourceIpAddress?: string;
  readonly userAgent?: string;
}

export interface StoredEvent extends EventMembers {
  readonly key: number;
  readonly id: string;
}

const columns = [
  'requestId',
  'spaceName',
  'eventName',
  'eventTime',
  'userId',
  'userName',
  'projectName',
  'request',
  'response',
  'errorCode',
  'sourceIpAddress',
  'userAgent',
] as const;

/** Documented: events are guaranteed for 30 days. That they are gone then is assumed. */
const lifeMilliseconds = 30 * 24 * 3600 * 1000;

/** More than people make in 30 days; what calls by the million are logged of is to fit into memory. */
const kept = 100_000;

/** Older than this, an event is gone. */
const oldest = (now: Date) => new Date(now.getTime() - lifeMilliseconds).toISOString();

/** What was done in each space, also in those that are deleted. */
export class EventStore {
  readonly #database: Database;
  readonly #before: Query<StoredEvent>;
  readonly #put: Command;
  readonly #sweep: Command;
  readonly #forget: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#before = new Query(
      database,
      'SELECT * FROM events WHERE spaceName = ? AND key < ? AND eventTime > ? ORDER BY key DESC',
    );
    const marks = columns.map(() => '?').join(', ');
    this.#put = new Command(
      database,
      `INSERT INTO events (id, ${columns.join(', ')}) VALUES (?, ${marks}) ON CONFLICT (requestId) DO UPDATE SET
        eventTime = excluded.eventTime, response = excluded.response, errorCode = excluded.errorCode`,
    );
    this.#sweep = new Command(database, 'DELETE FROM events WHERE eventTime <= ?');
    this.#forget = new Command(
      database,
      `DELETE FROM events WHERE key <= (SELECT max(key) FROM events) - ${String(kept)}`,
    );
  }

  /** Events of a space from the latest on, from the one before a key. */
  before(spaceName: string, key: number, now: Date): Iterable<StoredEvent> {
    return this.#before.each(spaceName, key, oldest(now));
  }

  /** Stores what a request did; said again of the same request, the last word counts. Events that are too old, or too many, leave the disk. */
  put(members: EventMembers): void {
    this.#database.write(() => {
      this.#sweep.run(oldest(new Date(members.eventTime)));
      this.#put.run(randomUUID(), ...columns.map((column) => members[column]));
      this.#forget.run();
    });
  }
}
