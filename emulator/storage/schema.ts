import type { DatabaseSync } from 'node:sqlite';

// Keys only ever grow: lists are paged by them, so a page token stays right whatever is made or deleted meanwhile.
const firstTables = `
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

// What a user has for himself. A client token goes with the project that it was used in.
const personalTables = `
  CREATE TABLE devEnvironments (
    key INTEGER PRIMARY KEY AUTOINCREMENT, projectKey INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
    userKey INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, id TEXT NOT NULL UNIQUE, alias TEXT,
    instanceType TEXT NOT NULL, inactivityTimeoutMinutes INTEGER NOT NULL, sizeInGiB INTEGER NOT NULL, ides TEXT,
    repositories TEXT NOT NULL, vpcConnectionName TEXT, lastUpdatedTime TEXT NOT NULL, course TEXT NOT NULL,
    goneTime TEXT
  ) STRICT;
  CREATE INDEX devEnvironmentsByProject ON devEnvironments (projectKey);
  CREATE TABLE clientTokens (
    userKey INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, operation TEXT NOT NULL, token TEXT NOT NULL,
    projectKey INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE, request TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (userKey, operation, token)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX clientTokensByProject ON clientTokens (projectKey);
  CREATE TABLE accessTokens (
    key INTEGER PRIMARY KEY AUTOINCREMENT, userKey INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, expiresTime TEXT, digest TEXT NOT NULL
  ) STRICT;
  CREATE INDEX accessTokensByUser ON accessTokens (userKey);
`;

// What came with the rest of the actions. Events are of a space by name: the one that deleted the space outlives it.
const activityTables = `
  ALTER TABLE users ADD COLUMN email TEXT;
  ALTER TABLE spaces ADD COLUMN subscriptionType TEXT;
  ALTER TABLE spaces ADD COLUMN awsAccountName TEXT;
  ALTER TABLE spaces ADD COLUMN pendingSubscriptionType TEXT;
  ALTER TABLE spaces ADD COLUMN pendingSubscriptionStartTime TEXT;
  CREATE TABLE deletedSpaces (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  ALTER TABLE devEnvironments ADD COLUMN lastActivityTime TEXT;
  CREATE TABLE devEnvironmentSessions (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    devEnvironmentKey INTEGER NOT NULL REFERENCES devEnvironments ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE, startedTime TEXT NOT NULL
  ) STRICT;
  CREATE INDEX devEnvironmentSessionsByDevEnvironment ON devEnvironmentSessions (devEnvironmentKey);
  CREATE TABLE workflowRuns (
    key INTEGER PRIMARY KEY AUTOINCREMENT, projectKey INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE, workflowId TEXT NOT NULL, workflowName TEXT NOT NULL, triggerKind TEXT NOT NULL,
    startTime TEXT NOT NULL, validatingTime TEXT NOT NULL, provisioningTime TEXT NOT NULL,
    inProgressTime TEXT NOT NULL, endTime TEXT NOT NULL, outcome TEXT NOT NULL, reason TEXT
  ) STRICT;
  CREATE INDEX workflowRunsByProject ON workflowRuns (projectKey);
  CREATE INDEX workflowRunsByWorkflow ON workflowRuns (workflowId);
  CREATE TABLE events (
    key INTEGER PRIMARY KEY AUTOINCREMENT, spaceName TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
    requestId TEXT NOT NULL UNIQUE, eventName TEXT NOT NULL, eventTime TEXT NOT NULL, userId TEXT NOT NULL,
    userName TEXT NOT NULL, projectName TEXT, request TEXT NOT NULL, response TEXT, errorCode TEXT,
    sourceIpAddress TEXT, userAgent TEXT
  ) STRICT;
  CREATE INDEX eventsBySpace ON events (spaceName);
  CREATE INDEX eventsByTime ON events (eventTime);
`;

// Of WorkSpaces, which nobody makes by an API here: the facts are JSON, the rest is where one stands and goes.
const workspaceTables = `
  CREATE TABLE workspaces (
    key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL, state TEXT NOT NULL,
    nextState TEXT, nextTime TEXT
  ) STRICT;
`;

// Client tokens get a key that grows, so that the oldest can go: SDKs send one with each request, for years.
const orderedClientTokens = `
  ALTER TABLE clientTokens RENAME TO unorderedClientTokens;
  CREATE TABLE clientTokens (
    key INTEGER PRIMARY KEY AUTOINCREMENT, userKey INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    operation TEXT NOT NULL, token TEXT NOT NULL, projectKey INTEGER NOT NULL REFERENCES projects ON DELETE CASCADE,
    request TEXT NOT NULL, answer TEXT NOT NULL, UNIQUE (userKey, operation, token)
  ) STRICT;
  INSERT INTO clientTokens (userKey, operation, token, projectKey, request, answer)
    SELECT userKey, operation, token, projectKey, request, answer FROM unorderedClientTokens;
  DROP TABLE unorderedClientTokens;
  CREATE INDEX clientTokensByProject ON clientTokens (projectKey);
`;

// Git knows the commits. A workflow with a repository is one that a push made; others are seeds. A push is on record as
// long as its process may move branches, so that what it did is found also when nobody lived to see its end.
const gitTables = `
  DROP TABLE commits;
  CREATE TABLE pushes (
    key INTEGER PRIMARY KEY, repositoryKey INTEGER NOT NULL REFERENCES sourceRepositories ON DELETE CASCADE,
    pid INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX pushesByRepository ON pushes (repositoryKey);
  ALTER TABLE workflows ADD COLUMN repositoryKey INTEGER REFERENCES sourceRepositories ON DELETE CASCADE;
  ALTER TABLE workflows ADD COLUMN blobId TEXT;
  CREATE INDEX workflowsByRepository ON workflows (repositoryKey);
`;

/** A step a version, never changed once released: a folder of version n has the first n behind it. */
const steps = [firstTables, personalTables, activityTables, workspaceTables, orderedClientTokens, gitTables];

/** The storage version of this emulator. */
export const latestVersion = steps.length;

const versionOf = (connection: DatabaseSync): number =>
  Number(connection.prepare('PRAGMA user_version').get()?.user_version);

/**
 * Brings a database, empty or of an older version, to this one's tables, or to those of the version that is asked for; one of
 * a later emulator is refused, since it may mean other things by them.
 */
export function migrate(connection: DatabaseSync, place: string, version: number = latestVersion): void {
  const found = versionOf(connection);
  if (found > latestVersion) {
    throw new Error(
      `${place} was written by a later emulator (its storage version is ${String(found)}, this one knows ` +
        `${String(latestVersion)}). Use that emulator, or another data folder.`,
    );
  }
  if (found >= version) return;
  for (const step of steps.slice(found, version)) connection.exec(step);
  connection.exec(`PRAGMA user_version = ${String(version)}`);
}
