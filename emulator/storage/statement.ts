import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Database } from './database.js';

/** A prepared question whose answers are `Row`s; a column that is NULL is absent from its row. */
export class Query<Row> {
  readonly #statement: StatementSync;

  constructor(database: Database, sql: string) {
    this.#statement = database.prepare(sql);
  }

  first(...values: SQLInputValue[]): Row | undefined {
    const record = this.#statement.get(...values);
    return record && (withoutNulls(record) as Row);
  }

  /** Rows as they are asked for: whoever stops early has not read the rest. */
  *each(...values: SQLInputValue[]): Generator<Row, void, undefined> {
    for (const record of this.#statement.iterate(...values)) yield withoutNulls(record) as Row;
  }
}

function withoutNulls(record: Readonly<Record<string, SQLOutputValue>>): Record<string, SQLOutputValue> {
  const row: Record<string, SQLOutputValue> = {};
  for (const name in record) {
    const value = record[name];
    if (value !== undefined && value !== null) row[name] = value;
  }
  return row;
}

/** A prepared change. It always runs in a write transaction: the one under way, or its own. */
export class Command {
  readonly #statement: StatementSync;
  readonly #database: Database;

  constructor(database: Database, sql: string) {
    this.#database = database;
    this.#statement = database.prepare(sql);
  }

  /** Answers how many rows it changed. */
  run(...values: (SQLInputValue | undefined)[]): number {
    const bound = values.map((value) => value ?? null);
    return this.#database.write(() => Number(this.#statement.run(...bound).changes));
  }
}

/** Members to set in a stored row: undefined clears, absent keeps. */
export type Change<Members> = { readonly [Name in keyof Members]?: Members[Name] | undefined };

/** Sets any of the named columns of a row: the door for the controls. */
export class Setter<Members extends object> {
  readonly #database: Database;
  readonly #commands: ReadonlyMap<string, Command>;

  constructor(database: Database, table: string, columns: readonly (keyof Members & string)[]) {
    this.#database = database;
    this.#commands = new Map(
      columns.map((column) => [column, new Command(database, `UPDATE ${table} SET ${column} = ? WHERE key = ?`)]),
    );
  }

  set(key: number, members: Change<Members>): void {
    this.#database.write(() => {
      for (const [name, value] of Object.entries<unknown>(members)) {
        const command = this.#commands.get(name);
        if (!command)
          throw new TypeError(`${name} is no stored member; these are: ${[...this.#commands.keys()].join(', ')}.`);
        if (value !== undefined && typeof value !== 'string' && typeof value !== 'number') {
          throw new TypeError(`${name} takes text or a number.`);
        }
        command.run(value, key);
      }
    });
  }
}
