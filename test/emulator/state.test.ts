import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateAccessTokenCommand,
  CreateProjectCommand,
  CreateSourceRepositoryBranchCommand,
  DeleteSpaceCommand,
  ListProjectsCommand,
  StartDevEnvironmentSessionCommand,
  StartWorkflowRunCommand,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, running, shop, shopEmulator } from './dev-environment-shop.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

type Client = ReturnType<typeof awsSdkClient>;

const projects = async (client: Client): Promise<unknown[]> =>
  ((await client.send(new ListProjectsCommand({ spaceName: 'acme' }))).items ?? []).map(({ name }) => name);
const web = { ...shop, sourceRepositoryName: 'web' };

/** The dump as a file of it would be read. */
const copied = ({ controls }: Emulator) => JSON.parse(JSON.stringify(controls.state.dump())) as Record<string, unknown>;

describe('a dump', () => {
  it('makes another emulator what this one is', async () => {
    await using emulator = await shopEmulator({ workspaces: [workspace] });
    using client = awsSdkClient(emulator);
    const { identity } = await client.send(new VerifySessionCommand({}));
    await client.send(new CreateSourceRepositoryBranchCommand({ ...web, name: 'next' }));
    await client.send(new CreateAccessTokenCommand({ name: 'ci' }));
    const { id } = await created(client, { clientToken: 'once' });
    emulator.controls.clock.advance(10);
    const dump = copied(emulator);

    await using twin = await startEmulator({ spaces: ['umbrella'], clock: new FakeClock() });
    twin.controls.state.load(dump);
    using twinClient = awsSdkClient(twin);

    expect(copied(twin)).toEqual(dump);
    expect(twin.controls.getSpace('umbrella')).toBeUndefined();
    expect((await twinClient.send(new VerifySessionCommand({}))).identity).toBe(identity);
    expect(await projects(twinClient)).toEqual(['shop']);
    expect(twin.controls.getBranch('acme', 'shop', 'web', 'next')).toBeDefined();
    expect(twin.controls.getAccessTokens('local-user')).toMatchObject([{ name: 'ci' }]);
    expect(await environmentOf(twinClient, id).status()).toBe('PENDING');
    expect((await created(twinClient, { clientToken: 'once' })).id).toBe(id);
    expect(twin.controls.workspaces.list()).toEqual([{ ...workspace, State: 'AVAILABLE' }]);
    expect(twin.controls.clock.now()).toEqual(emulator.controls.clock.now());
  });

  it('takes along what goes on, what was logged and which spaces were deleted', async () => {
    await using emulator = await shopEmulator({ spaces: ['acme', 'umbrella'] });
    using client = awsSdkClient(emulator);
    emulator.controls.putWorkflow(build);
    const [workflow] = emulator.controls.getWorkflows('acme', 'shop');
    await client.send(new DeleteSpaceCommand({ name: 'umbrella' }));
    const { id } = await running(client, emulator.clock);
    const { sessionId = '' } = await client.send(new StartDevEnvironmentSessionCommand({ ...shop, id, ...ssh }));
    const run = await client.send(new StartWorkflowRunCommand({ ...shop, workflowId: workflow?.id }));
    const dump = copied(emulator);

    await using twin = await startEmulator({ clock: emulator.clock });
    twin.controls.state.load(dump);

    const { controls } = twin;
    expect(controls.getDevEnvironmentSessions('acme', 'shop', id)).toMatchObject([{ id: sessionId }]);
    expect(controls.getWorkflowRuns('acme', 'shop')).toMatchObject([{ id: run.id, status: 'VALIDATING' }]);
    expect(controls.getEvents('acme').map(({ eventName }) => eventName)).toEqual([
      'startWorkflowRun',
      'startDevEnvironmentSession',
      'createDevEnvironment',
    ]);
    expect(() => {
      controls.addSpace('umbrella');
    }).toThrow('The space umbrella was deleted');
  });

  it('has neither tokens nor keys in it', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { secret = 'none' } = await client.send(new CreateAccessTokenCommand({ name: 'ci' }));
    const { id } = await running(client, emulator.clock);
    const { accessDetails } = await client.send(new StartDevEnvironmentSessionCommand({ ...shop, id, ...ssh }));

    const text = JSON.stringify(emulator.controls.state.dump());

    expect(text).toContain('acme');
    expect(text).not.toContain(emulator.token);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(accessDetails?.tokenValue);
    expect(text).not.toContain('page-token-key');
  });

  it('of an older emulator is brought up to date', async () => {
    const database = new DatabaseSync(':memory:');
    database.exec(readFileSync(join(import.meta.dirname, 'storage-version-1.sql'), 'utf8'));
    const names = ['users', 'spaces', 'projects', 'sourceRepositories', 'branches', 'commits', 'workflows'];
    const rows = (name: string) =>
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
    const tables = Object.fromEntries(names.map((name) => [name, rows(name)]));
    database.close();
    await using emulator = await startEmulator();

    emulator.controls.state.load({ format: 'codecatalyst-emulator', version: 1, clock: { offsetSeconds: 0 }, tables });

    expect(emulator.controls.getProject('acme', 'shop')).toMatchObject({ description: 'Sells' });
    using client = awsSdkClient(emulator);
    expect((await created(client)).id).toBeDefined();
  });

  it.each([
    [{ format: 'other' }, '/format must be "codecatalyst-emulator"'],
    [{ version: 99 }, '/version is of a later emulator; this one knows versions up to'],
    [{ clock: { offsetSeconds: -1 } }, '/clock/offsetSeconds must be a whole number of at least 0'],
    [{ colour: 'red' }, '/colour is not known; known are format, version, clock, tables, repositories'],
    [{ tables: { colours: [] } }, '/tables/colours is not known; known are users, spaces, projects'],
    [{ tables: { settings: [] } }, '/tables/settings is not known'],
    [{ tables: { spaces: [{ name: 'acme', colour: 'red' }] } }, '/tables/spaces/0/colour is not known; known are key'],
    [{ tables: { spaces: [{ name: true }] } }, '/tables/spaces/0/name must be text or a whole number'],
    [
      { tables: { spaces: [{ key: 1, name: 'acme' }] } },
      '/tables/spaces/0 cannot be stored: NOT NULL constraint failed',
    ],
    [
      { tables: { projects: [{ key: 1, spaceKey: 1, name: 'shop' }] } },
      '/tables/projects has a row that belongs to no row of spaces',
    ],
  ])('is refused when it has %j, and changes nothing', async (wrong, problem) => {
    await using emulator = await shopEmulator();
    const before = copied(emulator);

    expect(() => {
      emulator.controls.state.load({ ...before, ...wrong });
    }).toThrow(problem);

    expect(copied(emulator)).toEqual(before);
  });
});

