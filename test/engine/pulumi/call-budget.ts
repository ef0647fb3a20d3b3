import type { OperationName } from '../../../api/contract-types.js';
import type { EstateSize } from './estate.js';

/** How often each action may be called. */
export type Budget = Readonly<Partial<Record<OperationName, number>>>;

const pages = (items: number, onEach: number): number => Math.ceil(items / onEach);

/** What all tokens cost to look at: there is no get, and a page holds ten. */
const ofTokens = (tokens: number): Budget => ({ ListAccessTokens: pages(tokens, 10) });

/** What it costs to look at everything, branches being in every repository and as many in each, or nearly so. */
export const ofLookingAtAll = ({ projects, repositories, branches, environments, tokens }: EstateSize): Budget =>
  sum([
    // The projects of a space: one get, and their list.
    { GetProject: 1, ListProjects: pages(projects, 100) },
    // The repositories of each project: one get, and their list.
    { GetSourceRepository: projects, ListSourceRepositories: projects * pages(repositories / projects, 200) },
    // The branches of each repository have no get; `main` is listed with them.
    { ListSourceRepositoryBranches: repositories * pages(branches / repositories + 1, 50) },
    // The environments of a space: one get, and their list.
    { GetDevEnvironment: 1, ListDevEnvironments: pages(environments, 50) },
    ofTokens(tokens),
    // One for each process, where something is closed.
    { VerifySession: 1 },
  ]);

/** What a run costs that looks at nothing: tokens that are rotated are read first. */
export const ofLookingAtNothing = ({ tokens }: EstateSize): Budget => ofTokens(tokens);

/** What a project takes with it that goes. */
interface Held {
  readonly repositories: number;
  readonly branches: number;
  readonly environments: number;
}

/** What it costs on top to prove that things are gone, each by itself. */
export const proofs = {
  /** It is refused, the login holds, and its space does not list it. */
  ofProject: ({ projects }: EstateSize): Budget => ({
    GetProject: 1,
    VerifySession: 1,
    ListProjects: pages(projects, 100),
  }),
  /** It is refused, the login holds, and its project does not list it; nor its branches, which are refused likewise. */
  ofRepository: (branches: number): Budget =>
    sum([
      { GetSourceRepository: 1, VerifySession: 1, ListSourceRepositories: 1 },
      times(branches, { ListSourceRepositoryBranches: 1, VerifySession: 1, ListSourceRepositories: 1 }),
    ]),
  /** Its repository lists it no more. */
  ofBranch: (): Budget => ({ ListSourceRepositoryBranches: 1 }),
  /** It is refused, the login holds, and its project does not list it to its owner. */
  ofEnvironment: (): Budget => ({ GetDevEnvironment: 1, VerifySession: 2, ListDevEnvironments: 1 }),
  /** Its owner's list lacks it. */
  ofToken: ({ tokens }: EstateSize): Budget => ({ ListAccessTokens: pages(tokens, 10), VerifySession: 1 }),
  /** What was in a project that is gone is refused, as is the list of where it was, the login holding each time; the space lists no such project. */
  ofAllIn: ({ repositories, branches, environments }: Held): Budget =>
    sum([
      times(repositories, { GetSourceRepository: 1, ListSourceRepositories: 1, VerifySession: 2, ListProjects: 1 }),
      times(branches, {
        ListSourceRepositoryBranches: 1,
        ListSourceRepositories: 1,
        VerifySession: 2,
        ListProjects: 1,
      }),
      times(environments, { GetDevEnvironment: 1, ListDevEnvironments: 1, VerifySession: 2, ListProjects: 1 }),
    ]),
};

const entries = (budget: Budget) => Object.entries(budget) as [OperationName, number][];

export const times = (factor: number, budget: Budget): Budget =>
  Object.fromEntries(entries(budget).map(([operation, calls]) => [operation, factor * calls]));

/** What several cost together. */
export function sum(budgets: readonly Budget[]): Budget {
  const all: Partial<Record<OperationName, number>> = {};
  for (const [operation, calls] of budgets.flatMap(entries)) all[operation] = (all[operation] ?? 0) + calls;
  return all;
}

/** How many calls it allows in all. */
export const total = (budget: Budget): number => entries(budget).reduce((calls, [, more]) => calls + more, 0);
