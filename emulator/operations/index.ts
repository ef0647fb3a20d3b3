import type { BuiltOperation } from '../operation.js';
import { createProject } from './create-project.js';
import { createSourceRepository } from './create-source-repository.js';
import { createSourceRepositoryBranch } from './create-source-repository-branch.js';
import { deleteProject } from './delete-project.js';
import { deleteSourceRepository } from './delete-source-repository.js';
import { getProject } from './get-project.js';
import { getSourceRepository } from './get-source-repository.js';
import { getSourceRepositoryCloneUrls } from './get-source-repository-clone-urls.js';
import { getSpace } from './get-space.js';
import { getWorkflow } from './get-workflow.js';
import { listProjects } from './list-projects.js';
import { listSourceRepositories } from './list-source-repositories.js';
import { listSourceRepositoryBranches } from './list-source-repository-branches.js';
import { listSpaces } from './list-spaces.js';
import { listWorkflows } from './list-workflows.js';
import { updateProject } from './update-project.js';
import { verifySession } from './verify-session.js';

/** The actions that are built, by name; the service's others answer 501. */
export const builtOperations: ReadonlyMap<string, BuiltOperation> = new Map(
  [
    createProject,
    createSourceRepository,
    createSourceRepositoryBranch,
    deleteProject,
    deleteSourceRepository,
    getProject,
    getSourceRepository,
    getSourceRepositoryCloneUrls,
    getSpace,
    getWorkflow,
    listProjects,
    listSourceRepositories,
    listSourceRepositoryBranches,
    listSpaces,
    listWorkflows,
    updateProject,
    verifySession,
  ].map((built) => [built.name, built]),
);
