import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator, type WorkspaceSeed } from '../../emulator/index.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const seed = (WorkspaceId: string, others: Partial<WorkspaceSeed> = {}): WorkspaceSeed => ({
  WorkspaceId,
  DirectoryId: 'd-9067000000',
  UserName: 'jane',
  BundleId: 'wsb-000000000',
  WorkspaceProperties: { RunningMode: 'AUTO_STOP' },
  ...others,
});

/** Signed by nobody: the emulator takes any key, so any digits will do. */
const signed =
  'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/us-west-2/workspaces/aws4_request, ' +
  `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;

async function call({ url }: Pick<Emulator, 'url'>, action: string, body: object, authorization = signed) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `WorkspacesService.${action}`,
      authorization,
    },
    body: JSON.stringify(body),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Record<string, unknown>,
  };
}

const stop = (emulator: Emulator, id: string) =>
  call(emulator, 'StopWorkspaces', { StopWorkspaceRequests: [{ WorkspaceId: id }] });
const start = (emulator: Emulator, id: string) =>
  call(emulator, 'StartWorkspaces', { StartWorkspaceRequests: [{ WorkspaceId: id }] });
const done = { status: 200, type: 'application/x-amz-json-1.1', body: { FailedRequests: [] } };

describe('a WorkSpace', () => {
  it('goes by STOPPING to STOPPED, and by STARTING to AVAILABLE, as time passes', async () => {
    const clock = new FakeClock();
    const workspaceTimes = { startSeconds: 90, stopSeconds: 30 };
    await using emulator = await startEmulator({ clock, workspaceTimes, workspaces: [seed('ws-000000001')] });
    const state = () => emulator.controls.workspaces.get('ws-000000001').State;

    expect(state()).toBe('AVAILABLE');
    expect(await stop(emulator, 'ws-000000001')).toEqual(done);
    expect(state()).toBe('STOPPING');
    clock.advance(29);
    expect(state()).toBe('STOPPING');
    clock.advance(1);
    expect(state()).toBe('STOPPED');

    expect(await start(emulator, 'ws-000000001')).toEqual(done);
    clock.advance(89);
    expect(state()).toBe('STARTING');
    clock.advance(1);
    expect(state()).toBe('AVAILABLE');
  });

  it.each([
    ['AVAILABLE', 'AUTO_STOP', true, false],
    ['IMPAIRED', 'AUTO_STOP', true, false],
    ['UNHEALTHY', 'MANUAL', true, false],
    ['ERROR', 'MANUAL', true, false],
    ['STOPPED', 'AUTO_STOP', false, true],
    ['STOPPED', 'MANUAL', false, true],
    ['STOPPED', 'ALWAYS_ON', false, false],
    ['AVAILABLE', 'ALWAYS_ON', false, false],
    ['PENDING', 'AUTO_STOP', false, false],
    ['STOPPING', 'AUTO_STOP', false, false],
    ['STARTING', 'AUTO_STOP', false, false],
    ['MAINTENANCE', 'AUTO_STOP', false, false],
    ['TERMINATING', 'AUTO_STOP', false, false],
    ['SUSPENDED', 'MANUAL', false, false],
  ] as const)('in state %s of mode %s can be stopped: %s, started: %s', async (State, RunningMode, stops, starts) => {
    const properties = { State, WorkspaceProperties: { RunningMode } };
    const workspaces = [seed('ws-000000001', properties), seed('ws-000000002', properties)];
    await using emulator = await startEmulator({ workspaces });

    const refusals = await Promise.all([stop(emulator, 'ws-000000001'), start(emulator, 'ws-000000002')]);

    expect(refusals.map(({ body }) => (body.FailedRequests as unknown[]).length === 0)).toEqual([stops, starts]);
  });

  it('without a running mode can be neither stopped nor started', async () => {
    await using emulator = await startEmulator({ workspaces: [seed('ws-000000001', { WorkspaceProperties: {} })] });

    expect((await stop(emulator, 'ws-000000001')).body).toMatchObject({
      FailedRequests: [{ ErrorMessage: expect.stringContaining('it has no running mode') }],
    });
  });

  it('is changed, made and taken away behind the back of clients', async () => {
    await using emulator = await startEmulator({ workspaces: [seed('ws-000000001', { ComputerName: 'PC-1' })] });
    const { workspaces } = emulator.controls;

    const { WorkspaceId = '' } = workspaces.add({
      DirectoryId: 'd-9067000000',
      UserName: 'joe',
      BundleId: 'wsb-000000000',
    });
    expect(WorkspaceId).toMatch(/^ws-[0-9a-z]{8,63}$/);
    await stop(emulator, 'ws-000000001');
    workspaces.set('ws-000000001', { State: 'ERROR', ErrorCode: 'Broken', ComputerName: undefined });

    expect((await call(emulator, 'DescribeWorkspaces', { WorkspaceIds: ['ws-000000001'] })).body).toEqual({
      Workspaces: [{ ...seed('ws-000000001'), State: 'ERROR', ErrorCode: 'Broken' }],
    });
    workspaces.delete('ws-000000001');
    expect(workspaces.list().map(({ UserName }) => UserName)).toEqual(['joe']);
    expect(() => workspaces.get('ws-000000001')).toThrow('The emulator has no WorkSpace ws-000000001.');
  });

  it('goes on while no emulator runs, and is seeded once', async () => {
    await using folder = await temporaryFolder();
    const clock = new FakeClock();
    const options = { dataDir: folder.path, clock, workspaces: [seed('ws-000000001')] };
    const first = await startEmulator(options);
    await stop(first, 'ws-000000001');
    await first.close();
    clock.advance(60);

    await using second = await startEmulator(options);

    expect(second.controls.workspaces.list()).toEqual([{ ...seed('ws-000000001'), State: 'STOPPED' }]);
  });

  it.each([
    [{ WorkspaceId: 'x' }, '/0/WorkspaceId must be text that matches `^ws-'],
    [{ State: 'AWAKE' }, '/0/State must be one of PENDING, AVAILABLE'],
    [{ colour: 'red' }, '/0/colour is not known'],
    [{ WorkspaceProperties: { RunningMode: 'ALWAYS' } }, '/0/WorkspaceProperties/RunningMode must be one of AUTO_STOP'],
    [{ UserName: undefined }, '/0/UserName is missing'],
  ])('is not seeded as %j', async (wrong, problem) => {
    const workspaces = [{ ...seed('ws-000000001'), ...wrong }] as WorkspaceSeed[];
    await expect(startEmulator({ workspaces })).rejects.toThrow(problem);
  });
});

