import { contract } from './contract.js';
import type { ErrorName, Operation, OperationName } from './contract-types.js';
import { resolve } from './resolve.js';

type Operations = { readonly [N in OperationName]: Operation<N> };

/** All 38 actions by name. */
export const operations = resolve(contract).actions as Operations;

/** The HTTP status of each error; every error carries a `message`. */
export const errorStatus = Object.fromEntries(
  Object.entries(contract.errors).map(([name, { status }]) => [name, status]),
) as Readonly<Record<ErrorName, number>>;

export const {
  CreateAccessToken,
  CreateDevEnvironment,
  CreateProject,
  CreateSourceRepository,
  CreateSourceRepositoryBranch,
  DeleteAccessToken,
  DeleteDevEnvironment,
  DeleteProject,
  DeleteSourceRepository,
  DeleteSpace,
  GetDevEnvironment,
  GetProject,
  GetSourceRepository,
  GetSourceRepositoryCloneUrls,
  GetSpace,
  GetSubscription,
  GetUserDetails,
  GetWorkflow,
  GetWorkflowRun,
  ListAccessTokens,
  ListDevEnvironmentSessions,
  ListDevEnvironments,
  ListEventLogs,
  ListProjects,
  ListSourceRepositories,
  ListSourceRepositoryBranches,
  ListSpaces,
  ListWorkflowRuns,
  ListWorkflows,
  StartDevEnvironment,
  StartDevEnvironmentSession,
  StartWorkflowRun,
  StopDevEnvironment,
  StopDevEnvironmentSession,
  UpdateDevEnvironment,
  UpdateProject,
  UpdateSpace,
  VerifySession,
} = operations;
