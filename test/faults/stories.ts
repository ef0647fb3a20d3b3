import type { Controls, Emulator } from '../../emulator/index.js';
import type { Type } from '../contract/provider-client.js';
import type { Values } from '../contract/struct.js';
import { bench } from '../dev-environment-sample.js';
import { addDevEnvironment, addWorkflow } from '../engine/world.js';

/** What becomes of a resource in its life, and how the service's side of it is seen without asking the provider. */
export interface Story {
  readonly type: Type;
  /** What it is called, where there are several of a type. */
  readonly name?: string;
  readonly declared: Values;
  /** What may be declared after that, by what it amounts to. */
  readonly changes: Readonly<Record<string, Values>>;
  /** Makes what it stands on. */
  readonly prepare?: (emulator: Emulator) => Promise<void>;
  /** The ids of all things of the type that there are. */
  existing(controls: Controls): readonly string[];
  /** What time does to it once it is there; only a look at it tells that. */
  readonly passTime?: (controls: Controls) => void;
  /** The ids of the things that one resource consists of, by what is on record of it; its own id when absent. */
  readonly parts?: (outputs: Values) => readonly string[];
  /** Whether deleting leaves it, as nothing can delete it. */
  readonly isKept?: boolean;
  readonly hasGitLogin?: boolean;
}

/** Where each story takes place. */
export const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/api'],
  // Everything is on its way for a moment, so that a call may find it there.
  devEnvironmentTimes: { startSeconds: 0.1, stopSeconds: 0.1, deleteSeconds: 0.2, deletedSeconds: 60 },
  workflowRunTimes: { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0.1 },
} as const;

/** A call is tried twice. */
export const settings = { maxRetries: 1, forceDestroy: true } as const;

const space = { name: 'acme', description: 'First' };
const project = { spaceName: 'acme', displayName: 'blog', description: 'First' };
const repository = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'First' };
const branch = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'api', name: 'release/1.0' };
const token = { name: 'pipeline', expiresTime: '2099-01-31T12:00:00.000Z' };
const rotated = { name: 'rotated', rotation: { beforeDays: 30 } };
const day = 24 * 60 * 60 * 1000;
const environmentId = '10000000-0000-4000-8000-000000000000';
const workflowId = '20000000-0000-4000-8000-000000000000';
const session = { spaceName: 'acme', projectName: 'shop', devEnvironmentId: environmentId };
const run = { spaceName: 'acme', projectName: 'shop', workflowId, waitForCompletion: true, triggers: ['1'] };

const branchStory: Story = {
  type: 'Branch',
  declared: branch,
  changes: { replace: { ...branch, name: 'release/2.0' } },
  existing: (controls) =>
    ['release/1.0', 'release/2.0']
      .filter((name) => controls.getBranch('acme', 'shop', 'api', name))
      .map((name) => `acme/shop/api/${name}`),
};

export const stories: readonly Story[] = [
  {
    type: 'Space',
    declared: space,
    changes: { update: { ...space, description: 'Second' }, replace: { ...space, name: 'umbrella' } },
    existing: (controls) => ['acme', 'umbrella'].filter((name) => controls.getSpace(name)),
    isKept: true,
  },
  {
    type: 'Project',
    declared: project,
    changes: { update: { ...project, description: 'Second' }, replace: { ...project, displayName: 'diary' } },
    existing: (controls) =>
      ['blog', 'diary'].filter((name) => controls.getProject('acme', name)).map((name) => `acme/${name}`),
  },
  {
    type: 'SourceRepository',
    declared: repository,
    changes: {
      replace: { ...repository, name: 'site' },
      // It keeps the name: the old one has to go first.
      'replace after its delete': { ...repository, description: 'Second' },
    },
    existing: (controls) =>
      ['web', 'site']
        .filter((name) => controls.getSourceRepository('acme', 'shop', name))
        .map((name) => `acme/shop/${name}`),
  },
  { ...branchStory, isKept: true },
  { ...branchStory, name: 'Branch over Git', hasGitLogin: true },
  {
    type: 'DevEnvironment',
    declared: bench,
    changes: {
      update: { ...bench, instanceType: 'dev.standard1.medium' },
      replace: { ...bench, persistentStorage: { sizeInGiB: 32 } },
    },
    existing: (controls) =>
      controls
        .getDevEnvironments('acme', 'shop')
        .filter(({ status }) => status !== 'DELETED')
        .map(({ id }) => `acme/shop/${id}`),
  },
  {
    type: 'AccessToken',
    declared: token,
    changes: { replace: { ...token, name: 'deployment' } },
    existing: (controls) => controls.getAccessTokens('local-user').map(({ id }) => id),
  },
  {
    type: 'AccessToken',
    name: 'AccessToken that is rotated',
    declared: rotated,
    changes: { update: rotated },
    existing: (controls) => controls.getAccessTokens('local-user').map(({ id }) => id),
    passTime: (controls) => {
      const expiresTime = new Date(Date.now() + 10 * day).toISOString();
      for (const { id } of controls.getAccessTokens('local-user')) {
        controls.setAccessToken('local-user', id, { expiresTime });
      }
    },
    parts: ({ accessTokenId, previous = [] }) => [
      accessTokenId as string,
      ...(previous as unknown as readonly { readonly accessTokenId: string }[]).map((one) => one.accessTokenId),
    ],
  },
  {
    type: 'DevEnvironmentSession',
    declared: session,
    changes: { replace: { ...session, sessionConfiguration: { sessionType: 'SSH' } } },
    prepare: (emulator) => addDevEnvironment(emulator, 'acme', 'shop', environmentId),
    existing: (controls) =>
      controls
        .getDevEnvironmentSessions('acme', 'shop', environmentId)
        .map(({ id }) => `acme/shop/${environmentId}/${id}`),
  },
  {
    type: 'WorkflowRun',
    declared: run,
    changes: { replace: { ...run, triggers: ['2'] } },
    prepare: ({ controls }) => {
      addWorkflow(controls, { space: 'acme', project: 'shop', repository: 'api', id: workflowId });
      return Promise.resolve();
    },
    existing: (controls) => controls.getWorkflowRuns('acme', 'shop').map(({ id }) => `acme/shop/${id}`),
    isKept: true,
  },
];

export const nameOf = ({ type, name = type }: Story): string => name;

/** All operations of a life; a change may come in one run with a look at what there is, whose calls then come first. */
export const stepsOf = ({ changes }: Story): readonly string[] => [
  'create',
  ...Object.keys(changes),
  ...Object.keys(changes).map((change) => `${change}${withRefresh}`),
  'refresh',
  'delete',
];
/** What the name of a step ends with that looks first. */
export const withRefresh = ' with a refresh';
