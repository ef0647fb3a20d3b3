import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { migrate } from './schema.js';

/** Another process may hold the same folder: how long to wait for its write to end. */
const busyTimeoutMilliseconds = 10_000;

/** A new folder, or one of an older emulator, gets its log when nobody else reads it: how long to wait for that. */
const turnTimeoutMilliseconds = 250;

/** SQLite's code for what another connection keeps from happening, in the last byte of the number. */
const busy = 5;

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
      if (dataDir !== undefined) {
        // It holds a bearer token.
        chmodSync(file, 0o600);
        useLog(this.#connection);
      }
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

/**
 * Has writes go to a log beside the file, `emulator.sqlite-wal`, which gets the file's permissions. A commit has been handed
 * to the operating system when it returns, so it outlives the process however that ends. It does not wait for the disk: a
 * power cut of the machine may take the last moments along, and leaves what was before them whole.
 */
function useLog(connection: DatabaseSync): void {
  // First of all, since others may be in the middle of opening the folder, too.
  waitForOthers(connection, busyTimeoutMilliseconds);
  connection.exec('PRAGMA synchronous = NORMAL');
  if (connection.prepare('PRAGMA journal_mode').get()?.journal_mode === 'wal') return;
  waitForOthers(connection, turnTimeoutMilliseconds);
  try {
    connection.exec('PRAGMA journal_mode = WAL');
  } catch (error) {
    // Without a log all works as well, only slower; the next start turns it.
    if ((Number((error as { readonly errcode?: number }).errcode) & 0xff) !== busy) throw error;
  } finally {
    waitForOthers(connection, busyTimeoutMilliseconds);
  }
}

function waitForOthers(connection: DatabaseSync, milliseconds: number): void {
  connection.exec(`PRAGMA busy_timeout = ${String(milliseconds)}`);
}
