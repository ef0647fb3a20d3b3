import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateAccessTokenCommand,
  CreateProjectCommand,
  CreateSourceRepositoryCommand,
  GetSourceRepositoryCommand,
  GetSubscriptionCommand,
  ListProjectsCommand,
  ListWorkflowsCommand,
  paginateListProjects,
  paginateListSourceRepositories,
  StartWorkflowRunCommand,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, listed, times } from './dev-environment-shop.js';
import { bundledEmulator, startEmulatorProcess } from './emulator-process.js';
import { FakeClock } from './fake-clock.js';
import { namesInPages } from './names-in-pages.js';
import { temporaryFolder } from './temporary-folder.js';

type Client = ReturnType<typeof awsSdkClient>;

async function projectNames(client: Client): Promise<string[]> {
  return (await namesInPages(paginateListProjects({ client }, { spaceName: 'acme' }))).flat();
}

/** Creates repositories one after another until the connection breaks, and tells of each that was acknowledged. */
async function createUntilKilled(client: Client, prefix: string, acknowledge: (name: string) => void): Promise<void> {
  for (let number = 0; ; number += 1) {
    const name = `${prefix}-${String(number)}`;
    const command = new CreateSourceRepositoryCommand({ spaceName: 'acme', projectName: 'shop', name });
    if (!(await client.send(command).catch(() => undefined))) return;
    acknowledge(name);
  }
}

const createProject = (client: Client, displayName: string) =>
  client.send(new CreateProjectCommand({ spaceName: 'acme', displayName })).then(
    () => 'created',
    (error: unknown) => (error as Error).name,
  );

/** A data folder as an emulator of an older storage version left it. */
async function folderOfVersion(version: number) {
  const folder = await temporaryFolder();
  const database = new DatabaseSync(join(folder.path, 'emulator.sqlite'));
  database.exec(readFileSync(join(import.meta.dirname, `storage-version-${String(version)}.sql`), 'utf8'));
  database.close();
  return folder;
}

/** Three kills in `make test`, many in `make torture`. */
const rounds = Array.from(
  { length: process.env.TORTURE === undefined ? 3 : 100 },
  (_, index) => `round${String(index)}`,
);

