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