const workspace = {
  WorkspaceId: 'ws-000000001',
  DirectoryId: 'd-9067000000',
  UserName: 'jane',
  BundleId: 'wsb-000000000',
};

/** A workflow of the repository `web`. */
const build = {
  ...shop,
  sourceRepositoryName: 'web',
  sourceBranchName: 'main',
  name: 'build',
  path: 'build.yaml',
  runMode: 'QUEUED',
  status: 'ACTIVE',
} as const;
const ssh = { sessionConfiguration: { sessionType: 'SSH' } } as const;

describe('a reset', () => {
  it('leaves what an emulator starts with', async () => {
    const faults = { latency: [{ distribution: 'fixed', ms: 1 }] } as const;
    await using emulator = await shopEmulator({ faults, quotas: { accessTokensPerUser: 5 }, workspaces: [workspace] });
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    controls.addSpace('umbrella');
    controls.workspaces.delete('ws-000000001');
    controls.clock.advance(60);
    controls.quotas.set({ accessTokensPerUser: undefined });
    controls.faultPlan.put({ errors: [{ kind: 'unavailable', rate: 1 }] });
    controls.failNext({ status: 500 });
    controls.failNextDevEnvironment('No room');
    controls.expireLoginAt(1);
    await expect(client.send(new VerifySessionCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });

    controls.state.reset();

    expect(controls.countRequests()).toBe(0);
    expect(controls.clock.offsetSeconds).toBe(0);
    expect(controls.quotas.now.accessTokensPerUser).toBe(5);
    expect(controls.faultPlan.document).toEqual(faults);
    expect(controls.getSpace('umbrella')).toBeUndefined();
    expect(controls.workspaces.list()).toHaveLength(1);
    expect(await projects(client)).toEqual([]);
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));
    await created(client);
    expect(controls.getDevEnvironments('acme', 'shop')).not.toMatchObject([{ statusReason: 'No room' }]);
  });

  it('brings back a space that was deleted, without what was logged of it', async () => {
    await using emulator = await shopEmulator({
      workflowRunTimes: { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 },
    });
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    controls.failNextWorkflowRun('No room');
    await client.send(new DeleteSpaceCommand({ name: 'acme' }));

    controls.state.reset();

    expect(controls.getSpace('acme')).toBeDefined();
    expect(controls.getEvents('acme')).toEqual([]);
    controls.addProject('acme', { displayName: 'shop' });
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    controls.putWorkflow(build);
    const [workflow] = controls.getWorkflows('acme', 'shop');
    controls.startWorkflowRun('acme', 'shop', workflow?.id ?? '');
    expect(controls.getWorkflowRuns('acme', 'shop')).toMatchObject([{ status: 'SUCCEEDED' }]);
  });

  it('keeps the token, and what a page token says, in the folder of several', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: folder.path, spaces: ['acme'], pageSize: 1 };
    await using emulator = await startEmulator(options);
    await using other = await startEmulator(options);
    using client = awsSdkClient(emulator);
    for (const displayName of ['one', 'two']) {
      await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName }));
    }
    const { nextToken } = await client.send(new ListProjectsCommand({ spaceName: 'acme' }));

    other.controls.state.reset();
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'three' }));

    // Keys only grow: what comes after the first of before are those of now.
    const { items } = await client.send(new ListProjectsCommand({ spaceName: 'acme', nextToken }));
    expect(items).toMatchObject([{ name: 'three' }]);
  });
});

describe('quotas', () => {
  it('can be changed while the emulator runs', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { quotas } = emulator.controls;
    await created(client);

    quotas.set({ devEnvironmentsPerUser: 1, accessTokensPerUser: 0 });
    await expect(created(client)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    await expect(client.send(new CreateAccessTokenCommand({ name: 'ci' }))).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
    quotas.set({ devEnvironmentsPerUser: undefined });

    expect((await created(client)).id).toBeDefined();
  });
});
