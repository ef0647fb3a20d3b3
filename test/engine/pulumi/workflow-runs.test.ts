import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { World } from '../world.js';
import { PulumiStack } from './stack.js';

const workflowId = '10000000-0000-4000-8000-000000000000';
const [at, lasting] = [0, 3600].map((runSeconds) => ({ validateSeconds: 0, provisionSeconds: 0, runSeconds }));
const worldOf = (workflowRunTimes: World['workflowRunTimes']): World => ({
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  workflows: [`acme/shop/web/${workflowId}`],
  ...(workflowRunTimes && { workflowRunTimes }),
});
const programOf = (properties: Readonly<Record<string, unknown>> = {}, options = {}) => ({
  resources: {
    build: {
      type: 'codecatalyst:WorkflowRun',
      properties: { spaceName: 'acme', projectName: 'shop', workflowId, ...properties },
      options,
    },
  },
});
const waiting = programOf({ waitForCompletion: true });
const up = ['up', '--yes', '--skip-preview'];

const runs = ({ emulator }: PulumiStack) => emulator.controls.getWorkflowRuns('acme', 'shop');
const latest = (stack: PulumiStack): string => runs(stack).at(-1)?.id ?? '';
const outputs = async (stack: PulumiStack) => (await stack.recorded('build'))?.outputs;

/** A stack that was told to stop while it waited for a run that lasts. */
async function interrupted(): Promise<PulumiStack> {
  const stack = await PulumiStack.open(worldOf(lasting), waiting);
  const { controls } = stack.emulator;
  const { process, ended } = stack.start(up);
  while (controls.countRequests('GetWorkflowRun') < 2) await sleep(20);
  process.kill('SIGINT');
  expect((await ended).exitCode).not.toBe(0);
  return stack;
}

