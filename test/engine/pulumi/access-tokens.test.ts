import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'] };
const programOf = (properties: Readonly<Record<string, unknown>> = { name: 'pipeline' }, options = {}) => ({
  resources: { pipeline: { type: 'codecatalyst:AccessToken', properties, options } },
  outputs: { password: '${pipeline.secret}' },
});
const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes', '--skip-preview'];
const present = ({ emulator }: PulumiStack) => emulator.controls.getAccessTokens('local-user');
const idOf = (stack: PulumiStack): string => present(stack)[0]?.id ?? '';

describe('the secret of an access token', () => {
  it('stays the same from run to run', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const secret = await stack.secretOutput('password');
    expect(secret).toMatch(/^[-_A-Za-z0-9]{43}$/);

    await stack.up('--refresh');
    await stack.pulumi(refresh);

    expect(await stack.secretOutput('password')).toBe(secret);
  });

  it('is empty after an import, which says so', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const { urn = '' } = (await stack.recorded('pipeline')) ?? {};
    await stack.declare({});
    await stack.pulumi(['state', 'delete', urn, '--yes', '--force']);

    const { warnings } = await stack.pulumi([
      'import',
      'codecatalyst:index:AccessToken',
      'pipeline',
      idOf(stack),
      '--yes',
      '--protect=false',
    ]);

    expect(warnings.join('\n')).toContain('this one is recorded with an empty secret');
    const { expiresTime } = present(stack)[0] ?? {};
    await stack.declare(programOf({ name: 'pipeline', expiresTime }));
    expect(await stack.up()).toHaveDone([]);
    expect(await stack.secretOutput('password')).toBe('');
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

describe('an access token that the service does not make', () => {
  it.each([
    ['has expired already', '2020-01-01T00:00:00Z', 'The expiresTime is not in the future'],
    ['never expires by any clock', 'next week', 'expiresTime'],
  ])('says why, and leaves nothing behind: it %s', async (_what, expiresTime, message) => {
    await using stack = await PulumiStack.open(world, programOf({ name: 'pipeline', expiresTime }));

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain(message);
    expect(await stack.state()).toEqual([]);
    expect(present(stack)).toEqual([]);
  });

  it('names the quota that is reached, and keeps the others', async () => {
    const { resources } = programOf();
    const second = { ...resources.pipeline, properties: { name: 'second' }, options: { dependsOn: ['${pipeline}'] } };
    const program = { resources: { ...resources, second } };
    await using stack = await PulumiStack.open({ ...world, quotas: { accessTokensPerUser: 1 } }, program);

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain('You have 1 access tokens, and your quota is 1');
    expect((await stack.state()).map(({ id }) => id)).toEqual([idOf(stack)]);
  });
});

describe('the rotation of an access token', () => {
  const inDays = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
  const rotating = programOf({ name: 'pipeline', rotation: { beforeDays: 30, overlapDays: 7 } });
  const expires = (stack: PulumiStack, id: string, days: number): void => {
    stack.emulator.controls.setAccessToken('local-user', id, { expiresTime: inDays(days) });
  };

  it('makes a new token when one is due, and keeps the old one for a while', async () => {
    await using stack = await PulumiStack.deployed(world, rotating);
    const first = idOf(stack);
    const secret = await stack.secretOutput('password');
    expires(stack, first, 31);
    await stack.preview('--expect-no-changes');
    expires(stack, first, 29);

    // Nobody asks for a refresh: the engine reads first because the state says that something may be due.
    expect(await stack.up()).toHaveDone(['update pipeline']);

    const [old, now] = present(stack);
    expect(old?.id).toBe(first);
    const { outputs = {} } = (await stack.recorded('pipeline')) ?? {};
    expect(outputs).toMatchObject({ accessTokenId: now?.id, previous: [{ accessTokenId: first }] });
    expect((await stack.recorded('pipeline'))?.id).toBe(first);
    expect(await stack.secretOutput('password')).not.toBe(secret);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('deletes the old one when its time is over', async () => {
    await using stack = await PulumiStack.deployed(
      world,
      programOf({ name: 'pipeline', rotation: { beforeDays: 30 } }),
    );
    expires(stack, idOf(stack), -1);
    await stack.up();
    const [, now] = present(stack);

    expect(await stack.up()).toHaveDone(['update pipeline']);

    expect(present(stack)).toEqual([now]);
    expect((await stack.recorded('pipeline'))?.outputs).not.toHaveProperty('previous');
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is turned on and off without a call', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    await stack.declare(rotating);
    expect(await stack.up()).toHaveDone(['update pipeline']);
    await stack.declare(programOf());
    expect(await stack.up()).toHaveDone(['update pipeline']);

    expect(stack.emulator.controls.countRequests('CreateAccessToken')).toBe(1);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('makes a new one for a token that was deleted behind our back while an earlier one is left', async () => {
    await using stack = await PulumiStack.deployed(world, rotating);
    const first = idOf(stack);
    expires(stack, first, 1);
    await stack.up();
    const { outputs = {} } = (await stack.recorded('pipeline')) ?? {};
    stack.emulator.controls.deleteAccessToken('local-user', String(outputs.accessTokenId));

    expect(await stack.up()).toHaveDone(['update pipeline']);

    expect(present(stack)).toHaveLength(2);
    await stack.destroy();
    expect(present(stack)).toEqual([]);
  });

  it('records the new token when what follows fails', async () => {
    await using stack = await PulumiStack.deployed(world, rotating);
    expires(stack, idOf(stack), 1);
    stack.emulator.controls.failNext({
      operation: 'ListAccessTokens',
      skip: 2,
      status: 403,
      error: 'AccessDeniedException',
    });

    await stack.failing(up);

    const ids = present(stack).map(({ id }) => id);
    const { outputs = {} } = (await stack.recorded('pipeline')) ?? {};
    expect(outputs).toMatchObject({ accessTokenId: ids[1], previous: [{ accessTokenId: ids[0] }] });
    await stack.up();
    expect(present(stack).map(({ id }) => id)).toEqual(ids);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('and a time of expiry exclude each other', async () => {
    const { rotation } = rotating.resources.pipeline.properties;
    const both = programOf({ name: 'pipeline', rotation, expiresTime: inDays(60) });
    await using stack = await PulumiStack.open(world, both);

    const { errors } = await stack.failing(up);

    expect(errors.join('\n')).toContain('cannot be set together with rotation: leave one of them out');
  });
});

describe('many access tokens', () => {
  it('are told apart over pages, and have names when the program gives none', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `t${index}`);
    const resources = Object.fromEntries(names.map((name) => [name, { type: 'codecatalyst:AccessToken' }]));
    await using stack = await PulumiStack.deployed(world, { resources });
    expect(
      present(stack)
        .map(({ name }) => name.replace(/-[0-9a-f]{7}$/, ''))
        .toSorted(),
    ).toEqual(names.toSorted());

    await stack.preview('--refresh', '--expect-no-changes');
    await stack.destroy();

    expect(present(stack)).toEqual([]);
  });
});