describe('the wire of WorkSpaces', () => {
  it.each([
    ['', 'MissingAuthenticationTokenException'],
    ['Bearer token', 'IncompleteSignatureException'],
    [signed.replace('/workspaces/', '/s3/'), 'IncompleteSignatureException'],
  ])('refuses the authorization %j', async (authorization, type) => {
    await using emulator = await startEmulator();
    const headers = { 'x-amz-target': 'WorkspacesService.DescribeWorkspaces', ...(authorization && { authorization }) };
    const response = await fetch(emulator.url, { method: 'POST', headers, body: '{}' });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: type });
    expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  });

  it('names every member that is wrong', async () => {
    await using emulator = await startEmulator();

    expect(await call(emulator, 'DescribeWorkspaces', { WorkspaceIds: ['x'], Limit: 26 })).toMatchObject({
      status: 400,
      body: {
        __type: 'ValidationException',
        message: expect.stringMatching(/^2 validation errors detected: .*\/WorkspaceIds\/0.*\/Limit/),
      },
    });
    expect(await call(emulator, 'StopWorkspaces', { StopWorkspaceRequests: [{}] })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("'/StopWorkspaceRequests/0/WorkspaceId'") },
    });
    expect(await call(emulator, 'StopWorkspaces', { StopWorkspaceRequests: [] })).toMatchObject({ status: 400 });
  });

  it.each(['Start', 'Stop'])('takes 25 WorkSpaces at most at once: %s', async (verb) => {
    await using emulator = await startEmulator();
    const ask = (count: number) =>
      call(emulator, `${verb}Workspaces`, {
        [`${verb}WorkspaceRequests`]: Array.from({ length: count }, (_, index) => ({
          WorkspaceId: `ws-0000000${String(10 + index)}`,
        })),
      });

    const { status, body } = await ask(25);
    expect(status).toBe(200);
    expect((body as { FailedRequests: unknown[] }).FailedRequests).toHaveLength(25);
    expect(await ask(26)).toMatchObject({
      status: 400,
      body: { __type: 'ValidationException', message: expect.stringContaining(`/${verb}WorkspaceRequests' failed`) },
    });
  });

  it('is counted, held to faults and written down like the API', async () => {
    const faults = { errors: [{ operation: 'StopWorkspaces', kind: 'throttled', rate: 1 }] } as const;
    await using emulator = await startEmulator({ workspaces: [seed('ws-000000001')], faults });

    expect(await stop(emulator, 'ws-000000001')).toMatchObject({
      status: 400,
      body: { __type: 'ThrottlingException' },
    });
    emulator.controls.clearFaults();
    expect(await stop(emulator, 'ws-000000001')).toMatchObject({ status: 200 });

    expect(emulator.controls.countRequests('StopWorkspaces')).toBe(2);
    expect(emulator.controls.requests.at(-1)).toMatchObject({
      operation: 'StopWorkspaces',
      members: { StopWorkspaceRequests: [{ WorkspaceId: 'ws-000000001' }] },
      status: 200,
    });
  });
});
