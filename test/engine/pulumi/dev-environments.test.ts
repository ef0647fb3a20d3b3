import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], devEnvironmentTimes: instantly };
const least = {
  spaceName: 'acme',
  projectName: 'shop',
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  persistentStorage: { sizeInGiB: 16 },
};
const programOf = (properties: Readonly<Record<string, unknown>> = {}, options = {}) => ({
  resources: { bench: { type: 'codecatalyst:DevEnvironment', properties: { ...least, ...properties }, options } },
});
const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes', '--skip-preview'];
const destroy = ['destroy', '--yes', '--skip-preview'];

const present = ({ emulator: { controls } }: PulumiStack) =>
  controls.getDevEnvironments('acme', 'shop').filter(({ status }) => status !== 'DELETED');
const idOf = (stack: PulumiStack): string => present(stack)[0]?.id ?? '';

describe('a dev environment that the service does not make', () => {
  it.each([
    ['17 GiB of storage', { persistentStorage: { sizeInGiB: 17 } }, 'enum value set: [16, 32, 64]'],
    ['an unknown instance type', { instanceType: 'dev.huge' }, 'instanceType'],
    ['an empty alias', { alias: '' }, 'alias'],
    ['no IDE', { ides: [] }, 'ides must have one item'],
    ['a repository that does not exist', { repositories: [{ repositoryName: 'none' }] }, 'no source repository none'],
  ])('says why, and leaves nothing behind: %s', async (_what, properties, message) => {
    await using stack = await PulumiStack.open(world, programOf(properties));

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain(message);
    expect(await stack.state()).toEqual([]);
    expect(present(stack)).toEqual([]);
  });

  it('leaves the state as it was when what it is changed to is refused', async () => {
    await using stack = await PulumiStack.deployed(world, programOf({ alias: 'bench' }));
    const before = await stack.recorded('bench');
    await stack.declare(programOf({ alias: 'bench', instanceType: 'dev.huge' }));

    await stack.failing(up);

    expect(await stack.recorded('bench')).toEqual(before);
  });

  it('names the quota that is reached', async () => {
    const { resources } = programOf();
    const program = {
      resources: { bench: resources.bench, desk: { ...resources.bench, options: { dependsOn: ['${bench}'] } } },
    };
    await using stack = await PulumiStack.open({ ...world, quotas: { devEnvironmentsPerUser: 1 } }, program);

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain('You have 1 dev environments, and your quota is 1');
    expect((await stack.state()).map(({ urn }) => urn.split('::').at(-1))).toEqual(['bench']);
  });
});

describe('a dev environment whose making fails', () => {
  it('is recorded with the reason, and replaced by the next run', async () => {
    await using stack = await PulumiStack.open(world, programOf());
    stack.emulator.controls.failNextDevEnvironment('The devfile cannot be read.');

    const { output } = await stack.failing(up);
    expect(output).toContain(
      'FAILED: The devfile cannot be read. It cannot be started any more; the next run replaces it.',
    );
    const failed = idOf(stack);
    expect(await stack.recorded('bench')).toMatchObject({
      id: `acme/shop/${failed}`,
      outputs: { status: 'FAILED', statusReason: 'The devfile cannot be read.', creatorId: expect.any(String) },
      initErrors: [expect.stringContaining('The devfile cannot be read')],
    });

    await stack.up();

    expect(present(stack)).toEqual([expect.objectContaining({ status: 'RUNNING' })]);
    expect(idOf(stack)).not.toBe(failed);
    expect((await stack.recorded('bench'))?.outputs).toMatchObject({ status: 'RUNNING' });
    expect((await stack.recorded('bench'))?.initErrors).toBeUndefined();
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is replaced after a refresh too, and may be destroyed', async () => {
    await using stack = await PulumiStack.open(world, programOf());
    stack.emulator.controls.failNextDevEnvironment('Out of disks');
    await stack.failing(up);
    const failed = idOf(stack);

    await stack.pulumi(refresh);
    stack.emulator.controls.failNextDevEnvironment('Out of disks');
    await stack.failing(up);
    expect(present(stack)).toHaveLength(1);
    expect(idOf(stack)).not.toBe(failed);

    await stack.destroy();
    expect(present(stack)).toEqual([]);
  });
});

