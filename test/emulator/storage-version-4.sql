-- A data folder as the emulator of storage version 4 left it. Never changed: folders like it exist.
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
CREATE TABLE workspaces (
  key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL, state TEXT NOT NULL,
  nextState TEXT, nextTime TEXT
) STRICT;
INSERT INTO settings VALUES ('token', 'the-token-of-version-4');
INSERT INTO settings VALUES ('page-token-key', 'a-key-that-signs-nothing-of-worth');
INSERT INTO users VALUES (1, 'local-user', '2e8f0fd9-8d33-4d22-a711-9397831ef904', NULL, 'local-user@example.com');
INSERT INTO spaces VALUES (1, 'acme', 'us-west-2', NULL, NULL, 'STANDARD', '123456789012', NULL, NULL);
INSERT INTO deletedSpaces VALUES ('umbrella');
INSERT INTO projects VALUES (1, 1, 'shop', 'shop', 'Sells');
INSERT INTO sourceRepositories VALUES (1, 1, '6562152b-e215-4dd6-a208-a490d2518565', 'web', NULL, '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z', 'main', NULL);
INSERT INTO branches VALUES (1, 1, 'main', '1f06e01ee416af9fd97079dc641ff921a45db1cc', '2026-03-01T12:00:00.000Z');
INSERT INTO branches VALUES (2, 1, 'release/1.0', '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d', '2026-03-01T13:00:00.000Z');
INSERT INTO commits VALUES (1, '1f06e01ee416af9fd97079dc641ff921a45db1cc');
INSERT INTO workflows VALUES (1, 'ba364460-7f7c-411f-a95f-804853c1b973', 'acme', 'shop', 'web', 'main', 'build', 'build.yaml', 'QUEUED', 'ACTIVE', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z');
INSERT INTO devEnvironments VALUES (1, 1, 1, '2cdadd42-a1d6-427f-9930-93c09f604034', 'bench', 'dev.standard1.small', 0, 16, '[{"name":"VSCode"}]', '[]', NULL, '2026-03-01T12:00:00.000Z', '{"action":"create","passing":[{"status":"PENDING","from":"2026-03-01T12:00:00.000Z"},{"status":"STARTING","from":"2026-03-01T12:00:01.000Z"}],"last":{"status":"RUNNING","from":"2026-03-01T12:00:02.000Z"}}', NULL, NULL);
INSERT INTO devEnvironmentSessions VALUES (1, 1, '3c1d59be-5a4e-4f0b-8f22-6a1f1c4b7a90', '2026-03-01T12:00:03.000Z');
INSERT INTO clientTokens VALUES (1, 'CreateDevEnvironment', 'once', 1, '{"spaceName":"acme","projectName":"shop","clientToken":"once","alias":"bench","ides":[{"name":"VSCode"}],"instanceType":"dev.standard1.small","inactivityTimeoutMinutes":0,"persistentStorage":{"sizeInGiB":16}}', '{"spaceName":"acme","projectName":"shop","id":"2cdadd42-a1d6-427f-9930-93c09f604034"}');
INSERT INTO accessTokens VALUES (1, 1, '2a879d04-6443-4764-8994-4ff29f73107a', 'ci', '2027-03-01T12:00:00.000Z', '3d37123483364ef626df786fd7864044fd0900f4165e7171f86bb0d9875c461f');
INSERT INTO workflowRuns VALUES (1, 1, '9b1de1a4-0d2c-4f7e-a5b4-1f0c6d3a8e21', 'ba364460-7f7c-411f-a95f-804853c1b973', 'build', 'MANUAL', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:01.000Z', '2026-03-01T12:00:02.000Z', '2026-03-01T12:00:04.000Z', 'SUCCEEDED', NULL);
INSERT INTO events VALUES (1, 'acme', 'f0b8a2a5-3f9a-4f5e-9d1f-70d0c8a4f6b3', '5d6b8a6e-2f0f-4c57-8f0e-8a3b6c1d9e72', 'createProject', '2026-03-01T12:00:00.000Z', '2e8f0fd9-8d33-4d22-a711-9397831ef904', 'local-user', 'shop', '{"spaceName":"acme","displayName":"shop"}', '{"spaceName":"acme","name":"shop","displayName":"shop"}', NULL, '127.0.0.1', NULL);
INSERT INTO workspaces VALUES (1, 'ws-000000001', '{"DirectoryId":"d-9067000000","UserName":"jane","BundleId":"wsb-000000000"}', 'AVAILABLE', NULL, NULL);
PRAGMA user_version = 4;