describe('a run that is waited for', () => {
  it('tells how far it is, and is recorded as it ended', async () => {
    const workflowRunTimes = { validateSeconds: 0.4, provisionSeconds: 0.4, runSeconds: 0.4 };
    await using stack = await PulumiStack.open(worldOf(workflowRunTimes), waiting);

    const { messages } = await stack.up();

    expect(messages.join('\n')).toMatch(/waiting for workflow run [-0-9a-f]{36}, which is [A-Z_]+ \(\d+ s so far/);
    expect(await outputs(stack)).toMatchObject({ status: 'SUCCEEDED', endTime: runs(stack)[0]?.endTime });
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is recorded with an error when it fails, and the next run starts another', async () => {
    await using stack = await PulumiStack.open(worldOf(at), waiting);
    stack.emulator.controls.failNextWorkflowRun('The tests are red.');

    const { output } = await stack.failing(up);

    const failed = latest(stack);
    expect(output).toContain(
      `Workflow run ${failed} ended as FAILED. The console tells why, in the runs of the workflow. The next run of this program starts another.`,
    );
    expect(await stack.recorded('build')).toMatchObject({
      id: `acme/shop/${failed}`,
      outputs: { status: 'FAILED' },
      initErrors: [expect.stringContaining('ended as FAILED')],
    });
    expect((await stack.up()).output).not.toContain('goes on');
    expect(runs(stack).map(({ status }) => status)).toEqual(['FAILED', 'SUCCEEDED']);
    expect(await outputs(stack)).toMatchObject({ runId: latest(stack), status: 'SUCCEEDED' });
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each(['STOPPED', 'SUPERSEDED', 'CANCELLED', 'ABANDONED'] as const)(
    'has not succeeded when it is %s',
    async (status) => {
      await using stack = await PulumiStack.open(worldOf(lasting), waiting);
      const { controls } = stack.emulator;
      const { ended } = stack.start(up);
      while (controls.countRequests('GetWorkflowRun') < 1) await sleep(20);

      controls.endWorkflowRun('acme', 'shop', latest(stack), status);

      expect((await ended).output).toContain(`Workflow run ${latest(stack)} ended as ${status}.`);
      expect(await outputs(stack)).toMatchObject({ status });
    },
  );

  it('is recorded when the time is up', async () => {
    const program = programOf({ waitForCompletion: true }, { customTimeouts: { create: '2s' } });
    await using stack = await PulumiStack.open(worldOf(lasting), program);

    const { output } = await stack.failing(up);

    expect(output).toMatch(/did not end within 2 s\. Run it again, with a longer timeout/);
    expect((await stack.recorded('build'))?.id).toBe(`acme/shop/${latest(stack)}`);
  });
});

describe('a wait for a run that was broken off', () => {
  it('goes on in the next run, with the run that there is', async () => {
    await using stack = await interrupted();
    const id = latest(stack);
    expect((await stack.recorded('build'))?.id).toBe(`acme/shop/${id}`);
    const { ended } = stack.start(up);
    stack.emulator.controls.endWorkflowRun('acme', 'shop', id, 'SUCCEEDED');

    expect((await ended).exitCode).toBe(0);

    expect(await outputs(stack)).toMatchObject({ runId: id, status: 'SUCCEEDED' });
    expect(runs(stack)).toHaveLength(1);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('goes on after a refresh too', async () => {
    await using stack = await interrupted();
    const id = latest(stack);
    await stack.pulumi(['refresh', '--yes', '--skip-preview']);
    expect(await stack.recorded('build')).toMatchObject({ outputs: { status: 'IN_PROGRESS' } });
    const { ended } = stack.start(up);
    while (stack.emulator.controls.countRequests('GetWorkflowRun') < 5) await sleep(20);
    stack.emulator.controls.endWorkflowRun('acme', 'shop', id, 'SUCCEEDED');

    const run = await ended;

    expect(run).toHaveDone(['update build']);
    expect(await outputs(stack)).toMatchObject({ runId: id, status: 'SUCCEEDED' });
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is over when the run failed meanwhile: another is started, with a word on that', async () => {
    await using stack = await interrupted();
    const id = latest(stack);
    const { controls } = stack.emulator;
    controls.endWorkflowRun('acme', 'shop', id, 'FAILED');
    const { ended } = stack.start(up);
    while (runs(stack).length < 2) await sleep(20);
    controls.endWorkflowRun('acme', 'shop', latest(stack), 'SUCCEEDED');

    const { exitCode, warnings } = await ended;

    expect(exitCode).toBe(0);
    expect(warnings).toContain(`The WorkflowRun acme/shop/${id} is beyond use (FAILED): it is to be replaced.`);
    expect(await outputs(stack)).toMatchObject({ runId: latest(stack), status: 'SUCCEEDED' });
    expect(runs(stack)).toHaveLength(2);
  });

  it('fails when the run fails while it is waited for again, and the run after that starts another', async () => {
    await using stack = await interrupted();
    const id = latest(stack);
    const { controls } = stack.emulator;
    const asked = controls.countRequests('GetWorkflowRun');
    const { ended } = stack.start(up);
    // The engine looks first, so a second look is the wait's own.
    while (controls.countRequests('GetWorkflowRun') < asked + 2) await sleep(20);
    controls.endWorkflowRun('acme', 'shop', id, 'FAILED');

    const { exitCode, output } = await ended;

    expect(exitCode).not.toBe(0);
    expect(output).toContain(`Workflow run ${id} ended as FAILED.`);
    expect(await stack.recorded('build')).toMatchObject({ id: `acme/shop/${id}`, outputs: { status: 'FAILED' } });
    const next = stack.start(up);
    while (runs(stack).length < 2) await sleep(20);
    controls.endWorkflowRun('acme', 'shop', latest(stack), 'SUCCEEDED');
    expect((await next.ended).exitCode).toBe(0);
    expect(await outputs(stack)).toMatchObject({ runId: latest(stack), status: 'SUCCEEDED' });
  });
});

describe('a run that is not waited for', () => {
  it('may fail, which is no error and starts no other', async () => {
    await using stack = await PulumiStack.open(worldOf(at), programOf());
    stack.emulator.controls.failNextWorkflowRun('The tests are red.');

    await stack.up();

    expect(await outputs(stack)).toMatchObject({ status: 'FAILED' });
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is followed by another when its triggers change, and only then', async () => {
    await using stack = await PulumiStack.deployed(worldOf(at), programOf({ triggers: ['1'] }));
    await stack.declare(programOf({ triggers: ['1', '2'] }));

    const run = await stack.up();

    expect(run).toHaveDone(['create-replacement build', 'replace build', 'delete-replaced build']);
    expect(runs(stack)).toHaveLength(2);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is started once, though the answer was lost', async () => {
    await using stack = await PulumiStack.open(worldOf(at), programOf());
    stack.emulator.controls.failNext({ operation: 'StartWorkflowRun', drop: 'after-commit' });

    await stack.up();

    expect(stack.emulator.controls.countRequests('StartWorkflowRun')).toBe(2);
    expect(runs(stack)).toMatchObject([{ id: (await outputs(stack))?.runId }]);
  });

  it('says why the service does not start it, and leaves nothing behind', async () => {
    await using stack = await PulumiStack.open(worldOf(at), programOf());
    stack.emulator.controls.setWorkflow('acme', 'shop', workflowId, { status: 'INVALID' });

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain('is INVALID and cannot be run');
    expect(await stack.state()).toEqual([]);
  });
});
