import type { Database } from './database.js';
import { Command, Query } from './statement.js';

/** What is made once for a data folder and kept with it: its bearer token, the key that signs page tokens. */
export class SettingsStore {
  readonly #database: Database;
  readonly #find: Query<{ readonly value: string }>;
  readonly #insert: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, 'SELECT value FROM settings WHERE name = ?');
    this.#insert = new Command(database, 'INSERT INTO settings (name, value) VALUES (?, ?)');
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
