import type { ConfiguredContract } from '../contract/contract.js';
import type { Type } from '../contract/provider-client.js';
import type { Values } from '../contract/struct.js';
import { addDevEnvironment, addWorkflow } from '../engine/world.js';
import type { SmallEngine } from './small-engine.js';
import { bench } from '../dev-environment-sample.js';

type Step = (engine: SmallEngine) => Promise<string | undefined>;

/** A resource's life from its making to its end, and how the service's side of it is seen without asking the provider. */
export interface Story {
  readonly type: Type;
  readonly declared: Values;
  readonly steps: Readonly<Record<string, Step>>;
  /** Makes what it stands on. */
  readonly prepare?: (contract: ConfiguredContract) => Promise<void>;
  /** The ids of all things of the type that there are; what nobody can delete does not count once it was forgotten. */
  existing(contract: ConfiguredContract, forgotten: ReadonlySet<string>): readonly string[];
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

const environmentId = '10000000-0000-4000-8000-000000000000';
const workflowId = '20000000-0000-4000-8000-000000000000';
const space = { name: 'acme', description: 'First' };
const session = { spaceName: 'acme', projectName: 'shop', devEnvironmentId: environmentId };
const run = { spaceName: 'acme', projectName: 'shop', workflowId, waitForCompletion: true, triggers: ['1'] };

const branchStory = {
  type: 'Branch',
  declared: branch,
  steps: steps(branch, branch),
  existing: ({ controls }: ConfiguredContract) =>
    controls.getBranch('acme', 'shop', 'api', branch.name) ? ['acme/shop/api/release/1.0'] : [],
} as const;

export const stories: readonly Story[] = [
  {
    type: 'Space',
    declared: { ...space, description: 'Second' },
    steps: steps(space, { ...space, description: 'Second' }),
    existing: ({ controls }) => (controls.getSpace('acme') ? ['acme'] : []),
    isDeleted: false,
  },
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
  {
    type: 'DevEnvironmentSession',
    // The change is one that replaces.
    declared: { ...session, sessionConfiguration: { sessionType: 'SSH' } },
    steps: steps(session, { ...session, sessionConfiguration: { sessionType: 'SSH' } }),
    prepare: ({ emulator }) => addDevEnvironment(emulator, 'acme', 'shop', environmentId),
    existing: ({ controls }) =>
      controls
        .getDevEnvironmentSessions('acme', 'shop', environmentId)
        .map(({ id }) => `acme/shop/${environmentId}/${id}`),
    isDeleted: true,
  },
  {
    type: 'WorkflowRun',
    // The change is one that replaces.
    declared: { ...run, triggers: ['2'] },
    steps: steps(run, { ...run, triggers: ['2'] }),
    prepare: ({ controls }) => {
      addWorkflow(controls, { space: 'acme', project: 'shop', repository: 'api', id: workflowId });
      return Promise.resolve();
    },
    existing: ({ controls }, forgotten) =>
      controls
        .getWorkflowRuns('acme', 'shop')
        .map(({ id }) => `acme/shop/${id}`)
        .filter((id) => !forgotten.has(id)),
    isDeleted: true,
  },
];
