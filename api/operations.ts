import { contract } from './contract.js';
import type { ErrorName, Member, Operation, OperationName, Shape } from './contract-types.js';

interface MemberFacts {
  readonly shape: string;
  readonly required: boolean;
  readonly location?: 'path' | 'query';
  readonly idempotencyToken?: boolean;
}
interface ShapeFacts {
  readonly type: Shape['type'];
  readonly item?: string;
  readonly members?: Readonly<Record<string, MemberFacts>>;
}

const shapeFacts: Readonly<Record<string, ShapeFacts>> = contract.shapes;
const resolved = new Map<string, Shape>();

function shapeNamed(name: string): Shape {
  const known = resolved.get(name);
  if (known) return known;
  const facts = shapeFacts[name];
  if (!facts) throw new Error(`The contract has no shape ${name}.`);
  const shape = {
    ...facts,
    ...(facts.item !== undefined && { item: shapeNamed(facts.item) }),
    ...(facts.members && { name, members: membersOf(facts.members) }),
  } as Shape;
  resolved.set(name, shape);
  return shape;
}

function membersOf(facts: Readonly<Record<string, MemberFacts>>): Readonly<Record<string, Member>> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { shape, ...rest }]) => [name, { name, ...rest, shape: shapeNamed(shape) }]),
  );
}

type Operations = { readonly [N in OperationName]: Operation<N> };

/** All 38 actions by name. */
export const operations = Object.fromEntries(
  Object.entries(contract.operations).map(([name, { request, response, ...rest }]) => [
    name,
    { name, ...rest, request: membersOf(request), response: membersOf(response) },
  ]),
) as unknown as Operations;

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
