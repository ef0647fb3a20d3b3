import { describe, expect, it } from '@jest/globals';
import { settable } from '../../provider/model/index.js';
import { resources } from '../../provider/registry.js';
import { instantly } from '../dev-environment-sample.js';
import { changed, type Program } from './alike/program.js';
import { openPulumi, openTerraform } from './alike/runner.js';
import { mutatingCalls, stateOf } from './alike/traces.js';
import { commandPath } from './terraform/command.js';

const workflowId = '10000000-0000-4000-8000-000000000000';
const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['umbrella/blog'],
  repositories: ['umbrella/blog/web'],
  workflows: [`umbrella/blog/web/${workflowId}`],
  workflowRunTimes: { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 },
  devEnvironmentTimes: instantly,
};

const inShop = { spaceName: 'acme', projectName: '${shop.name}' };

/** One of each resource that there is, and a second repository that waits for nothing of the first. */
const program: Program = {
  home: { type: 'Space', inputs: { name: 'acme', description: 'All of Acme' } },
  shop: { type: 'Project', inputs: { spaceName: '${home.name}', displayName: 'Web shop', description: 'The shop' } },
  web: { type: 'SourceRepository', inputs: { ...inShop, name: 'web', description: 'What customers see: ${shop.id}' } },
  api: { type: 'SourceRepository', inputs: { ...inShop, name: 'api' } },
  release: { type: 'Branch', inputs: { ...inShop, sourceRepositoryName: '${web.name}', name: 'release' } },
  bench: {
    type: 'DevEnvironment',
    inputs: {
      ...inShop,
      alias: 'bench',
      ides: [{ name: 'VSCode' }],
      instanceType: 'dev.standard1.small',
      inactivityTimeoutMinutes: 30,
      persistentStorage: { sizeInGiB: 16 },
      repositories: [{ repositoryName: '${web.name}', branchName: '${release.name}' }],
      desiredStatus: 'RUNNING',
    },
  },
  work: {
    type: 'DevEnvironmentSession',
    inputs: { ...inShop, devEnvironmentId: '${bench.devEnvironmentId}', sessionConfiguration: { sessionType: 'SSM' } },
  },
  pipeline: { type: 'AccessToken', inputs: { name: 'pipeline' } },
  build: { type: 'WorkflowRun', inputs: { spaceName: 'umbrella', projectName: 'blog', workflowId, triggers: ['now'] } },
};

/** Another value for each input that changes in place; what protects from loss is let go at last. */
const updates: readonly (readonly [name: string, input: string, value: unknown])[] = [
  ['home', 'description', 'Acme and all of it'],
  ['shop', 'description', 'The shop and its back room'],
  ['bench', 'alias', 'desk'],
  ['bench', 'ides', [{ name: 'Cloud9' }]],
  ['bench', 'instanceType', 'dev.standard1.medium'],
  ['bench', 'inactivityTimeoutMinutes', 0],
  ['bench', 'desiredStatus', 'STOPPED'],
  ['pipeline', 'rotation', { beforeDays: 30 }],
  ['build', 'waitForCompletion', true],
  ['home', 'deleteOnDestroy', true],
  ['shop', 'forceDestroy', true],
  ['web', 'forceDestroy', true],
  ['release', 'forceDestroy', true],
  ['bench', 'forceDestroy', true],
];

/** What has to come before what, each by how it begins. */
const order = [
  ['CreateProject ', 'CreateSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"web"'],
  ['CreateProject ', 'CreateSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"api"'],
  ['CreateSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"web"', 'CreateSourceRepositoryBranch '],
  ['CreateSourceRepositoryBranch ', 'CreateDevEnvironment '],
  ['CreateDevEnvironment ', 'StartDevEnvironmentSession '],
  ['StartDevEnvironmentSession ', 'StopDevEnvironmentSession '],
  ['StopDevEnvironmentSession ', 'DeleteDevEnvironment '],
  ['DeleteDevEnvironment ', 'DeleteSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"web"'],
  ['DeleteSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"web"', 'DeleteProject '],
  ['DeleteSourceRepository {"spaceName":"acme","projectName":"Web-shop","name":"api"', 'DeleteProject '],
  ['DeleteProject ', 'DeleteSpace '],
] as const;

type Opened = Awaited<ReturnType<typeof openPulumi>>;

/** Makes the program, changes it step by step, takes it down, and answers what came of each step. */
async function lived(opened: Promise<Opened>) {
  await using runner = await opened;
  const { emulator } = runner;
  const calls: string[] = [];
  const steps: { readonly step: string; readonly calls: readonly string[]; readonly state: unknown }[] = [];
  const look = (step: string): void => {
    const made = mutatingCalls(emulator);
    calls.push(...made);
    steps.push({ step, calls: made.toSorted(), state: stateOf(emulator) });
    emulator.clearRequests();
  };
  let now = program;
  await runner.deploy(now);
  look('create');
  for (const [name, input, value] of updates) {
    now = changed(now, name, input, value);
    await runner.deploy(now);
    look(`update ${name}.${input}`);
  }
  await runner.destroy();
  look('destroy');
  return { calls, steps };
}

let asPulumi: ReturnType<typeof lived> | undefined;
/** What comes of it under Pulumi, which is looked at once. */
const underPulumi = () => (asPulumi ??= lived(openPulumi(world)));

/** Those of the order that calls do not keep, for want of one or of patience. */
const broken = (calls: readonly string[]) =>
  order.filter(([first, second]) => {
    const before = calls.findIndex((call) => call.startsWith(first));
    return before === -1 || before > calls.findIndex((call) => call.startsWith(second));
  });

describe('the program that every engine runs', () => {
  it('has each resource, and changes each input that changes in place', () => {
    const types = Object.values(program).map(({ type }) => type);
    expect([...new Set(types)].toSorted()).toEqual(resources.map(({ type }) => type).toSorted());

    const inPlace = resources.flatMap((resource) =>
      Object.entries(settable(resource))
        .filter(([, { onChange }]) => onChange === 'update' || onChange === 'keep')
        .map(([name]) => `${resource.type}.${name}`),
    );
    const changes = updates.map(([name, input]) => `${program[name]?.type ?? ''}.${input}`);
    expect(changes.toSorted()).toEqual(inPlace.toSorted());
  });

  it('asks of the service under Pulumi what depends on something after that', async () => {
    expect(broken((await underPulumi()).calls)).toEqual([]);
  });
});

for (const name of ['terraform', 'tofu']) {
  const group = commandPath(name) === undefined ? describe.skip : describe;
  group(`the same program under Pulumi and under ${name}`, () => {
    it('asks the same of the service at each step, and leaves there the same', async () => {
      const [one, other] = [await underPulumi(), await lived(openTerraform(name, world))];

      expect(broken(other.calls)).toEqual([]);
      expect(other.steps).toEqual(one.steps);
    });
  });
}