describe('a dev environment that takes its time', () => {
  const slowly = { ...instantly, startSeconds: 6 };

  it('tells what it waits for', async () => {
    await using stack = await PulumiStack.open(
      { ...world, devEnvironmentTimes: { ...instantly, startSeconds: 1 } },
      programOf(),
    );

    const { events } = await stack.up();

    const said = events.map(({ diagnosticEvent }) => diagnosticEvent?.message ?? '').join('\n');
    expect(said).toMatch(/waiting for dev environment [-0-9a-f]{36}, which is (PENDING|STARTING) \(\d+ s so far/);
  });

  it('is recorded when the wait is cancelled, and the next run finishes it', async () => {
    await using stack = await PulumiStack.open({ ...world, devEnvironmentTimes: slowly }, programOf());
    const { controls } = stack.emulator;
    const { process, ended } = stack.start(up);
    while (controls.countRequests('GetDevEnvironment') < 2) await sleep(20);

    process.kill('SIGINT');
    expect((await ended).exitCode).not.toBe(0);

    expect((await stack.recorded('bench'))?.id).toBe(`acme/shop/${idOf(stack)}`);
    await stack.up();
    expect((await stack.recorded('bench'))?.outputs).toMatchObject({ status: 'RUNNING' });
    expect(controls.countRequests('CreateDevEnvironment')).toBe(1);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is recorded when the time is up, and the next run finishes it with what has changed since', async () => {
    const customTimeouts = { create: '2s' };
    await using stack = await PulumiStack.open(
      { ...world, devEnvironmentTimes: slowly },
      programOf({}, { customTimeouts }),
    );

    const { output } = await stack.failing(up);
    expect(output).toMatch(/Waiting for dev environment .*, which is (PENDING|STARTING) did not end within 2 s\./);
    expect(await stack.recorded('bench')).toMatchObject({ id: `acme/shop/${idOf(stack)}` });

    await stack.declare(programOf({ instanceType: 'dev.standard1.medium' }));
    await stack.up();
    expect(present(stack)).toEqual([
      expect.objectContaining({ status: 'RUNNING', instanceType: 'dev.standard1.medium' }),
    ]);
    expect(stack.emulator.controls.countRequests('CreateDevEnvironment')).toBe(1);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each([
    ['a refresh', refresh],
    ['a destroy', destroy],
  ])('is waited for by %s while somebody else deletes it', async (_what, args) => {
    const devEnvironmentTimes = { ...instantly, deleteSeconds: 8 };
    await using stack = await PulumiStack.deployed({ ...world, devEnvironmentTimes }, programOf());
    const { controls, url, token } = stack.emulator;
    const answer = await fetch(`${url}/v1/spaces/acme/projects/shop/devEnvironments/${idOf(stack)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.ok).toBe(true);
    expect(present(stack)).toMatchObject([{ status: 'DELETING' }]);

    await stack.pulumi(args);

    expect(await stack.state()).toEqual([]);
    expect(present(stack)).toEqual([]);
    expect(controls.getProject('acme', 'shop')).toBeDefined();
  });
});

describe('a dev environment in which somebody works', () => {
  it('stays at a destroy, and goes once nobody does', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const { controls } = stack.emulator;
    const id = idOf(stack);
    const sessionId = controls.startDevEnvironmentSession('acme', 'shop', id);

    const { output } = await stack.failing(destroy);
    expect(output).toContain(`DevEnvironment acme/shop/${id} is not deleted, because somebody is working in it.`);
    expect(controls.getDevEnvironmentSessions('acme', 'shop', id)).toMatchObject([{ id: sessionId }]);
    expect((await stack.recorded('bench'))?.id).toBe(`acme/shop/${id}`);

    controls.stopDevEnvironmentSession('acme', 'shop', id, sessionId);
    await stack.destroy();
    expect(present(stack)).toEqual([]);
  });
});
