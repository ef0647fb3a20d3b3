import {
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  CreateProjectCommand,
  CreateSourceRepositoryBranchCommand,
  DeleteProjectCommand,
  DeleteSourceRepositoryCommand,
  DeleteSpaceCommand,
  GetUserDetailsCommand,
  GetWorkflowRunCommand,
  ListDevEnvironmentsCommand,
  ListEventLogsCommand,
  ListProjectsCommand,
  ListSpacesCommand,
  StartDevEnvironmentCommand,
  StartDevEnvironmentSessionCommand,
  StartWorkflowRunCommand,
  UpdateDevEnvironmentCommand,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type Assumptions, behaviours, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, running, shop, shopEmulator, small, times } from './dev-environment-shop.js';

type Shop = Awaited<ReturnType<typeof shopEmulator>>;

const web = { ...shop, sourceRepositoryName: 'web' };
const branch = (name: string, more: object = {}) => new CreateSourceRepositoryBranchCommand({ ...web, name, ...more });
const ssh = { sessionConfiguration: { sessionType: 'SSH' } } as const;

/** A workflow of the repository `web`, and its id. */
function workflowOf({ controls }: Shop, status: 'ACTIVE' | 'INVALID') {
  const place = { ...web, sourceBranchName: 'main', path: 'build.yaml' };
  controls.putWorkflow({ ...place, name: 'build', runMode: 'QUEUED', status });
  return controls.getWorkflows('acme', 'shop')[0]?.id;
}

async function failed(client: CodeCatalystClient, { controls, clock }: Shop) {
  controls.failNextDevEnvironment('No room');
  return running(client, clock);
}

/** What is refused: by which error usually, and by what it comes. */
const refusals: Readonly<Record<string, [string, (client: CodeCatalystClient, emulator: Shop) => Promise<unknown>]>> = {
  takenName: [
    'ConflictException',
    (client) => client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' })),
  ],
  linkedRepository: [
    'ValidationException',
    (client, { controls }) => {
      controls.addLinkedRepository('acme', 'shop', { name: 'theirs' });
      return client.send(new DeleteSourceRepositoryCommand({ ...shop, name: 'theirs' }));
    },
  ],
  unknownCommit: ['ValidationException', (client) => client.send(branch('next', { headCommitId: '0'.repeat(40) }))],
  branchName: ['ValidationException', (client) => client.send(branch('a..b'))],
  branchInTheWay: ['ConflictException', (client) => client.send(branch('main/next'))],
  otherInputs: [
    'ConflictException',
    async (client) => {
      await created(client, { clientToken: 'once' });
      return created(client, { clientToken: 'once', alias: 'another' });
    },
  ],
  unknownRepository: [
    'ValidationException',
    (client) => created(client, { repositories: [{ repositoryName: 'none' }] }),
  ],
  busyDevEnvironment: [
    'ConflictException',
    async (client) => {
      const { id } = await created(client);
      return client.send(new StartDevEnvironmentSessionCommand({ ...shop, id, ...ssh }));
    },
  ],
  failedDevEnvironment: [
    'ValidationException',
    async (client, emulator) => {
      const { id } = await failed(client, emulator);
      return client.send(new StartDevEnvironmentSessionCommand({ ...shop, id, ...ssh }));
    },
  ],
  invalidWorkflow: [
    'ValidationException',
    (client, emulator) => {
      const workflowId = workflowOf(emulator, 'INVALID');
      return client.send(new StartWorkflowRunCommand({ ...shop, workflowId }));
    },
  ],
  filter: [
    'ValidationException',
    (client) => client.send(new ListDevEnvironmentsCommand({ spaceName: 'acme', filters: [{ key: 'x', values: [] }] })),
  ],
  ambiguousUser: ['ValidationException', (client) => client.send(new GetUserDetailsCommand({}))],
  pastExpiry: [
    'ValidationException',
    (client) => client.send(new CreateAccessTokenCommand({ name: 'ci', expiresTime: new Date('2020-01-01') })),
  ],
  accessTokenQuota: [
    'ServiceQuotaExceededException',
    (client, { controls }) => {
      controls.quotas.set({ accessTokensPerUser: 0 });
      return client.send(new CreateAccessTokenCommand({ name: 'ci' }));
    },
  ],
  timesOfLogs: [
    'ValidationException',
    (client) => {
      const [startTime, endTime] = [new Date('2026-02-02'), new Date('2026-01-01')];
      return client.send(new ListEventLogsCommand({ spaceName: 'acme', startTime, endTime }));
    },
  ],
  spoiltPageToken: [
    'ValidationException',
    (client) => client.send(new ListProjectsCommand({ spaceName: 'acme', nextToken: 'spoilt' })),
  ],
};

