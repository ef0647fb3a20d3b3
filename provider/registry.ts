import { accessTokens } from './data-sources/access-tokens.js';
import { branches } from './data-sources/branches.js';
import { callerIdentity } from './data-sources/caller-identity.js';
import { devEnvironment as devEnvironmentSource } from './data-sources/dev-environment.js';
import { devEnvironmentSessions } from './data-sources/dev-environment-sessions.js';
import { devEnvironments } from './data-sources/dev-environments.js';
import { eventLogs } from './data-sources/event-logs.js';
import { project as projectSource } from './data-sources/project.js';
import { projects } from './data-sources/projects.js';
import { sourceRepositories } from './data-sources/source-repositories.js';
import { sourceRepository as sourceRepositorySource } from './data-sources/source-repository.js';
import { space } from './data-sources/space.js';
import { spaces } from './data-sources/spaces.js';
import { subscription } from './data-sources/subscription.js';
import { user } from './data-sources/user.js';
import { workflow } from './data-sources/workflow.js';
import { workflowRun } from './data-sources/workflow-run.js';
import { workflowRuns } from './data-sources/workflow-runs.js';
import { workflows } from './data-sources/workflows.js';
import type { AnyDataSource, AnyResource } from './model/index.js';
import { accessToken } from './resources/access-token.js';
import { branch } from './resources/branch.js';
import { devEnvironment } from './resources/dev-environment.js';
import { devEnvironmentSession } from './resources/dev-environment-session.js';
import { project } from './resources/project.js';
import { sourceRepository } from './resources/source-repository.js';
import { space as spaceResource } from './resources/space.js';
import { workflowRun as workflowRunResource } from './resources/workflow-run.js';

/** Every resource that the engines are told of. */
export const resources: readonly AnyResource[] = [
  spaceResource,
  project,
  sourceRepository,
  branch,
  devEnvironment,
  devEnvironmentSession,
  accessToken,
  workflowRunResource,
];

/** Every data source that the engines are told of. */
export const dataSources: readonly AnyDataSource[] = [
  space,
  spaces,
  subscription,
  eventLogs,
  projectSource,
  projects,
  sourceRepositorySource,
  sourceRepositories,
  branches,
  devEnvironmentSource,
  devEnvironments,
  devEnvironmentSessions,
  workflow,
  workflows,
  workflowRun,
  workflowRuns,
  accessTokens,
  user,
  callerIdentity,
];
