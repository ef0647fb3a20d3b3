import {
  AccessDeniedException,
  type CodeCatalystClient,
  ConflictException,
  DeleteSourceRepositoryCommand,
  GetWorkflowRunCommand,
  ListWorkflowRunsCommand,
  StartWorkflowRunCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type EmulatorOptions, startEmulator, type WorkflowSeed } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const shop = { spaceName: 'acme', projectName: 'shop' };
const place = { ...shop, sourceRepositoryName: 'web', sourceBranchName: 'main' };
const build = { ...place, name: 'build', path: 'build.yaml', runMode: 'QUEUED', status: 'ACTIVE' } as const;
const workflowRunTimes = { validateSeconds: 10, provisionSeconds: 20, runSeconds: 30 };
/** All of them. */
const whole = 60;

/** A space `acme` with a project `shop` whose repository `web` has a workflow `build`, on a clock that stands still. */
async function workflowEmulator(members: Partial<WorkflowSeed> = {}, options: EmulatorOptions = {}) {
  const clock = new FakeClock();
  const emulator = await startEmulator({ spaces: ['acme'], clock, workflowRunTimes, ...options });
  const { controls } = emulator;
  controls.addProject('acme', { displayName: 'shop' });
  controls.addSourceRepository('acme', 'shop', { name: 'web' });
  controls.putWorkflow({ ...build, ...members });
  const [workflow] = controls.getWorkflows('acme', 'shop');
  return Object.assign(emulator, { clock, workflowId: workflow?.id ?? '' });
}

/** Starts a run and answers its id. */
async function started(client: CodeCatalystClient, workflowId: string, clientToken?: string): Promise<string> {
  const { id = '' } = await client.send(new StartWorkflowRunCommand({ ...shop, workflowId, clientToken }));
  return id;
}

const read = (client: CodeCatalystClient, id: string) => client.send(new GetWorkflowRunCommand({ ...shop, id }));

/** The statuses of all runs, the first first. */
async function statuses(client: CodeCatalystClient): Promise<unknown[]> {
  const { items = [] } = await client.send(new ListWorkflowRunsCommand(shop));
  return items.map(({ status }) => status);
}

