import { devEnvironmentOf, type Program, type ProgramResource, projectOf } from './program.js';

/** How much there is of each, in all. */
export interface EstateSize {
  readonly projects: number;
  readonly repositories: number;
  readonly branches: number;
  readonly environments: number;
  readonly tokens: number;
}

/** What an estate holds for each project of it; the tokens are the user's, and in none. */
const each = { repositories: 20, branches: 50, environments: 2, tokens: 3 };

/** The size of an estate of so many projects. */
export const sizeOf = (projects: number): EstateSize => ({
  projects,
  repositories: projects * each.repositories,
  branches: projects * each.branches,
  environments: projects * each.environments,
  tokens: projects * each.tokens,
});

/** A program of so many projects, named `project-0` and so on as all in it is, whose parts take the names of what they are in from it. */
export function estateOf({ projects, repositories, branches, environments, tokens }: EstateSize): Program {
  return {
    resources: {
      ...numbered('project', projects, (index) => projectOf(`project-${index}`, 'One of many')),
      ...numbered('repository', repositories, repository),
      ...numbered('branch', branches, branch),
      ...numbered('environment', environments, (index) =>
        devEnvironmentOf({ projectName: projectName(index, each.environments), alias: `environment-${index}` }),
      ),
      ...numbered('token', tokens, token),
    },
  };
}

const numbered = (kind: string, count: number, resource: (index: number) => ProgramResource) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${kind}-${index}`, resource(index)]));

const nameOf = (kind: string, index: number): string => `\${${kind}-${Math.floor(index)}.name}`;
const projectName = (index: number, inEach: number): string => nameOf('project', index / inEach);

const repository = (index: number): ProgramResource => ({
  type: 'codecatalyst:SourceRepository',
  properties: {
    spaceName: 'acme',
    projectName: projectName(index, each.repositories),
    name: `repository-${index}`,
    description: 'One of many',
  },
});

/** Three in the first repository, two in the next, and so on. */
const branch = (index: number): ProgramResource => ({
  type: 'codecatalyst:Branch',
  properties: {
    spaceName: 'acme',
    projectName: projectName(index, each.branches),
    sourceRepositoryName: nameOf('repository', (index * each.repositories) / each.branches),
    name: `branch-${index}`,
  },
});

/** Every other one is rotated, so each preview and each up looks at it first. */
const token = (index: number): ProgramResource => ({
  type: 'codecatalyst:AccessToken',
  properties: { name: `token-${index}`, ...(index % 2 === 0 && { rotation: { beforeDays: 30 } }) },
});
