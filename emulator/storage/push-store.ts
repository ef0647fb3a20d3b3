import type { Database } from './database.js';
import { Command, Query } from './statement.js';

/** A push that may be moving branches. */
export interface Push {
  readonly key: number;
  readonly repositoryKey: number;
  /** Of the process that moves them, which may outlive the emulator that started it. */
  readonly pid: number;
}

/** Pushes under way, of all emulators that share the folder, and those of which nobody saw the end. */
export class PushStore {
  readonly #all: Query<Push>;
  readonly #insert: Query<{ readonly key: number }>;
  readonly #delete: Command;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    this.#all = new Query(database, 'SELECT key, repositoryKey, pid FROM pushes');
    this.#insert = new Query(database, 'INSERT INTO pushes (repositoryKey, pid) VALUES (?, ?) RETURNING key');
    this.#delete = new Command(database, 'DELETE FROM pushes WHERE key = ? AND pid = ?');
  }

  all(): Push[] {
    return [...this.#all.each()];
  }

  /** Puts a push on record and answers its key. */
  insert(repository: { readonly key: number }, pid: number): number {
    return this.#database.write(() => this.#insert.first(repository.key, pid)?.key ?? 0);
  }

  /** Forgets a push. Once it was forgotten, its key may be another's: the process tells them apart. */
  delete({ key, pid }: Pick<Push, 'key' | 'pid'>): void {
    this.#delete.run(key, pid);
  }
}
