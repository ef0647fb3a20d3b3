import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** All that Pulumi keeps of a stack: its state, the history of it, its backups and its logs. */
async function everythingKept(stack: PulumiStack): Promise<string> {
  const files = await readdir(stack.folder, { recursive: true, withFileTypes: true });
  const texts = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

/** At -v=9 the engine itself logs all that it sends and gets, secrets too. */
const isEnginesOwn = (line: string): boolean => /"msg":"(Unm|M)arshaling property for RPC/.test(line);

describe('the secret of an access token', () => {
  it('is there for the program, and stands in clear in nothing that Pulumi shows or keeps', async () => {
    await using stack = await PulumiStack.open(world, programOf());

    const said = [await stack.preview('--diff'), await stack.up('--diff')];
    const shown = await stack.pulumi(['stack', 'output', 'password', '--show-secrets']);
    const [secret = ''] = /^[-_A-Za-z0-9]{43}$/m.exec(shown.output) ?? [];
    expect(secret).not.toBe('');
    const logged = await stack.up('--logtostderr', '-v=9', '--refresh');
    said.push(await stack.pulumi(['refresh', '--yes', '--diff']), await stack.pulumi(['stack', 'output']));
    await stack.declare(programOf({ name: 'deployment' }));
    said.push(await stack.preview('--diff'), await stack.up('--diff'));

    expect(said.filter(({ output }) => output.includes(secret))).toEqual([]);
    expect(logged.output).toContain('ListAccessTokens');
    expect(logged.output.split('\n').filter((line) => line.includes(secret) && !isEnginesOwn(line))).toEqual([]);
    expect(await everythingKept(stack)).not.toContain(secret);
  });

  it('is not in the log of the run that makes it', async () => {
    await using stack = await PulumiStack.open(world, programOf());

    const logged = await stack.up('--logtostderr', '-v=9');

    const shown = await stack.pulumi(['stack', 'output', 'password', '--show-secrets']);
    const [secret = ''] = /^[-_A-Za-z0-9]{43}$/m.exec(shown.output) ?? [];
    expect(logged.output).toContain('CreateAccessToken');
    expect(secret).not.toBe('');
    expect(logged.output.split('\n').filter((line) => line.includes(secret) && !isEnginesOwn(line))).toEqual([]);
  });

  it('stays the same from run to run', async () => {
    await using stack = await PulumiStack.deployed(world, programOf());
    const tell = async () =>
      (await stack.pulumi(['stack', 'output', 'password', '--show-secrets'])).output.split('\n')[1] ?? '';
    const secret = await tell();

    await stack.up('--refresh');
    await stack.pulumi(refresh);

    expect(await tell()).toBe(secret);
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
    expect((await stack.pulumi(['stack', 'output', 'password', '--show-secrets'])).output.split('\n')[1]).toBe('');
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
