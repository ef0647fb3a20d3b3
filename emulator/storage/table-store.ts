import type { SQLOutputValue } from 'node:sqlite';
import type { Database } from './database.js';
import { Query } from './statement.js';

/** A row by its columns; those that are NULL are absent. */
export type TableRow = Readonly<Record<string, SQLOutputValue>>;
export type Tables = Readonly<Record<string, readonly TableRow[]>>;

/** Stays with the folder, whatever its state is: tokens and keys are secret, and nobody's to copy; pushes are of processes. */
const kept = ['settings', 'pushes'];

/** All that is stored as plain rows, whatever it is: for copies of the whole. */
export class TableStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The tables that make the state, with their columns. */
  columns(): ReadonlyMap<string, readonly string[]> {
    const names = new Query<{ readonly name: string }>(
      this.#database,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
    );
    const columns = new Query<{ readonly name: string }>(this.#database, 'SELECT name FROM pragma_table_info(?)');
    return new Map(
      Array.from(names.each(), ({ name }) => name)
        .filter((name) => !kept.includes(name))
        .map((name) => [name, Array.from(columns.each(name), (column) => column.name)]),
    );
  }

  /** All rows of all tables, as they are at one moment. */
  read(): Tables {
    return this.#database.write(() =>
      Object.fromEntries(
        Array.from(this.columns().keys(), (table) => [
          table,
          [...new Query<TableRow>(this.#database, `SELECT * FROM ${table}`).each()],
        ]),
      ),
    );
  }

  /** Puts rows in the place of all that is there. Keys that were used are not used again, so page tokens stay right. */
  replace(tables: Tables): void {
    this.#database.write(() => {
      // Rows may come before those that they belong to: what has to fit together does so at the end.
      this.#database.prepare('PRAGMA defer_foreign_keys = ON').run();
      for (const table of this.columns().keys()) this.#database.prepare(`DELETE FROM ${table}`).run();
      for (const [table, rows] of Object.entries(tables)) for (const row of rows) this.insert(table, row);
    });
  }

  /** Stores one row; fails when the table would not have it. */
  insert(table: string, row: TableRow): void {
    const columns = Object.keys(row);
    const marks = columns.map(() => '?').join(', ');
    this.#database.write(() => {
      this.#database.prepare('PRAGMA defer_foreign_keys = ON').run();
      this.#database
        .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
        .run(...Object.values(row));
    });
  }

  /** Tables with rows that belong to nothing, each with the table that lacks what they belong to. */
  strays(): readonly { readonly table: string; readonly parent: string }[] {
    return [
      ...new Query<{ readonly table: string; readonly parent: string }>(
        this.#database,
        'PRAGMA foreign_key_check',
      ).each(),
    ];
  }
}
