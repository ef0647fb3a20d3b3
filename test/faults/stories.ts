import type { ConfiguredContract } from '../contract/contract.js';
import type { Type } from '../contract/provider-client.js';
import type { Values } from '../contract/struct.js';
import type { SmallEngine } from './small-engine.js';
import { bench } from '../dev-environment-sample.js';

type Step = (engine: SmallEngine) => Promise<string | undefined>;

/** A resource's life from its making to its end, and how the service's side of it is seen without asking the provider. */
export interface Story {
  readonly type: Type;
  readonly declared: Values;
  readonly steps: Readonly<Record<string, Step>>;
  /** The ids of all things of the type that there are. */
  existing(contract: ConfiguredContract): readonly string[];
  /** Whether deleting removes it; a branch stays unless there is a login for Git. */
  readonly isDeleted: boolean;
  readonly hasGitLogin?: boolean;
}

const steps = (first: Values, then: Values): Story['steps'] => ({
  create: (engine) => engine.up(first),
  change: (engine) => engine.up(then),
  refresh: (engine) => engine.refresh(),
  delete: (engine) => engine.destroy(),
});

const project = { spaceName: 'acme', displayName: 'blog', description: 'First' };
const repository = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'First' };
const branch = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'api', name: 'release/1.0' };

const environment = bench;
const restarted = { ...environment, instanceType: 'dev.standard1.medium' };
const token = { name: 'pipeline', expiresTime: '2099-01-31T12:00:00.000Z' };

const branchStory = {
  type: 'Branch',
  declared: branch,
  steps: steps(branch, branch),
  existing: ({ controls }: ConfiguredContract) =>
    controls.getBranch('acme', 'shop', 'api', branch.name) ? ['acme/shop/api/release/1.0'] : [],
} as const;

export const stories: readonly Story[] = [
  {
    type: 'Project',
    declared: { ...project, description: 'Second' },
    steps: steps(project, { ...project, description: 'Second' }),
    existing: ({ controls }) => (controls.getProject('acme', 'blog') ? ['acme/blog'] : []),
    isDeleted: true,
  },
  {
    type: 'SourceRepository',
    // The change is one that replaces, and keeps the name: the old one has to go first.
    declared: { ...repository, description: 'Second' },
    steps: steps(repository, { ...repository, description: 'Second' }),
    existing: ({ controls }) => (controls.getSourceRepository('acme', 'shop', 'web') ? ['acme/shop/web'] : []),
    isDeleted: true,
  },
  { ...branchStory, isDeleted: false },
  { ...branchStory, isDeleted: true, hasGitLogin: true },
  {
    type: 'DevEnvironment',
    declared: restarted,
    steps: steps(environment, restarted),
    existing: ({ controls }) =>
      controls
        .getDevEnvironments('acme', 'shop')
        .filter(({ status }) => status !== 'DELETED')
        .map(({ id }) => `acme/shop/${id}`),
    isDeleted: true,
  },
  {
    type: 'AccessToken',
    // The change is one that replaces.
    declared: { ...token, name: 'deployment' },
    steps: steps(token, { ...token, name: 'deployment' }),
    existing: ({ controls }) => controls.getAccessTokens('local-user').map(({ id }) => id),
    isDeleted: true,
  },
];