describe('what was acknowledged', () => {
  it('survives kill -9', async () => {
    await using folder = await temporaryFolder();
    const module = await bundledEmulator(folder.path);
    const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'] };
    const acknowledged: string[] = [];

    for (const round of rounds) {
      await using emulator = await startEmulatorProcess(module, options);
      using client = awsSdkClient(emulator);
      if (round === rounds[0]) await createProject(client, 'shop');
      let killed: Promise<void> | undefined;
      await createUntilKilled(client, round, (name) => {
        acknowledged.push(name);
        // Killed in the middle of what it does, not after: the next create is sent at once.
        if (name === `${round}-4`) killed = emulator.kill();
      });
      await killed;
    }

    await using emulator = await startEmulator(options);
    using client = awsSdkClient(emulator);
    const pages = paginateListSourceRepositories({ client }, { spaceName: 'acme', projectName: 'shop' });
    const found = (await namesInPages(pages)).flat();
    expect(acknowledged.length).toBeGreaterThanOrEqual(rounds.length * 5);
    expect(found).toEqual(expect.arrayContaining(acknowledged));
    // Of those that were under way when it was killed, each may be there or not.
    expect(found.length).toBeLessThanOrEqual(acknowledged.length + rounds.length);
    // A change and its event are one: whatever is there is logged, and nothing else.
    const events = emulator.controls.getEvents('acme').filter(({ eventName }) => eventName !== 'createProject');
    const logged = events.map(({ request }) => (JSON.parse(request) as { readonly name: string }).name);
    expect(logged.toSorted()).toEqual(found.toSorted());
  });

  it('survives a restart, with the token, the user and the tokens of pages', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'], pageSize: 1 };
    const first = await startEmulator(options);
    using before = awsSdkClient(first);
    await createProject(before, 'shop');
    await createProject(before, 'blog');
    const { identity } = await before.send(new VerifySessionCommand({}));
    const { nextToken } = await before.send(new ListProjectsCommand({ spaceName: 'acme' }));
    await first.close();

    await using second = await startEmulator({ ...options, spaces: [{ name: 'acme', displayName: 'Other' }] });
    using after = awsSdkClient(second);

    expect(second.token).toBe(first.token);
    expect(second.controls.getSpace('acme')).not.toHaveProperty('displayName');
    expect((await after.send(new VerifySessionCommand({}))).identity).toBe(identity);
    const { items = [] } = await after.send(new ListProjectsCommand({ spaceName: 'acme', nextToken }));
    expect(items.map(({ name }) => name)).toEqual(['blog']);
  });

  it('of a seeded workflow are its id and its times', async () => {
    await using folder = await temporaryFolder();
    const workflowsFile = join(folder.path, 'workflows.json');
    const place = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', sourceBranchName: 'main' };
    const seed = { ...place, name: 'build', path: 'build.yaml', runMode: 'QUEUED', status: 'ACTIVE' };
    const list = new ListWorkflowsCommand({ spaceName: 'acme', projectName: 'shop' });
    const startAt = async (time: string, workflows: readonly object[]) => {
      writeFileSync(workflowsFile, JSON.stringify(workflows));
      const clock = { now: () => new Date(time) };
      return startEmulator({ dataDir: folder.path, spaces: ['acme'], workflowsFile, clock });
    };

    const first = await startAt('2026-03-01', [seed]);
    first.controls.addProject('acme', { displayName: 'shop' });
    first.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    using before = awsSdkClient(first);
    const { items: [made] = [] } = await before.send(list);
    await first.close();
    const second = await startAt('2026-03-02', [seed]);
    using between = awsSdkClient(second);
    expect((await between.send(list)).items).toEqual([made]);
    await second.close();
    await using third = await startAt('2026-03-03', [{ ...seed, status: 'INVALID' }]);
    using after = awsSdkClient(third);

    expect(made).toMatchObject({ name: 'build', createdTime: new Date('2026-03-01') });
    const changed = { ...made, status: 'INVALID', lastUpdatedTime: new Date('2026-03-03') };
    expect((await after.send(list)).items).toEqual([changed]);
    await expect(startAt('2026-03-04', [{ ...seed, status: 'odd' }])).rejects.toThrow(/The workflow build .*\/status/);
  });

  it('of a dev environment goes on while no emulator runs', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: folder.path, spaces: ['acme'], clock: new FakeClock() };
    const first = await startEmulator({ ...options, devEnvironmentTimes: times });
    first.controls.addProject('acme', { displayName: 'shop' });
    using before = awsSdkClient(first);
    const { id } = await created(before);
    await first.close();
    options.clock.advance(times.startSeconds);
    // What was begun takes as long as it did when it began.
    await using second = await startEmulator({ ...options, devEnvironmentTimes: { startSeconds: 1000 } });
    using after = awsSdkClient(second);

    expect(await environmentOf(after, id).status()).toBe('RUNNING');
  });

  it('is readable to its owner alone', async () => {
    await using folder = await temporaryFolder();
    await using _emulator = await startEmulator({ dataDir: folder.path });

    expect(statSync(join(folder.path, 'emulator.sqlite')).mode & 0o077).toBe(0);
  });
});

