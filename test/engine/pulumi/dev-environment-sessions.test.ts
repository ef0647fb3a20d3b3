import { describe, expect, it } from '@jest/globals';
import { devEnvironmentOf, type Program } from './program.js';
import { PulumiStack } from './stack.js';
import { nowhere, WatchedStack } from './watched-stack.js';

const instantly = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };
const world = { spaces: ['acme'], projects: ['acme/shop'], devEnvironmentTimes: instantly };
const up = ['up', '--yes', '--skip-preview'];

const programOf = (names: readonly string[] = ['shell'], properties = {}, environment = {}): Program => ({
  resources: {
    bench: devEnvironmentOf({ desiredStatus: 'RUNNING', forceDestroy: true, ...environment }),
    ...Object.fromEntries(
      names.map((name) => [
        name,
        {
          type: 'codecatalyst:DevEnvironmentSession',
          properties: {
            spaceName: 'acme',
            projectName: 'shop',
            devEnvironmentId: '${bench.devEnvironmentId}',
            ...properties,
          },
        },
      ]),
    ),
  },
  outputs: Object.fromEntries(
    names.flatMap((name) => [
      [`${name}Token`, `\${${name}.tokenValue}`],
      [`${name}Url`, `\${${name}.streamUrl}`],
    ]),
  ),
});

const present = ({ emulator: { controls } }: PulumiStack) =>
  controls
    .getDevEnvironments('acme', 'shop')
    .filter(({ status }) => status !== 'DELETED')
    .flatMap(({ id }) => controls.getDevEnvironmentSessions('acme', 'shop', id))
    .map(({ id }) => id);
const recordedIds = async (stack: PulumiStack) =>
  (await stack.state()).flatMap(({ type, outputs }) =>
    type.endsWith(':DevEnvironmentSession') ? [outputs?.sessionId] : [],
  );

describe('what a session is reached with', () => {
  it('shows in nothing that Pulumi says or keeps, through a whole life', async () => {
    await using watched = await WatchedStack.open(world, programOf());
    const { stack } = watched;
    const secrets = async (prefix: string) => ({
      [`${prefix} token`]: await stack.secretOutput('shellToken'),
      [`${prefix} url`]: await stack.secretOutput('shellUrl'),
    });

    await watched.run(['preview']);
    await watched.run(up);
    const first = await secrets('first');
    expect(first['first token']).toMatch(/^AAEAA.{64}$/);
    expect(first['first url']).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v1\/data-channel\//);
    await stack.declare(programOf(['shell'], { sessionConfiguration: { sessionType: 'SSH' } }));
    await watched.run(['preview']);
    await watched.run(up);
    const second = await secrets('second');
    await watched.run(['refresh', '--yes']);
    for (const command of ['export', 'output']) await watched.run(['stack', command]);
    expect(await secrets('second')).toEqual(second);
    await watched.run(['destroy', '--yes']);

    expect(second['second token']).not.toBe(first['first token']);
    expect(await watched.leaks({ ...first, ...second })).toEqual(nowhere);
  });

  it('is empty after an import, with a warning', async () => {
    await using stack = await PulumiStack.deployed(world, programOf([]));
    const { controls } = stack.emulator;
    const [environment] = controls.getDevEnvironments('acme', 'shop');
    const id = controls.startDevEnvironmentSession('acme', 'shop', environment?.id ?? '');

    const path = `acme/shop/${environment?.id ?? ''}/${id}`;
    const { warnings } = await stack.pulumi([
      'import',
      'codecatalyst:index:DevEnvironmentSession',
      'shell',
      path,
      '--yes',
      '--skip-preview',
      '--protect=false',
      '--out',
      'code.yaml',
    ]);

    expect(warnings).toContain('How a session is reached is told only when it is made: this one is recorded without.');
    await stack.declare(programOf());
    await stack.preview('--refresh', '--expect-no-changes', '--target', (await stack.recorded('shell'))?.urn ?? '');
    expect(present(stack)).toEqual([id]);
  });
});

describe('sessions of one environment', () => {
  it('are told apart when all start at once and an answer is lost: nothing is left over', async () => {
    await using stack = await PulumiStack.open(world, programOf(['one', 'two', 'three', 'four']));
    stack.emulator.controls.failNext({ operation: 'StartDevEnvironmentSession', skip: 1, drop: 'after-commit' });
    stack.emulator.controls.failNext({ operation: 'StartDevEnvironmentSession', skip: 2, drop: 'before-commit' });

    await stack.up();

    expect((await recordedIds(stack)).toSorted()).toEqual(present(stack).toSorted());
    expect(present(stack)).toHaveLength(4);
    const tokens = await Promise.all(['one', 'two', 'three', 'four'].map((name) => stack.secretOutput(`${name}Token`)));
    expect(new Set(tokens).size).toBe(4);
    await stack.destroy();
    expect(await stack.state()).toEqual([]);
  });

  it('are left alone when somebody else began one as an answer was lost', async () => {
    await using stack = await PulumiStack.deployed(world, programOf([]));
    const { controls } = stack.emulator;
    const id = controls.getDevEnvironments('acme', 'shop')[0]?.id ?? '';
    await stack.declare(programOf());
    controls.failNext({ operation: 'StartDevEnvironmentSession', drop: 'after-commit' });
    const release = controls.hold('StartDevEnvironmentSession');
    const { ended } = stack.start(up);
    await release.arrived;
    const theirs = controls.startDevEnvironmentSession('acme', 'shop', id);
    release();

    const { output } = await ended;

    expect(output).toContain(`The answer to the start of a session in dev environment ${id} was lost.`);
    expect(output).toContain(theirs);
    expect(present(stack)).toHaveLength(2);
    expect(controls.countRequests('StopDevEnvironmentSession')).toBe(0);
  });

  it('begin anew with another environment, after the old ones have ended', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const [before] = present(stack);
    await stack.declare(programOf(['shell'], {}, { persistentStorage: { sizeInGiB: 32 } }));

    await stack.up();

    expect(present(stack)).toHaveLength(1);
    expect(present(stack)).not.toContain(before);
    expect(await recordedIds(stack)).toEqual(present(stack));
    await stack.preview('--refresh', '--expect-no-changes');
  });
});
