import type { Database } from './database.js';
import { Command, Query } from './statement.js';

/** What is kept with a data folder and is no part of its state: its bearer token, the key that signs page tokens, its clock. */
export class SettingsStore {
  readonly #database: Database;
  readonly #find: Query<{ readonly value: string }>;
  readonly #insert: Command;
  readonly #put: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, 'SELECT value FROM settings WHERE name = ?');
    this.#insert = new Command(database, 'INSERT INTO settings (name, value) VALUES (?, ?)');
    this.#put = new Command(database, 'INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  }

  get(name: string): string | undefined {
    return this.#find.first(name)?.value;
  }

  /** Makes a new value of the old one; nobody else's change comes between. */
  change(name: string, to: (value: string | undefined) => string): void {
    this.#database.write(() => {
      this.#put.run(name, to(this.get(name)));
    });
  }

  /** The kept value; the first to ask makes it, also when two processes ask at once. */
  keep(name: string, make: () => string): string {
    return this.#database.write(() => {
      const known = this.#find.first(name)?.value;
      if (known !== undefined) return known;
      const made = make();
      this.#insert.run(name, made);
      return made;
    });
  }
}