describe('a data folder', () => {
  it('serves several processes at once', async () => {
    await using folder = await temporaryFolder();
    const module = await bundledEmulator(folder.path);
    const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'] };
    // Both make the folder, its tables and its token at the same time.
    const [left, right] = await Promise.all([
      startEmulatorProcess(module, options),
      startEmulatorProcess(module, options),
    ]);
    await using _left = left;
    await using _right = right;
    using leftClient = awsSdkClient(left);
    using rightClient = awsSdkClient(right);
    const names = Array.from({ length: 10 }, (_, index) => `project-${String(index)}`);

    const outcomes = await Promise.all(
      names.map((name) => Promise.all([createProject(leftClient, name), createProject(rightClient, name)])),
    );

    expect(right.token).toBe(left.token);
    expect(outcomes.map((pair) => pair.toSorted())).toEqual(names.map(() => ['ConflictException', 'created']));
    expect((await projectNames(leftClient)).toSorted()).toEqual(names);
    expect(await projectNames(rightClient)).toEqual(await projectNames(leftClient));
  });

  it('makes one environment of a client token, whichever process is asked', async () => {
    await using folder = await temporaryFolder();
    const module = await bundledEmulator(folder.path);
    const options = { dataDir: join(folder.path, 'data'), spaces: ['acme'] };
    await using left = await startEmulatorProcess(module, options);
    await using right = await startEmulatorProcess(module, options);
    using leftClient = awsSdkClient(left);
    using rightClient = awsSdkClient(right);
    await createProject(leftClient, 'shop');
    const tokens = Array.from({ length: 10 }, (_, index) => `once-${String(index)}`);

    const pairs = await Promise.all(
      tokens.map((clientToken) =>
        Promise.all([created(leftClient, { clientToken }), created(rightClient, { clientToken })]),
      ),
    );

    expect(pairs.map(([one]) => one.id)).toEqual(pairs.map(([, other]) => other.id));
    expect(await listed(rightClient)).toHaveLength(tokens.length);
  });

  it('of version 1 opens, keeps what it holds and goes on', async () => {
    await using folder = await folderOfVersion(1);
    const shop = { spaceName: 'acme', projectName: 'shop' };

    const first = await startEmulator({ dataDir: folder.path });
    using before = awsSdkClient(first);
    const { identity } = await before.send(new VerifySessionCommand({}));
    const { items: workflows } = await before.send(new ListWorkflowsCommand(shop));
    const repository = await before.send(new GetSourceRepositoryCommand({ ...shop, name: 'web' }));
    const { accessTokenId } = await before.send(new CreateAccessTokenCommand({ name: 'ci' }));
    const environment = await created(before);
    await first.close();
    await using second = await startEmulator({ dataDir: folder.path });

    expect([first.token, identity]).toEqual(['the-token-of-version-1', '2e8f0fd9-8d33-4d22-a711-9397831ef904']);
    expect(workflows).toMatchObject([{ id: 'ba364460-7f7c-411f-a95f-804853c1b973', name: 'build' }]);
    expect(repository.createdTime).toEqual(new Date('2026-03-01T12:00:00Z'));
    expect(second.controls.getDevEnvironments('acme', 'shop')).toMatchObject([{ id: environment.id }]);
    expect(second.controls.getAccessTokens('local-user')).toMatchObject([{ id: accessTokenId, name: 'ci' }]);
  });

  it('of version 2 opens, keeps what it holds and goes on', async () => {
    await using folder = await folderOfVersion(2);
    const shop = { spaceName: 'acme', projectName: 'shop' };
    const options = { dataDir: folder.path, clock: new FakeClock('2026-04-01T12:00:00.000Z') };
    const members = { alias: 'bench', inactivityTimeoutMinutes: 0 };

    const first = await startEmulator(options);
    using before = awsSdkClient(first);
    const again = await created(before, { ...members, clientToken: 'once' });
    const sessionId = first.controls.startDevEnvironmentSession('acme', 'shop', again.id);
    const { items: [workflow] = [] } = await before.send(new ListWorkflowsCommand(shop));
    const run = await before.send(new StartWorkflowRunCommand({ ...shop, workflowId: workflow?.id }));
    const { subscriptionType } = await before.send(new GetSubscriptionCommand({ spaceName: 'acme' }));
    await first.close();
    await using second = await startEmulator(options);

    expect([first.token, subscriptionType]).toEqual(['the-token-of-version-2', 'FREE']);
    expect(again.id).toBe('2cdadd42-a1d6-427f-9930-93c09f604034');
    const { controls } = second;
    expect(controls.getDevEnvironments('acme', 'shop')).toMatchObject([
      { id: again.id, status: 'RUNNING', ...members },
    ]);
    expect(controls.getDevEnvironmentSessions('acme', 'shop', again.id)).toMatchObject([{ id: sessionId }]);
    expect(controls.getWorkflowRuns('acme', 'shop')).toMatchObject([{ id: run.id, workflowName: 'build' }]);
    expect(controls.getAccessTokens('local-user')).toMatchObject([{ name: 'ci' }]);
    expect(controls.getEvents('acme').map(({ eventName }) => eventName)).toEqual([
      'startWorkflowRun',
      'createDevEnvironment',
    ]);
  });

  it('of version 3 opens, keeps what it holds and goes on', async () => {
    await using folder = await folderOfVersion(3);
    const options = { dataDir: folder.path, clock: new FakeClock('2026-03-02T12:00:00.000Z') };

    const first = await startEmulator(options);
    const { WorkspaceId = '' } = first.controls.workspaces.add({
      DirectoryId: 'd-9067000000',
      UserName: 'jane',
      BundleId: 'wsb-000000000',
    });
    await first.close();
    await using second = await startEmulator(options);

    expect(second.token).toBe('the-token-of-version-3');
    const { controls } = second;
    expect(controls.workspaces.list()).toMatchObject([{ WorkspaceId, UserName: 'jane' }]);
    expect(controls.getSpace('acme')).toMatchObject({ subscriptionType: 'STANDARD' });
    const [environment] = controls.getDevEnvironments('acme', 'shop');
    expect(controls.getDevEnvironmentSessions('acme', 'shop', environment?.id ?? '')).toHaveLength(1);
    expect(controls.getWorkflowRuns('acme', 'shop')).toMatchObject([{ workflowName: 'build', status: 'SUCCEEDED' }]);
    expect(controls.getEvents('acme')).toMatchObject([{ eventName: 'createProject' }]);
    expect(() => {
      controls.addSpace('umbrella');
    }).toThrow('The space umbrella was deleted');
  });

  it('of version 4 opens, keeps what it holds and goes on, with branches that begin anew', async () => {
    await using folder = await folderOfVersion(4);

    const first = await startEmulator({ dataDir: folder.path });
    const head = first.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    const next = first.controls.commitFiles('acme', 'shop', 'web', 'release/1.0', { 'a.txt': 'a' });
    await first.close();
    await using second = await startEmulator({ dataDir: folder.path });

    expect(second.token).toBe('the-token-of-version-4');
    const { controls } = second;
    expect(controls.getBranch('acme', 'shop', 'web', 'main')).toMatchObject({
      headCommitId: head,
      lastUpdatedTime: '2026-03-01T12:00:00.000Z',
    });
    expect(head).not.toBe('1f06e01ee416af9fd97079dc641ff921a45db1cc');
    expect(controls.getBranch('acme', 'shop', 'web', 'release/1.0')?.headCommitId).toBe(next);
    expect(controls.getWorkflows('acme', 'shop')).toMatchObject([{ name: 'build' }]);
    expect(controls.workspaces.list()).toMatchObject([{ UserName: 'jane', State: 'AVAILABLE' }]);
  });

  it('of a later version is refused', async () => {
    await using folder = await temporaryFolder();
    const database = new DatabaseSync(join(folder.path, 'emulator.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();

    await expect(startEmulator({ dataDir: folder.path })).rejects.toThrow(/written by a later emulator .* 99/);
  });
});

describe('creates that race', () => {
  it('let exactly one of the same name win', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);

    const outcomes = await Promise.all(Array.from({ length: 8 }, () => createProject(client, 'shop')));

    expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'ConflictException')).toHaveLength(7);
  });

  it('leave one repository with one first commit', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    emulator.controls.addProject('acme', { displayName: 'shop' });
    using client = awsSdkClient(emulator);
    const web = { spaceName: 'acme', projectName: 'shop', name: 'web' };

    const results = await Promise.allSettled([1, 2].map(() => client.send(new CreateSourceRepositoryCommand(web))));

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await client.send(new GetSourceRepositoryCommand(web))).toMatchObject(web);
  });
});