describe('a run of a workflow', () => {
  it('goes by VALIDATING, PROVISIONING and IN_PROGRESS to SUCCEEDED', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { clock, workflowId } = emulator;
    const startTime = clock.now();

    const { $metadata, ...answer } = await client.send(new StartWorkflowRunCommand({ ...shop, workflowId }));
    const { id = '' } = answer;
    const seen: unknown[] = [];
    for (const seconds of [0, 9, 1, 19, 1, 29, 1]) {
      clock.advance(seconds);
      seen.push((await read(client, id)).status);
    }

    expect($metadata.httpStatusCode).toBe(200);
    expect(answer).toEqual({ ...shop, workflowId, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const [validating, provisioning] = ['VALIDATING', 'PROVISIONING'];
    expect(seen.slice(0, 4)).toEqual([validating, validating, provisioning, provisioning]);
    expect(seen.slice(4)).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED']);
    const end = clock.now();
    const facts = { id, workflowId, status: 'SUCCEEDED', statusReasons: [], startTime, endTime: end };
    const { $metadata: _, ...run } = await read(client, id);
    expect(run).toEqual({ ...shop, ...facts, lastUpdatedTime: end });
    const { items } = await client.send(new ListWorkflowRunsCommand(shop));
    expect(items).toEqual([{ ...facts, workflowName: 'build', lastUpdatedTime: end }]);
  });

  it('has no end as long as it goes on, and was last updated when it got its status', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const id = await started(client, emulator.workflowId);
    emulator.clock.advance(10);
    const lastUpdatedTime = emulator.clock.now();
    emulator.clock.advance(5);

    const run = await read(client, id);

    expect(run).toMatchObject({ status: 'PROVISIONING', lastUpdatedTime });
    expect(run).not.toHaveProperty('endTime');
  });

  it('fails when it is told to, for a reason that the API has no word for', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { controls, clock, workflowId } = emulator;
    controls.failNextWorkflowRun('The tests are red.');
    const id = await started(client, workflowId);

    clock.advance(whole - 1);
    expect(await read(client, id)).toMatchObject({ status: 'IN_PROGRESS', statusReasons: [] });
    clock.advance(1);
    expect(await read(client, id)).toMatchObject({ status: 'FAILED', statusReasons: [{}] });
    expect(controls.getWorkflowRun('acme', 'shop', id)).toMatchObject({ reason: 'The tests are red.' });

    controls.failNextWorkflowRun('Again');
    controls.clearFaults();
    await started(client, workflowId);
    clock.advance(whole);
    expect(await statuses(client)).toEqual(['FAILED', 'SUCCEEDED']);
  });

  it('is over at once when nothing takes time', async () => {
    const none = { validateSeconds: 0, provisionSeconds: 0, runSeconds: 0 };
    await using emulator = await workflowEmulator({}, { workflowRunTimes: none });
    using client = awsSdkClient(emulator);

    expect(await read(client, await started(client, emulator.workflowId))).toMatchObject({ status: 'SUCCEEDED' });
    await expect(startEmulator({ workflowRunTimes: { runSeconds: -1 } })).rejects.toThrow(/runSeconds/);
  });

  it('needs a workflow that is there and ACTIVE', async () => {
    await using emulator = await workflowEmulator({ status: 'INVALID' });
    using client = awsSdkClient(emulator);
    const nothing = '00000000-0000-0000-0000-000000000000';

    await expect(started(client, emulator.workflowId)).rejects.toThrow(ValidationException);
    await expect(started(client, emulator.workflowId)).rejects.toThrow(
      'The workflow build is INVALID and cannot be run.',
    );
    await expect(started(client, nothing)).rejects.toThrow(AccessDeniedException);
    await expect(read(client, nothing)).rejects.toThrow(AccessDeniedException);
    expect(await statuses(client)).toEqual([]);
  });

  it.each([
    ['changed', { status: 'INVALID' }],
    ['deleted', undefined],
  ] as const)('is CANCELLED when its workflow is %s, unless it has ended', async (_what, change) => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { controls, clock, workflowId } = emulator;
    const ended = await started(client, workflowId);
    clock.advance(whole);
    const [under, waiting] = [await started(client, workflowId), await started(client, workflowId)];
    clock.advance(15);

    if (change) controls.putWorkflow({ ...build, ...change });
    else controls.deleteWorkflow('acme', 'shop', workflowId);

    const endTime = clock.now();
    expect(await read(client, ended)).toMatchObject({ status: 'SUCCEEDED' });
    const cancelled = { status: 'CANCELLED', statusReasons: [{}], endTime, lastUpdatedTime: endTime };
    expect(await read(client, under)).toMatchObject(cancelled);
    expect(await read(client, waiting)).toMatchObject(cancelled);
    clock.advance(1000);
    expect(await statuses(client)).toEqual(['SUCCEEDED', 'CANCELLED', 'CANCELLED']);
  });

  it('goes on when the same workflow is seeded again', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const id = await started(client, emulator.workflowId);

    emulator.controls.putWorkflow(build);

    expect(await read(client, id)).toMatchObject({ status: 'VALIDATING' });
  });

  it('is CANCELLED when the repository of its workflow is deleted', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const id = await started(client, emulator.workflowId);

    await client.send(new DeleteSourceRepositoryCommand({ ...shop, name: 'web' }));

    expect(await read(client, id)).toMatchObject({ status: 'CANCELLED' });
    await expect(started(client, emulator.workflowId)).rejects.toThrow(AccessDeniedException);
  });

  it('goes on while no emulator runs', async () => {
    await using folder = await temporaryFolder();
    const first = await workflowEmulator({}, { dataDir: folder.path });
    using before = awsSdkClient(first);
    const id = await started(before, first.workflowId);
    await first.close();
    first.clock.advance(whole);
    // What was begun takes as long as it did when it began.
    const options = { dataDir: folder.path, clock: first.clock, workflowRunTimes: { runSeconds: 1000 } };
    await using second = await startEmulator(options);
    using after = awsSdkClient(second);

    expect(await read(after, id)).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('the run mode', () => {
  it('QUEUED lets one run go at a time, in order', async () => {
    await using emulator = await workflowEmulator({ runMode: 'QUEUED' });
    using client = awsSdkClient(emulator);
    const { clock, workflowId } = emulator;
    for (const _ of [1, 2, 3]) await started(client, workflowId);

    expect(await statuses(client)).toEqual(['VALIDATING', 'NOT_RUN', 'NOT_RUN']);
    clock.advance(whole);
    expect(await statuses(client)).toEqual(['SUCCEEDED', 'VALIDATING', 'NOT_RUN']);
    clock.advance(whole + 10);
    expect(await statuses(client)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'PROVISIONING']);
  });

  it('PARALLEL lets all go at once', async () => {
    await using emulator = await workflowEmulator({ runMode: 'PARALLEL' });
    using client = awsSdkClient(emulator);
    for (const _ of [1, 2, 3]) await started(client, emulator.workflowId);

    expect(await statuses(client)).toEqual(['VALIDATING', 'VALIDATING', 'VALIDATING']);
  });

  it('SUPERSEDED lets a later run take the place of one that waits', async () => {
    await using emulator = await workflowEmulator({ runMode: 'SUPERSEDED' });
    using client = awsSdkClient(emulator);
    const { clock, workflowId } = emulator;
    for (const _ of [1, 2, 3]) await started(client, workflowId);

    expect(await statuses(client)).toEqual(['VALIDATING', 'SUPERSEDED', 'NOT_RUN']);
    clock.advance(whole);
    await started(client, workflowId);
    expect(await statuses(client)).toEqual(['SUCCEEDED', 'SUPERSEDED', 'VALIDATING', 'NOT_RUN']);
  });

  it('keeps runs of other workflows apart', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    emulator.controls.putWorkflow({ ...build, name: 'deploy', path: 'deploy.yaml' });
    const [, deploy] = emulator.controls.getWorkflows('acme', 'shop');

    await started(client, emulator.workflowId);
    await started(client, deploy?.id ?? '');

    expect(await statuses(client)).toEqual(['VALIDATING', 'VALIDATING']);
  });
});

