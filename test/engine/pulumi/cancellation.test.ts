import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { type ChildProcessFacts, childProcesses, commandOf, end } from './child-processes.js';
import { devEnvironmentOf, projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const resources = { blog: projectOf('Blog') };
const up = ['up', '--yes', '--skip-preview'];

const isPlugin = ({ command }: ChildProcessFacts): boolean => command.includes('pulumi-resource-codecatalyst');

describe('Ctrl-C during a create', () => {
  it('lets the create end, records what it made, and the next run finds nothing to do', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const { controls } = stack.emulator;
    const release = controls.hold('CreateProject');
    const { process, ended } = stack.start(up);
    await release.arrived;

    process.kill('SIGINT');
    await sleep(1_000);
    release();
    const run = await ended;

    expect(run.exitCode).not.toBe(0);
    expect(controls.getProject('acme', 'Blog')).toBeDefined();
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
    await stack.up();
    expect((await stack.recorded('blog'))?.initErrors).toBeUndefined();
    expect(controls.countRequests('CreateProject')).toBe(1);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is over when the service never answers, and says what may have been made', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const release = stack.emulator.controls.hold('CreateProject');
    const { process, ended } = stack.start(up);
    await release.arrived;

    process.kill('SIGINT');
    const run = await ended;
    release();

    expect(run.exitCode).not.toBe(0);
    expect(run.output).toContain(
      'CreateProject was cancelled. It had been sent and may have been done all the same: look before the next run, and import what it made.',
    );
    expect(await stack.state()).toEqual([]);
  });

  it('is over at once while a create waits to be tried again', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'CreateProject', status: 429, retryAfterSeconds: 250 });
    const { process, ended } = stack.start(up);
    while (controls.requests.at(-1)?.status !== 429) await sleep(20);

    process.kill('SIGINT');
    const run = await ended;

    expect(run.exitCode).not.toBe(0);
    expect(await stack.state()).toEqual([]);
    expect(controls.getProject('acme', 'Blog')).toBeUndefined();
    await stack.up();
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('keeps what was done before it', async () => {
    const options = { dependsOn: ['${blog}'] };
    await using stack = await PulumiStack.open(world, {
      resources: { ...resources, web: { ...repositoryOf({ name: 'web' }), options } },
    });
    const release = stack.emulator.controls.hold('CreateSourceRepository');
    const { process, ended } = stack.start(up);
    await release.arrived;

    process.kill('SIGINT');
    await sleep(1_000);
    release();
    await ended;

    expect((await stack.state()).map(({ id }) => id)).toEqual(['acme/Blog', 'acme/shop/web']);
    await stack.up();
    await stack.preview('--refresh', '--expect-no-changes');
    await stack.destroy();
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });
});

describe('Ctrl-C', () => {
  const chain = { ...resources, web: { ...repositoryOf({ name: 'web' }), options: { dependsOn: ['${blog}'] } } };
  const look = {
    variables: {
      blog: { 'fn::invoke': { function: 'codecatalyst:getProject', arguments: { spaceName: 'acme', name: 'shop' } } },
    },
    outputs: { name: '${blog.name}' },
  };

  it('ends a preview that waits for an answer', async () => {
    await using stack = await PulumiStack.open(world, look);
    const release = stack.emulator.controls.hold('GetProject');
    const { process, ended } = stack.start(['preview']);
    await release.arrived;

    process.kill('SIGINT');

    expect((await ended).exitCode).not.toBe(0);
    release();
  });

  it('ends a refresh, and drops nothing from state', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: chain });
    const release = stack.emulator.controls.hold('GetProject');
    const { process, ended } = stack.start(['refresh', '--yes', '--skip-preview']);
    await release.arrived;

    process.kill('SIGINT');

    expect((await ended).exitCode).not.toBe(0);
    release();
    expect((await stack.state()).map(({ id }) => id)).toEqual(['acme/Blog', 'acme/shop/web']);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each([
    ['an up', up, 'CreateProject', 'CreateSourceRepository', ['acme/Blog']],
    ['a destroy', ['destroy', '--yes', '--skip-preview'], 'DeleteSourceRepository', 'DeleteProject', ['acme/Blog']],
  ] as const)('in %s lets what is under way end, and begins nothing more', async (_what, args, first, second, left) => {
    await using stack = await PulumiStack.open(world, { resources: chain });
    const { controls } = stack.emulator;
    if (args !== up) await stack.up();
    const release = controls.hold(first);
    const { process, ended } = stack.start(args);
    await release.arrived;

    process.kill('SIGINT');
    await sleep(500);
    release();

    // What was under way has succeeded, so the engine may call the run a success.
    await ended;
    expect(controls.countRequests(second)).toBe(0);
    expect((await stack.state()).map(({ id }) => id)).toEqual(left);
    await stack.pulumi(args);
    await stack.preview('--refresh', ...(args === up ? ['--expect-no-changes'] : []));
    expect(controls.countRequests(first)).toBe(1);
  });
});

describe('a Pulumi that is killed', () => {
  it('is followed by no call that was not under way: what waits to be tried again, or to be done, is given up', async () => {
    const devEnvironmentTimes = { ...instantly, startSeconds: 60 };
    const many = { ...resources, bench: devEnvironmentOf({}) };
    await using stack = await PulumiStack.open({ ...world, devEnvironmentTimes }, { resources: many });
    const { controls } = stack.emulator;
    controls.failNext({ operation: 'CreateProject', status: 429, retryAfterSeconds: 2 });
    const { process, ended } = stack.start(up);
    while (controls.countRequests('CreateProject') < 1 || controls.countRequests('GetDevEnvironment') < 1)
      await sleep(20);
    const children = await childProcesses(process.pid);

    process.kill('SIGKILL');
    await ended;
    const looks = controls.countRequests('GetDevEnvironment');
    while ((await Promise.all(children.filter(isPlugin).map(({ id }) => commandOf(id)))).some((text) => text !== '')) {
      await sleep(100);
    }
    children.forEach(end);

    expect(controls.countRequests('CreateProject')).toBe(1);
    // One may have been sent in the moment between.
    expect(controls.countRequests('GetDevEnvironment')).toBeLessThanOrEqual(looks + 1);
    expect(controls.getProject('acme', 'Blog')).toBeUndefined();
  });

  it('leaves no plugin behind', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const release = stack.emulator.controls.hold('CreateProject');
    const { process, ended } = stack.start(up);
    await release.arrived;
    const children = await childProcesses(process.pid);
    const plugins = children.filter(isPlugin);
    expect(plugins).toHaveLength(1);

    process.kill('SIGKILL');
    await ended;
    const alive = async () => (await Promise.all(plugins.map(({ id }) => commandOf(id)))).some((text) => text !== '');
    for (let waited = 0; waited < 100 && (await alive()); waited += 1) await sleep(200);

    const left = await alive();
    release();
    // The host of YAML programs is not ours, and stays for some minutes.
    children.forEach(end);

    expect(left).toBe(false);
  });
});
