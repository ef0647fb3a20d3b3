import type { OperationName } from '../../api/contract-types.js';
import type { BuiltOperation } from '../operation.js';
import { createAccessToken } from './create-access-token.js';
import { createDevEnvironment } from './create-dev-environment.js';
import { createProject } from './create-project.js';
import { createSourceRepository } from './create-source-repository.js';
import { createSourceRepositoryBranch } from './create-source-repository-branch.js';
import { deleteAccessToken } from './delete-access-token.js';
import { deleteDevEnvironment } from './delete-dev-environment.js';
import { deleteProject } from './delete-project.js';
import { deleteSourceRepository } from './delete-source-repository.js';
import { deleteSpace } from './delete-space.js';
import { getDevEnvironment } from './get-dev-environment.js';
import { getProject } from './get-project.js';
import { getSourceRepository } from './get-source-repository.js';
import { getSourceRepositoryCloneUrls } from './get-source-repository-clone-urls.js';
import { getSpace } from './get-space.js';
import { getSubscription } from './get-subscription.js';
import { getUserDetails } from './get-user-details.js';
import { getWorkflow } from './get-workflow.js';
import { getWorkflowRun } from './get-workflow-run.js';
import { listAccessTokens } from './list-access-tokens.js';
import { listDevEnvironmentSessions } from './list-dev-environment-sessions.js';
import { listDevEnvironments } from './list-dev-environments.js';
import { listEventLogs } from './list-event-logs.js';
import { listProjects } from './list-projects.js';
import { listSourceRepositories } from './list-source-repositories.js';
import { listSourceRepositoryBranches } from './list-source-repository-branches.js';
import { listSpaces } from './list-spaces.js';
import { listWorkflowRuns } from './list-workflow-runs.js';
import { listWorkflows } from './list-workflows.js';
import { startDevEnvironment } from './start-dev-environment.js';
import { startDevEnvironmentSession } from './start-dev-environment-session.js';
import { startWorkflowRun } from './start-workflow-run.js';
import { stopDevEnvironment } from './stop-dev-environment.js';
import { stopDevEnvironmentSession } from './stop-dev-environment-session.js';
import { updateDevEnvironment } from './update-dev-environment.js';
import { updateProject } from './update-project.js';
import { updateSpace } from './update-space.js';
import { verifySession } from './verify-session.js';

/** How each action of the API is performed: the compiler misses one that is not here. */
export const builtOperations: Readonly<Record<OperationName, BuiltOperation>> = {
  CreateAccessToken: createAccessToken,
  CreateDevEnvironment: createDevEnvironment,
  CreateProject: createProject,
  CreateSourceRepository: createSourceRepository,
  CreateSourceRepositoryBranch: createSourceRepositoryBranch,
  DeleteAccessToken: deleteAccessToken,
  DeleteDevEnvironment: deleteDevEnvironment,
  DeleteProject: deleteProject,
  DeleteSourceRepository: deleteSourceRepository,
  DeleteSpace: deleteSpace,
  GetDevEnvironment: getDevEnvironment,
  GetProject: getProject,
  GetSourceRepository: getSourceRepository,
  GetSourceRepositoryCloneUrls: getSourceRepositoryCloneUrls,
  GetSpace: getSpace,
  GetSubscription: getSubscription,
  GetUserDetails: getUserDetails,
  GetWorkflow: getWorkflow,
  GetWorkflowRun: getWorkflowRun,
  ListAccessTokens: listAccessTokens,
  ListDevEnvironmentSessions: listDevEnvironmentSessions,
  ListDevEnvironments: listDevEnvironments,
  ListEventLogs: listEventLogs,
  ListProjects: listProjects,
  ListSourceRepositories: listSourceRepositories,
  ListSourceRepositoryBranches: listSourceRepositoryBranches,
  ListSpaces: listSpaces,
  ListWorkflowRuns: listWorkflowRuns,
  ListWorkflows: listWorkflows,
  StartDevEnvironment: startDevEnvironment,
  StartDevEnvironmentSession: startDevEnvironmentSession,
  StartWorkflowRun: startWorkflowRun,
  StopDevEnvironment: stopDevEnvironment,
  StopDevEnvironmentSession: stopDevEnvironmentSession,
  UpdateDevEnvironment: updateDevEnvironment,
  UpdateProject: updateProject,
  UpdateSpace: updateSpace,
  VerifySession: verifySession,
};
