import {
  CreateProjectCommand,
  GetProjectCommand,
  GetSourceRepositoryCommand,
  GetSpaceCommand,
  ListSourceRepositoryBranchesCommand,
} from '@aws-sdk/client-codecatalyst';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';

/** A space `acme` with a project `shop` that has a repository `web`. */
async function shopEmulator(): Promise<Emulator> {
  const emulator = await startEmulator({ spaces: ['acme'] });
  emulator.controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
  emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
  return emulator;
}

const create = new CreateProjectCommand({ spaceName: 'acme', displayName: 'blog' });

describe('the controls', () => {
  it('set and clear any stored member', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { controls } = emulator;

    controls.setProject('acme', 'shop', { displayName: 'Renamed', description: undefined });
    controls.setSourceRepository('acme', 'shop', 'web', { description: 'Behind our back' });
    controls.setSpace('acme', { description: 'Ours' });
    controls.addBranch('acme', 'shop', 'web', 'next');
    const headCommitId = controls.moveHead('acme', 'shop', 'web', 'next');
    controls.setBranch('acme', 'shop', 'web', 'main', { headCommitId });

    const project = await client.send(new GetProjectCommand({ spaceName: 'acme', name: 'shop' }));
    expect(project).toMatchObject({ displayName: 'Renamed' });
    expect(project).not.toHaveProperty('description');
    const name = { spaceName: 'acme', projectName: 'shop', name: 'web' };
    expect(await client.send(new GetSourceRepositoryCommand(name))).toMatchObject({ description: 'Behind our back' });
    expect(await client.send(new GetSpaceCommand({ name: 'acme' }))).toMatchObject({ description: 'Ours' });
    expect(controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId).toBe(headCommitId);
    expect(() => {
      controls.setBranch('acme', 'shop', 'web', 'main', { headCommitId: 'a'.repeat(40) });
    }).toThrow('The source repository web has no commit aaaa');
    expect(() => {
      controls.setProject('acme', 'shop', { colour: 'red' } as never);
    }).toThrow('colour is no stored member');
    expect(() => {
      controls.setProject('acme', 'blog', {});
    }).toThrow('The emulator has no acme/blog.');
  });

  it('delete branches, repositories and projects', async () => {
    await using emulator = await shopEmulator();
    const { controls } = emulator;
    controls.addBranch('acme', 'shop', 'web', 'next');

    controls.deleteBranch('acme', 'shop', 'web', 'next');
    expect(controls.getBranch('acme', 'shop', 'web', 'next')).toBeUndefined();
    controls.deleteSourceRepository('acme', 'shop', 'web');
    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
    controls.deleteProject('acme', 'shop');
    expect(controls.getProject('acme', 'shop')).toBeUndefined();
  });

  it('move a head as a push does', async () => {
    const times = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'];
    const clock = { now: () => new Date(times[0] ?? 0) };
    await using emulator = await startEmulator({ spaces: ['acme'], clock });
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    controls.addProject('acme', { displayName: 'shop' });
    controls.addSourceRepository('acme', 'shop', { name: 'web' });

    times.shift();
    const headCommitId = controls.moveHead('acme', 'shop', 'web', 'main');

    const web = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web' };
    const { items } = await client.send(new ListSourceRepositoryBranchesCommand(web));
    const lastUpdatedTime = new Date('2026-03-02');
    expect(items).toEqual([{ name: 'main', ref: 'refs/heads/main', headCommitId, lastUpdatedTime }]);
    const repository = await client.send(
      new GetSourceRepositoryCommand({ spaceName: 'acme', projectName: 'shop', name: 'web' }),
    );
    expect(repository).toMatchObject({ createdTime: new Date('2026-03-01'), lastUpdatedTime });
  });

  it('count requests and tell what was asked', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    await client.send(create);
    await client.send(new GetSpaceCommand({ name: 'acme' }));

    expect(controls.countRequests()).toBe(2);
    expect(controls.countRequests('CreateProject')).toBe(1);
    expect(controls.requests).toMatchObject([
      {
        operation: 'CreateProject',
        method: 'PUT',
        path: '/v1/spaces/acme/projects',
        members: { spaceName: 'acme', displayName: 'blog' },
        user: 'local-user',
        status: 201,
        attempt: 'attempt=1; max=1',
      },
      { operation: 'GetSpace', status: 200 },
    ]);
    controls.clearRequests();
    expect(controls.countRequests()).toBe(0);
  });

  it.each([
    [{ status: 503 }, { name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } }],
    [{ status: 402 }, { name: 'ServiceQuotaExceededException', $metadata: { httpStatusCode: 402 } }],
    [{ error: 'InternalException' }, { name: 'InternalException', $metadata: { httpStatusCode: 500 } }],
    [{ error: 'AccessDeniedException', delayMs: 1 }, { name: 'AccessDeniedException' }],
    [
      { status: 429, retryAfterSeconds: 7, message: 'Slow down' },
      { name: 'ThrottlingException', message: 'Slow down', $response: { headers: { 'retry-after': '7' } } },
    ],
  ] as const)('fail the next request with %j', async (fault, error) => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);

    emulator.controls.failNext({ operation: 'CreateProject', ...fault });

    expect(await client.send(new GetSpaceCommand({ name: 'acme' }))).toMatchObject({ name: 'acme' });
    await expect(client.send(create)).rejects.toMatchObject(error);
    expect(emulator.controls.getProject('acme', 'blog')).toBeUndefined();
    expect(await client.send(create)).toMatchObject({ name: 'blog' });
  });

  it('fail as many requests as told, after as many as told', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const get = new GetSpaceCommand({ name: 'acme' });
    emulator.controls.failNext({ skip: 1, times: 2, status: 500 });

    await client.send(get);
    await expect(client.send(get)).rejects.toThrow('A fault that was asked for.');
    await expect(client.send(get)).rejects.toThrow('A fault that was asked for.');
    await client.send(get);

    emulator.controls.failNext({ times: 'always', status: 500 });
    await expect(client.send(get)).rejects.toThrow('A fault that was asked for.');
    emulator.controls.clearFaults();
    expect(await client.send(get)).toMatchObject({ name: 'acme' });
  });

  it.each([
    ['before-commit', undefined],
    ['after-commit', 'blog'],
  ] as const)('drop the connection %s', async (drop, name) => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    emulator.controls.failNext({ operation: 'CreateProject', drop });

    await expect(client.send(create)).rejects.toThrow('socket hang up');

    expect(emulator.controls.getProject('acme', 'blog')?.name).toBe(name);
    expect(emulator.controls.requests).toMatchObject([{ dropped: true, status: undefined }]);
  });

  it('answer an error although the action was done', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    emulator.controls.failNext({ status: 500, afterCommit: true });

    await expect(client.send(create)).rejects.toMatchObject({ name: 'InternalServerException' });

    expect(emulator.controls.getProject('acme', 'blog')).toBeDefined();
  });

  it('hold a request after as many as told', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const release = emulator.controls.hold(undefined, 1);
    const get = new GetSpaceCommand({ name: 'acme' });

    await client.send(get);
    const held = client.send(create);
    await release.arrived;
    expect(emulator.controls.getProject('acme', 'blog')).toBeUndefined();
    release();

    expect(await held).toMatchObject({ name: 'blog' });
    expect(await client.send(get)).toMatchObject({ name: 'acme' });
  });

  it('hold a request before its action runs', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const release = emulator.controls.hold('CreateProject');

    const held = client.send(create);
    await release.arrived;
    expect(emulator.controls.getProject('acme', 'blog')).toBeUndefined();
    await client.send(new GetSpaceCommand({ name: 'acme' }));
    release();

    expect(await held).toMatchObject({ name: 'blog' });
  });

  it('run a held request also when its client has gone', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const release = emulator.controls.hold();
    const gone = new AbortController();

    const held = client.send(create, { abortSignal: gone.signal });
    await release.arrived;
    gone.abort();
    await expect(held).rejects.toMatchObject({ name: 'AbortError' });
    release();
    while (emulator.controls.requests.at(-1)?.status === undefined) await turn();

    expect(emulator.controls.getProject('acme', 'blog')).toBeDefined();
  });

  it('keep nobody waiting when the emulator closes', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const release = emulator.controls.hold();
    const held = client.send(create).then(
      () => 'answered',
      (error: unknown) => (error as Error).message,
    );
    await release.arrived;

    await emulator.close();

    expect(await held).toContain('socket hang up');
    expect(emulator.controls.countRequests('CreateProject')).toBe(1);
  });

  it('let a held request be answered when the emulator closes with patience', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    await client.send(new GetSpaceCommand({ name: 'acme' }));
    const release = emulator.controls.hold('CreateProject');
    const held = client.send(create);
    await release.arrived;

    const closed = emulator.close(600_000);
    release();

    expect(await held).toMatchObject({ name: 'blog' });
    await closed;
  });

  it('keep a patient emulator no longer than its patience', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const release = emulator.controls.hold();
    const held = client.send(create).catch((error: unknown) => (error as Error).message);
    await release.arrived;

    await emulator.close(1);

    expect(await held).toContain('socket hang up');
  });

  it('give further users tokens of their own', async () => {
    await using emulator = await shopEmulator();
    emulator.controls.putToken('for-jane', 'jane.doe');
    using jane = awsSdkClient({ ...emulator, token: 'for-jane' });

    await jane.send(create);
    expect(emulator.controls.requests.at(-1)?.user).toBe('jane.doe');

    emulator.controls.removeToken('for-jane');
    await expect(jane.send(create)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