describe('the client token of a run', () => {
  it('answers the same run again, also to those who ask at once', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { workflowId } = emulator;

    const ids = await Promise.all(Array.from({ length: 6 }, () => started(client, workflowId, 'once')));

    expect(new Set(ids).size).toBe(1);
    expect(await statuses(client)).toHaveLength(1);
  });

  it('is of one request, and of one user', async () => {
    await using emulator = await workflowEmulator({}, { tokens: ['mine', { token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    emulator.controls.putWorkflow({ ...build, name: 'deploy', path: 'deploy.yaml' });
    const [, deploy] = emulator.controls.getWorkflows('acme', 'shop');
    const mine = await started(client, emulator.workflowId, 'once');

    await expect(started(client, deploy?.id ?? '', 'once')).rejects.toThrow(ConflictException);
    expect(await started(jane, emulator.workflowId, 'once')).not.toBe(mine);
  });

  it('has 64 characters at most', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);

    expect(await started(client, emulator.workflowId, 'x'.repeat(64))).not.toBe('');
    await expect(started(client, emulator.workflowId, 'x'.repeat(65))).rejects.toThrow(ValidationException);
    // The client makes one where none is given.
    expect(await started(client, emulator.workflowId)).not.toBe(await started(client, emulator.workflowId));
  });
});

describe('the list of runs', () => {
  it('is of a project, or of a workflow, in pages', async () => {
    await using emulator = await workflowEmulator({ runMode: 'PARALLEL' });
    using client = awsSdkClient(emulator);
    emulator.controls.putWorkflow({ ...build, name: 'deploy', path: 'deploy.yaml' });
    const [, deploy] = emulator.controls.getWorkflows('acme', 'shop');
    const builds = [await started(client, emulator.workflowId), await started(client, emulator.workflowId)];
    const deployment = await started(client, deploy?.id ?? '');
    const list = async (input: object) => {
      const { items = [], nextToken } = await client.send(new ListWorkflowRunsCommand({ ...shop, ...input }));
      return { ids: items.map(({ id }) => id), nextToken };
    };

    expect((await list({ sortBy: [{}] })).ids).toEqual([...builds, deployment]);
    expect((await list({ workflowId: deploy?.id })).ids).toEqual([deployment]);
    const { ids, nextToken } = await list({ maxResults: 1, workflowId: emulator.workflowId });
    expect(ids).toEqual(builds.slice(0, 1));
    expect((await list({ nextToken, workflowId: emulator.workflowId })).ids).toEqual(builds.slice(1));
    await expect(list({ nextToken })).rejects.toThrow(ValidationException);
    await expect(list({ maxResults: 51 })).rejects.toThrow(ValidationException);
    await expect(list({ projectName: 'none' })).rejects.toThrow(AccessDeniedException);
  });
});

describe('the controls of runs', () => {
  it('start a run as a push does', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { controls, workflowId } = emulator;

    const id = controls.startWorkflowRun('acme', 'shop', workflowId);
    await started(client, workflowId);

    expect(await read(client, id)).toMatchObject({ status: 'VALIDATING' });
    const kinds = controls.getWorkflowRuns('acme', 'shop').map(({ triggerKind }) => triggerKind);
    expect(kinds).toEqual(['PUSH', 'MANUAL']);
  });

  it('end a run, and let the next one begin', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { controls, clock, workflowId } = emulator;
    const [first, second] = [await started(client, workflowId), await started(client, workflowId)];
    await started(client, workflowId);
    clock.advance(15);

    controls.endWorkflowRun('acme', 'shop', first, 'STOPPED', 'Somebody had enough.');

    expect(await statuses(client)).toEqual(['STOPPED', 'VALIDATING', 'NOT_RUN']);
    expect(await read(client, first)).toMatchObject({ endTime: clock.now(), statusReasons: [{}] });
    clock.advance(whole);
    expect(await statuses(client)).toEqual(['STOPPED', 'SUCCEEDED', 'VALIDATING']);
    controls.endWorkflowRun('acme', 'shop', second, 'FAILED');
    expect(await read(client, second)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('take away one that waits, and leave the one that goes on alone', async () => {
    await using emulator = await workflowEmulator();
    using client = awsSdkClient(emulator);
    const { controls, clock, workflowId } = emulator;
    await started(client, workflowId);
    const waiting = await started(client, workflowId);
    await started(client, workflowId);
    clock.advance(15);

    controls.endWorkflowRun('acme', 'shop', waiting, 'ABANDONED');

    expect(await statuses(client)).toEqual(['PROVISIONING', 'ABANDONED', 'NOT_RUN']);
    clock.advance(whole - 15);
    expect(await statuses(client)).toEqual(['SUCCEEDED', 'ABANDONED', 'VALIDATING']);
  });
});
