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
import { getDevEnvironment } from './get-dev-environment.js';
import { getProject } from './get-project.js';
import { getSourceRepository } from './get-source-repository.js';
import { getSourceRepositoryCloneUrls } from './get-source-repository-clone-urls.js';
import { getSpace } from './get-space.js';
import { getWorkflow } from './get-workflow.js';
import { listAccessTokens } from './list-access-tokens.js';
import { listDevEnvironmentSessions } from './list-dev-environment-sessions.js';
import { listDevEnvironments } from './list-dev-environments.js';
import { listProjects } from './list-projects.js';
import { listSourceRepositories } from './list-source-repositories.js';
import { listSourceRepositoryBranches } from './list-source-repository-branches.js';
import { listSpaces } from './list-spaces.js';
import { listWorkflows } from './list-workflows.js';
import { startDevEnvironment } from './start-dev-environment.js';
import { stopDevEnvironment } from './stop-dev-environment.js';
import { updateDevEnvironment } from './update-dev-environment.js';
import { updateProject } from './update-project.js';
import { verifySession } from './verify-session.js';

/** The actions that are built, by name; the service's others answer 501. */
export const builtOperations: ReadonlyMap<string, BuiltOperation> = new Map(
  [
    createAccessToken,
    createDevEnvironment,
    createProject,
    createSourceRepository,
    createSourceRepositoryBranch,
    deleteAccessToken,
    deleteDevEnvironment,
    deleteProject,
    deleteSourceRepository,
    getDevEnvironment,
    getProject,
    getSourceRepository,
    getSourceRepositoryCloneUrls,
    getSpace,
    getWorkflow,
    listAccessTokens,
    listDevEnvironments,
    listDevEnvironmentSessions,
    listProjects,
    listSourceRepositories,
    listSourceRepositoryBranches,
    listSpaces,
    listWorkflows,
    startDevEnvironment,
    stopDevEnvironment,
    updateDevEnvironment,
    updateProject,
    verifySession,
  ].map((built) => [built.name, built]),
);
