-- A data folder as the emulator of storage version 1 left it. Never changed: folders like it exist.
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
INSERT INTO settings VALUES ('token', 'the-token-of-version-1');
INSERT INTO settings VALUES ('page-token-key', 'a-key-that-signs-nothing-of-worth');
INSERT INTO users VALUES (1, 'local-user', '2e8f0fd9-8d33-4d22-a711-9397831ef904', NULL);
INSERT INTO spaces VALUES (1, 'acme', 'us-west-2', NULL, NULL);
INSERT INTO projects VALUES (1, 1, 'shop', 'shop', 'Sells');
INSERT INTO sourceRepositories VALUES (1, 1, '6562152b-e215-4dd6-a208-a490d2518565', 'web', NULL, '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z', 'main', NULL);
INSERT INTO branches VALUES (1, 1, 'main', '1f06e01ee416af9fd97079dc641ff921a45db1cc', '2026-03-01T12:00:00.000Z');
INSERT INTO commits VALUES (1, '1f06e01ee416af9fd97079dc641ff921a45db1cc');
INSERT INTO workflows VALUES (1, 'ba364460-7f7c-411f-a95f-804853c1b973', 'acme', 'shop', 'web', 'main', 'build', 'build.yaml', 'QUEUED', 'ACTIVE', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z');
PRAGMA user_version = 1;
