import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './schema.js';

/** Another process may hold the same folder: how long to wait for its write to end. */
const busyTimeoutMilliseconds = 10_000;

/** What is to be done outside the database once a transaction has ended. */
interface Transaction {
  readonly onCommit: (() => void)[];
  readonly onRollback: (() => void)[];
}

/** The emulator's one connection: a file in the data folder, or memory when there is none. */
export class Database {
  readonly #connection: DatabaseSync;
  #transaction: Transaction | undefined;

  /** Opens what is there, or makes it; `version` is for tables of an older emulator, which `migrate` brings to today's. */
  constructor(dataDir: string | undefined, version?: number) {
    if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const file = dataDir === undefined ? ':memory:' : join(dataDir, 'emulator.sqlite');
    this.#connection = new DatabaseSync(file);
    try {
      // It holds a bearer token.
      if (dataDir !== undefined) chmodSync(file, 0o600);
      this.#connection.exec(`PRAGMA busy_timeout = ${String(busyTimeoutMilliseconds)}`);
      // What was acknowledged must outlive a kill, so a commit returns only when it is on the disk.
      this.#connection.exec('PRAGMA synchronous = FULL');
      this.write(() => {
        migrate(this.#connection, file, version);
      });
    } catch (error) {
      this.#connection.close();
      throw error;
    }
  }

  /** Goes from the tables of an older emulator to today's. */
  migrate(): void {
    this.write(() => {
      migrate(this.#connection, 'It');
    });
  }

  prepare(sql: string): StatementSync {
    return this.#connection.prepare(sql);
  }

  /**
   * Runs work in one transaction, or within the one under way. It is synchronous: nobody else's statement can slip in.
   * Immediate, because a deferred one that reads and then writes fails when another process wrote in between.
   */
  write<Result>(work: () => Result): Result {
    if (this.#transaction) return work();
    this.#connection.exec('BEGIN IMMEDIATE');
    const transaction: Transaction = { onCommit: [], onRollback: [] };
    this.#transaction = transaction;
    let result: Result;
    try {
      result = work();
      this.#connection.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      for (const undo of transaction.onRollback.reverse()) undo();
      throw error;
    } finally {
      this.#transaction = undefined;
    }
    for (const follow of transaction.onCommit) follow();
    return result;
  }

  /** Does something outside the database once the transaction under way is committed, and never if it is not. */
  onCommit(follow: () => void): void {
    this.#underWay().onCommit.push(follow);
  }

  /** Takes back what was done outside the database should the transaction under way fail; the latest comes first. */
  onRollback(undo: () => void): void {
    this.#underWay().onRollback.push(undo);
  }

  /** Tells of each row that goes from a table, by a cascade too, once that is committed. To be asked for once a table. */
  onDelete(table: string, column: string, tell: (value: string) => void): void {
    const name = `after_delete_of_${table}`;
    this.#connection.function(name, (value) => {
      this.onCommit(() => {
        tell(String(value));
      });
      return null;
    });
    this.#connection.exec(
      `CREATE TEMP TRIGGER ${name} AFTER DELETE ON ${table} BEGIN SELECT ${name}(old.${column}); END`,
    );
  }

  #underWay(): Transaction {
    if (!this.#transaction) throw new Error('There is no transaction under way.');
    return this.#transaction;
  }

  #rollBack(): void {
    try {
      this.#connection.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself after some failures, a full disk for one; the first error tells more.
    }
  }

  close(): void {
    this.#connection.close();
  }
}
