import type { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables, together with a step that brings older folders along. */
const schemaVersion = 1;

// Keys only ever grow: lists are paged by them, so a page token stays right whatever is made or deleted meanwhile.
const tables = `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE users (
    key INTEGER PRIMARY KEY AUTOINCREMENT, alias TEXT NOT NULL UNIQUE, id TEXT NOT NULL UNIQUE, displayName TEXT
  ) STRICT;
  CREATE TABLE spaces (
    key INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, regionName TEXT NOT NULL,
    displayName TEXT, description TEXT
  ) STRICT;
  CREATE TABLE projects (
    key INTEGER PRIMARY KEY AUTOINCREMENT, spaceKey INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
    name TEXT NOT NULL, displayName TEXT, description TEXT, UNIQUE (spaceKey, name)
  ) STRICT;
  CREATE TABLE sourceRepositories (
    key INTEGER PRIMARY KEY AUTOINCREMENT, projectKey INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT, createdTime TEXT NOT NULL,
    lastUpdatedTime TEXT NOT NULL, defaultBranchName TEXT NOT NULL, linkedProvider TEXT, UNIQUE (projectKey, name)
  ) STRICT;
  CREATE TABLE branches (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    repositoryKey INTEGER NOT NULL REFERENCES sourceRepositories ON DELETE CASCADE,
    name TEXT NOT NULL, headCommitId TEXT NOT NULL, lastUpdatedTime TEXT NOT NULL, UNIQUE (repositoryKey, name)
  ) STRICT;
  CREATE TABLE commits (
    repositoryKey INTEGER NOT NULL REFERENCES sourceRepositories ON DELETE CASCADE, id TEXT NOT NULL,
    PRIMARY KEY (repositoryKey, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE workflows (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, spaceName TEXT NOT NULL, projectName TEXT NOT NULL,
    sourceRepositoryName TEXT NOT NULL, sourceBranchName TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT NULL,
    runMode TEXT NOT NULL, status TEXT NOT NULL, createdTime TEXT NOT NULL, lastUpdatedTime TEXT NOT NULL,
    UNIQUE (spaceName, projectName, sourceRepositoryName, sourceBranchName, path)
  ) STRICT;
`;

/** Makes the tables of an empty database; a database of a later emulator is refused, since it may mean other things by them. */
export function migrate(connection: DatabaseSync, place: string): void {
  const found = Number(connection.prepare('PRAGMA user_version').get()?.user_version);
  if (found > schemaVersion) {
    throw new Error(
      `${place} was written by a later emulator (its storage version is ${String(found)}, this one knows ` +
        `${String(schemaVersion)}). Use that emulator, or another data folder.`,
    );
  }
  if (found === schemaVersion) return;
  connection.exec(tables);
  connection.exec(`PRAGMA user_version = ${String(schemaVersion)}`);
}
