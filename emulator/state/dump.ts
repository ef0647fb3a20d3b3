import { DocumentError, type Problem, readDocument, type Shape } from '../documents/shape.js';
import { list, optional, required, structure } from '../documents/structure.js';
import { anObject, either, oneOf, text, whole } from '../documents/values.js';
import { Database } from '../storage/database.js';
import { latestVersion } from '../storage/schema.js';
import { type TableRow, type Tables, TableStore } from '../storage/table-store.js';

const format = 'codecatalyst-emulator';

/** The whole state of an emulator as one document. */
export const dumpShape = structure({
  format: required(oneOf([format]), 'what this is'),
  version: required(
    whole({ min: 1 }),
    'the storage version of the emulator that wrote it; an older one is brought up to date',
  ),
  clock: required(
    structure({ offsetSeconds: required(whole({ min: 0 }), 'how far the clock is ahead of the time that it is') }),
    'where the clock stands',
  ),
  tables: required(anObject, 'rows by table, each an object of its columns; a column without a value is left out'),
});

/** A dump as it is written. */
export interface Dump {
  readonly format: typeof format;
  readonly version: number;
  readonly clock: { readonly offsetSeconds: number };
  readonly tables: Tables;
}

/** What is taken from a dump. */
interface Contents {
  readonly offsetSeconds: number;
  readonly tables: Tables;
}

export const dumpOf = (tables: Tables, offsetSeconds: number): Dump => ({
  format,
  version: latestVersion,
  clock: { offsetSeconds },
  tables,
});

/** Reads a dump, or throws a DocumentError. It is tried out in memory, so what comes from here can be stored. */
export function readDump(value: unknown): Contents {
  const { version, clock, tables } = readDocument('The state', dumpShape, value);
  if (version > latestVersion) {
    const message = `is of a later emulator; this one knows versions up to ${String(latestVersion)}`;
    throw new DocumentError('The state', [{ member: '/version', message }]);
  }
  const database = new Database(undefined, version);
  try {
    const store = new TableStore(database);
    store.replace({});
    fill(
      database,
      store,
      readDocument('The state', structure({ tables: required(shapeOf(store), '') }), { tables }).tables,
    );
    database.migrate();
    return { offsetSeconds: clock.offsetSeconds, tables: new TableStore(database).read() };
  } finally {
    database.close();
  }
}

/** What the tables of a version may hold. */
function shapeOf(store: TableStore): Shape<Tables> {
  const cell = either(text(), whole());
  const tables = Array.from(store.columns(), ([table, columns]) => {
    const row = structure(Object.fromEntries(columns.map((column) => [column, optional(cell, '')])));
    return [table, optional(list(row), '')] as const;
  });
  return structure(Object.fromEntries(tables)) as unknown as Shape<Tables>;
}

/** Stores rows, or tells of each that does not fit. */
function fill(database: Database, store: TableStore, tables: Tables): void {
  database.write(() => {
    const problems = Object.entries(tables).flatMap(([table, rows]) =>
      rows.flatMap((row, index) => refusal(store, table, row, `/tables/${table}/${String(index)}`)),
    );
    const strays = store.strays().map(({ table, parent }) => ({
      member: `/tables/${table}`,
      message: `has a row that belongs to no row of ${parent}`,
    }));
    if (problems.length + strays.length > 0) throw new DocumentError('The state', [...problems, ...strays]);
  });
}

function refusal(store: TableStore, table: string, row: TableRow, member: string): Problem[] {
  try {
    store.insert(table, row);
    return [];
  } catch (error) {
    return [{ member, message: `cannot be stored: ${(error as Error).message}` }];
  }
}