describe('what is refused', () => {
  it.each(Object.entries(refusals))('is so by the error that is assumed of %s, or told', async (name, [usual, act]) => {
    const status = { $metadata: { httpStatusCode: 404 } };
    await using emulator = await shopEmulator();
    await using told = await shopEmulator({ assumptions: { [name]: 'ResourceNotFoundException' } });
    using client = awsSdkClient(emulator);
    using toldClient = awsSdkClient(told);

    await expect(act(client, emulator)).rejects.toMatchObject({ name: usual });
    await expect(act(toldClient, told)).rejects.toMatchObject({ name: 'ResourceNotFoundException', ...status });
  });
});

/** An emulator and its client that assume one thing otherwise. */
async function assuming(assumptions: Partial<Assumptions>) {
  const emulator = await shopEmulator({ assumptions });
  const client = awsSdkClient(emulator);
  return {
    emulator,
    client,
    async [Symbol.asyncDispose]() {
      client.destroy();
      await emulator.close();
    },
  };
}

const conflict = { name: 'ConflictException' };

describe('an emulator that is told', () => {
  it('that what is in a project stands in the way deletes empty ones alone (deletionOfFull)', async () => {
    await using at = await assuming({ deletionOfFull: 'conflict' });
    const deletion = new DeleteProjectCommand({ spaceName: 'acme', name: 'shop' });
    const { id: _id, ...environment } = await running(at.client, at.emulator.clock);

    await expect(at.client.send(deletion)).rejects.toMatchObject(conflict);
    at.emulator.controls.deleteSourceRepository('acme', 'shop', 'web');
    await expect(at.client.send(deletion)).rejects.toMatchObject(conflict);
    await environment.delete();
    at.emulator.clock.advance(times.deleteSeconds);
    await expect(at.client.send(new DeleteSpaceCommand({ name: 'acme' }))).rejects.toMatchObject(conflict);
    await at.client.send(deletion);
    await at.client.send(new DeleteSpaceCommand({ name: 'acme' }));
  });

  it('another usual timeout stops environments then (defaultInactivityTimeoutMinutes)', async () => {
    await using at = await assuming({ defaultInactivityTimeoutMinutes: 0 });
    const environment = await running(at.client, at.emulator.clock);

    at.emulator.clock.advance(7 * 24 * 3600);

    expect(await environment.read()).toMatchObject({ inactivityTimeoutMinutes: 0, status: 'RUNNING' });
  });

  it('that values are of one start forgets them with it (startValues)', async () => {
    await using at = await assuming({ startValues: 'one-start' });
    const { clock } = at.emulator;
    const environment = await running(at.client, clock, { inactivityTimeoutMinutes: 60 });
    const large = { instanceType: 'dev.standard1.large' as const, inactivityTimeoutMinutes: 5, ides: [] };
    const before = { instanceType: 'dev.standard1.small', inactivityTimeoutMinutes: 60, ides: small.ides };
    await environment.stop();
    clock.advance(times.stopSeconds);

    await at.client.send(new StartDevEnvironmentCommand({ ...shop, id: environment.id, ...large }));

    clock.advance(times.startSeconds);
    const { ides, ...present } = await environment.read();
    expect(present).toMatchObject({ instanceType: large.instanceType, inactivityTimeoutMinutes: 5, status: 'RUNNING' });
    expect(ides).toBeUndefined();
    clock.advance(5 * 60 + times.stopSeconds);
    expect(await environment.read()).toMatchObject({ ...before, status: 'STOPPED' });
    await environment.start();
    clock.advance(times.startSeconds);
    expect(await environment.read()).toMatchObject({ ...before, status: 'RUNNING' });
  });

  it('that nothing is done twice refuses a second start or stop (repeatedAction)', async () => {
    await using at = await assuming({ repeatedAction: 'conflict' });
    const environment = await running(at.client, at.emulator.clock);

    expect(await environment.start()).toBe('ConflictException');
    expect(await environment.stop()).toBe('STOPPING');
    expect(await environment.stop()).toBe('ConflictException');
  });

  it('that an update answers what was asked answers no more (updateAnswer)', async () => {
    await using at = await assuming({ updateAnswer: 'given-values' });
    const { id } = await running(at.client, at.emulator.clock);

    const { $metadata: _, ...answer } = await at.client.send(
      new UpdateDevEnvironmentCommand({ ...shop, id, alias: 'mine' }),
    );

    expect(answer).toEqual({ ...shop, id, alias: 'mine' });
    expect(await environmentOf(at.client, id).read()).toMatchObject({ alias: 'mine' });
  });

  it('what a run is called that waits calls it so (waitingRun)', async () => {
    await using at = await assuming({ waitingRun: 'PROVISIONING' });
    const workflowId = workflowOf(at.emulator, 'ACTIVE');
    const start = () => at.client.send(new StartWorkflowRunCommand({ ...shop, workflowId }));
    await start();

    const { id } = await start();

    const run = await at.client.send(new GetWorkflowRunCommand({ ...shop, id }));
    expect(run).toMatchObject({ status: 'PROVISIONING' });
  });

  it('how many spaces a page holds ends it there (spacesOnPage)', async () => {
    await using emulator = await startEmulator({ spaces: ['one', 'two', 'six'], assumptions: { spacesOnPage: 2 } });
    using client = awsSdkClient(emulator);

    const { items, nextToken } = await client.send(new ListSpacesCommand({}));

    expect(items).toHaveLength(2);
    expect((await client.send(new ListSpacesCommand({ nextToken }))).items).toMatchObject([{ name: 'six' }]);
  });

  it('what access tokens may be holds them to it', async () => {
    const day = 24 * 3600;
    await using at = await assuming({
      accessTokenNames: 'differ',
      longestAccessTokenSeconds: 30 * day,
      expiredAccessTokens: 'do-not-count',
    });
    const { clock, controls } = at.emulator;
    controls.quotas.set({ accessTokensPerUser: 1 });
    const make = (name: string, days: number) =>
      at.client.send(
        new CreateAccessTokenCommand({ name, expiresTime: new Date(clock.now().getTime() + days * day * 1000) }),
      );

    await expect(make('ci', 31)).rejects.toMatchObject({ name: 'ValidationException' });
    await make('ci', 30);
    await expect(make('ci', 30)).rejects.toMatchObject(conflict);
    await expect(make('cd', 30)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    clock.advance(30 * day);
    await make('cd', 30);
  });

  it('that access tokens are bearer tokens takes them as such, until they expire (accessTokenAsBearer)', async () => {
    await using at = await assuming({ accessTokenAsBearer: 'accepted' });
    const { secret: token = '' } = await at.client.send(new CreateAccessTokenCommand({ name: 'ci' }));
    using client = awsSdkClient({ url: at.emulator.url, token });
    const verify = new VerifySessionCommand({});

    expect((await client.send(verify)).identity).toBe((await at.client.send(verify)).identity);
    at.emulator.clock.advance(366 * 24 * 3600);
    await expect(client.send(verify)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(at.client.send(verify)).resolves.toBeDefined();
  });
});

describe('the assumptions', () => {
  const { choices, actions, workspacesActions, git } = behaviours;
  const grades = [...actions, ...workspacesActions, ...git].flatMap(({ basis }) => Object.values(basis));

  it('are each named by a behaviour that they change', () => {
    const named = new Set(grades.flatMap((grade) => grade.split(': ').slice(1)));

    expect(Object.keys(choices).filter((name) => !named.has(name))).toEqual([]);
  });

  it('are refused by errors that are tried here, each of them', () => {
    const ofErrors = Object.entries(choices).filter(([, { usual }]) => String(usual).endsWith('Exception'));

    expect(Object.keys(refusals).sort()).toEqual(ofErrors.map(([name]) => name).sort());
  });
});
