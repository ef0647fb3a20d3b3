import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { childProcesses, commandOf, end } from './child-processes.js';
import { projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const resources = { blog: projectOf('Blog') };
const up = ['up', '--yes', '--skip-preview'];

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

describe('a Pulumi that is killed', () => {
  it('leaves no plugin behind', async () => {
    await using stack = await PulumiStack.open(world, { resources });
    const release = stack.emulator.controls.hold('CreateProject');
    const { process, ended } = stack.start(up);
    await release.arrived;
    const children = await childProcesses(process.pid);
    const plugins = children.filter(({ command }) => command.includes('pulumi-resource-codecatalyst'));
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
