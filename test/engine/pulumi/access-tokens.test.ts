import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'] };
const programOf = (properties: Readonly<Record<string, unknown>> = { name: 'pipeline' }, options = {}) => ({
  resources: { pipeline: { type: 'codecatalyst:AccessToken', properties, options } },
  outputs: { password: '${pipeline.secret}' },
});
const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes', '--skip-preview'];
const destroy = ['destroy', '--yes', '--skip-preview'];
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

describe('an access token under the login of somebody else', () => {
  const eve = { AWS_BEARER_TOKEN_CODECATALYST: 'eve-token' };

  it.each([
    ['refresh', refresh],
    ['destroy', destroy],
  ])('stays in state at a %s, which names both users', async (_what, args) => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const { controls } = stack.emulator;
    controls.putToken('eve-token', 'eve');

    const { output } = await stack.failing(args, eve);

    expect(output).toContain(`is not among those of the user ${String(controls.getUser('eve')?.id)}`);
    expect(output).toContain(`the user ${String(controls.getUser('local-user')?.id)}: log in as that user.`);
    expect((await stack.recorded('pipeline'))?.id).toBe(idOf(stack));
    await stack.preview('--refresh', '--expect-no-changes');
  });

  // The list lacks it, and the session tells whose list that was.
  it.each([1, 2])('is not proved gone when the login expires at request %i, even if it is', async (nth) => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const { controls } = stack.emulator;
    controls.deleteAccessToken('local-user', idOf(stack));
    controls.expireLoginAt(nth);

    const { output } = await stack.failing(refresh);

    expect(output).toContain('The login to CodeCatalyst does not hold');
    expect(await stack.state()).toHaveLength(1);
    controls.renewLogin();
    await stack.pulumi(refresh);
    expect(await stack.state()).toEqual([]);
  });

  it('is not imported: nobody knows whose it is', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    stack.emulator.controls.putToken('eve-token', 'eve');

    const args = ['import', 'codecatalyst:index:AccessToken', 'mine', idOf(stack), '--yes'];
    const { output } = await stack.failing(args, eve);

    expect(output).toContain('Only its owner sees it, who is not known');
    expect(await stack.state()).toHaveLength(1);
  });
});
