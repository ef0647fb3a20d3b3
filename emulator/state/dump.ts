import { DocumentError, type Problem, readDocument, type Shape } from '../documents/shape.js';
import { list, optional, required, structure } from '../documents/structure.js';
import { anObject, base64, either, oneOf, text, whole } from '../documents/values.js';
import type { RepositoryDump, RepositoryToLoad } from '../git/git-state.js';
import { isRepositoryId } from '../git/repository-folders.js';
import { Database } from '../storage/database.js';
import { latestVersion } from '../storage/schema.js';
import { type TableRow, type Tables, TableStore } from '../storage/table-store.js';

const format = 'codecatalyst-emulator';

const commitOrTag = text({ pattern: '[0-9a-f]{40}' });

const repository = structure({
  id: required(text({ min: 1 }), 'that of its row'),
  refs: required(
    list(
      structure({
        name: required(text({ min: 1 }), 'its name in full, such as refs/heads/main'),
        objectId: required(commitOrTag, 'what it points to'),
      }),
    ),
    'branches, tags and what else was pushed',
  ),
  pack: required(base64, 'a pack of all that the refs lead to, which `git index-pack --stdin` reads, without deltas'),
});

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
  repositories: optional(
    list(repository),
    'what is in the repositories; one that is not among them begins anew, with its first commit',
  ),
});

/** A dump as it is written. */
export interface Dump {
  readonly format: typeof format;
  readonly version: number;
  readonly clock: { readonly offsetSeconds: number };
  readonly tables: Tables;
  readonly repositories: readonly RepositoryDump[];
}

/** What is taken from a dump. */
interface Contents {
  readonly offsetSeconds: number;
  readonly tables: Tables;
  readonly repositories: readonly RepositoryToLoad[];
}

export const dumpOf = (tables: Tables, repositories: readonly RepositoryDump[], offsetSeconds: number): Dump => ({
  format,
  version: latestVersion,
  clock: { offsetSeconds },
  tables,
  repositories,
});

/** Reads a dump, or throws a DocumentError. It is tried out in memory, so what comes from here can be stored. */
export function readDump(value: unknown): Contents {
  const { version, clock, tables, repositories = [] } = readDocument('The state', dumpShape, value);
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
    const stored = new TableStore(database).read();
    return { offsetSeconds: clock.offsetSeconds, tables: stored, repositories: withRows(repositories, stored) };
  } finally {
    database.close();
  }
}

/** Each repository with what its row says of it. What a row is called by names a folder, so no other id is let through. */
function withRows(repositories: readonly RepositoryDump[], { sourceRepositories = [] }: Tables): RepositoryToLoad[] {
  const rows = sourceRepositories.map(({ id, defaultBranchName }) => ({
    id: String(id),
    defaultBranch: String(defaultBranchName),
  }));
  const branches = new Map(rows.map(({ id, defaultBranch }) => [id, defaultBranch]));
  const problems = [
    ...rows.flatMap(({ id }, index) =>
      isRepositoryId(id)
        ? []
        : [{ member: `/tables/sourceRepositories/${String(index)}/id`, message: 'must be a UUID in small letters' }],
    ),
    ...repositories.flatMap(({ id }, index) =>
      branches.has(id)
        ? []
        : [{ member: `/repositories/${String(index)}/id`, message: 'is of no row of sourceRepositories' }],
    ),
    ...repositories.flatMap(({ id }, index) =>
      repositories.findIndex((other) => other.id === id) === index
        ? []
        : [{ member: `/repositories/${String(index)}/id`, message: 'is there twice' }],
    ),
  ];
  if (problems.length > 0) throw new DocumentError('The state', problems);
  return repositories.map((repository) => ({ ...repository, defaultBranch: branches.get(repository.id) ?? '' }));
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
