import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { clone, cloneUrl } from '../../emulator/git/work-tree.js';
import { gitLogin } from '../../git-login.js';
import { branchOf, type Program, type ProgramResource, projectOf } from './program.js';
import { PulumiStack } from './stack.js';
import { nowhere, WatchedStack } from './watched-stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };
const up = ['up', '--yes', '--skip-preview'];
const destroy = ['destroy', '--yes', '--skip-preview'];

const program = (properties: Readonly<Record<string, unknown>>): Program => ({
  resources: { next: branchOf(properties) },
});
const branchIn = ({ emulator }: PulumiStack, name = 'next') => emulator.controls.getBranch('acme', 'shop', 'web', name);
const push = ({ emulator }: PulumiStack, name = 'next') => emulator.controls.moveHead('acme', 'shop', 'web', name);

/** A stack that is configured with a login for Git, and whose program has run. */
async function deployed(program: Program, password?: string): Promise<PulumiStack> {
  const stack = await PulumiStack.open(world, program);
  const { gitUsername, gitPassword } = await gitLogin(stack.emulator);
  await stack.pulumi(['config', 'set', 'codecatalyst:gitUsername', gitUsername]);
  await stack.pulumi(['config', 'set', '--secret', 'codecatalyst:gitPassword', password ?? gitPassword]);
  await stack.up();
  return stack;
}

describe('a branch, where there is a login for Git', () => {
  it('is deleted by a destroy, and nobody sees the password', async () => {
    await using watched = await WatchedStack.open(world, program({ name: 'next' }));
    const { stack } = watched;
    const { gitUsername, gitPassword } = await gitLogin(stack.emulator);
    const flags = ['--plaintext', `codecatalyst:gitUsername=${gitUsername}`];
    await stack.pulumi(['config', 'set-all', ...flags, '--secret', `codecatalyst:gitPassword=${gitPassword}`]);
    await watched.run(up);
    expect(branchIn(stack)).toBeDefined();

    await watched.run(['preview']);
    expect(await watched.run(['destroy', '--yes'])).toHaveDone(['delete next']);
    expect(branchIn(stack)).toBeUndefined();
    expect(branchIn(stack, 'main')).toBeDefined();
    const login = Buffer.from(`${gitUsername}:${gitPassword}`).toString('base64');
    expect(await watched.leaks({ gitPassword, login })).toEqual(nowhere);
  });

  it('is deleted when the program no longer has it, and when another takes its place', async () => {
    await using stack = await deployed({
      resources: { next: branchOf({ name: 'next' }), fix: branchOf({ name: 'fix' }) },
    });
    await stack.declare(program({ name: 'later' }));

    const { steps } = await stack.preview();
    expect(steps.toSorted()).toEqual(['create-replacement next', 'delete fix', 'delete-replaced next', 'replace next']);
    await stack.up();
    expect(['next', 'fix', 'later'].map((name) => branchIn(stack, name)?.name)).toEqual([
      undefined,
      undefined,
      'later',
    ]);
  });

  it('takes the login from the environment, and records nothing of it', async () => {
    await using stack = await PulumiStack.open(world, program({ name: 'next' }));
    const { gitUsername, gitPassword } = await gitLogin(stack.emulator);
    await stack.up();
    const login = { CODECATALYST_GIT_USERNAME: gitUsername, CODECATALYST_GIT_PASSWORD: gitPassword };

    expect(await stack.pulumi(destroy, login)).toHaveDone(['delete next']);
    expect(branchIn(stack)).toBeUndefined();
    expect(await stack.stateText()).not.toMatch(/git(Username|Password)/);
  });

  it('is kept when it is the default one, with a warning, and holds no destroy up', async () => {
    await using stack = await deployed({});
    await stack.pulumi([
      'import',
      'codecatalyst:index:Branch',
      'main',
      'acme/shop/web/main',
      '--yes',
      '--protect=false',
    ]);

    const run = await stack.destroy();
    expect(run).toHaveDone(['delete main']);
    expect(run.warnings).toContain('The default branch cannot be deleted: main stays in web and is no longer managed.');
    expect(branchIn(stack, 'main')).toBeDefined();
    expect(await stack.state()).toEqual([]);
  });
});

describe('a branch that somebody pushed to', () => {
  it('is kept, from the preview on, until that is released and applied', async () => {
    await using stack = await deployed(program({ name: 'next' }));
    const url = cloneUrl(stack.emulator, (await gitLogin(stack.emulator)).gitPassword);
    const work = await clone(url, join(stack.folder, 'work'), '--branch', 'next');
    const pushed = await work.commit({ 'README.md': 'What is new' });
    await work.git('push', '--quiet', 'origin', 'next');
    const there = () => work.git('ls-remote', '--heads', 'origin', 'next');
    const kept = (verb: string) =>
      `Branch acme/shop/web/next is not ${verb}, because it holds code that was pushed to it.`;

    await stack.declare(program({ name: 'later' }));
    expect((await stack.failing(['preview'])).output).toContain(kept('replaced'));
    await stack.declare(program({ name: 'next', forceDestroy: true }));
    expect((await stack.failing(destroy)).output).toContain(kept('deleted'));
    expect(await there()).toBe(`${pushed}\trefs/heads/next`);

    stack.emulator.controls.clearRequests();
    expect(await stack.up()).toHaveDone(['update next']);
    expect(stack.emulator.controls.countRequests()).toBe(0);
    expect(await stack.destroy()).toHaveDone(['delete next']);
    expect(await there()).toBe('');
  });

  it('goes once the provider is configured to let it', async () => {
    await using stack = await deployed(program({ name: 'next' }));
    push(stack);
    await stack.failing(destroy);

    await stack.pulumi(['config', 'set', 'codecatalyst:forceDestroy', 'true']);
    await stack.up();
    expect(await stack.destroy()).toHaveDone(['delete next']);
    expect(branchIn(stack)).toBeUndefined();
  });

  it('makes no difference to a program', async () => {
    await using stack = await deployed(program({ name: 'next' }));
    push(stack);

    await stack.preview('--refresh', '--expect-no-changes');
    await stack.up('--refresh');
    expect((await stack.failing(destroy)).output).toContain('because it holds code that was pushed to it');
  });
});

describe('a login for Git', () => {
  it('that is wrong is an error that names the settings; nothing is lost, and the right one does it', async () => {
    await using stack = await deployed(program({ name: 'next' }), 'hunter-two');

    const { output } = await stack.failing(destroy);
    expect(output).toMatch(/The Git server at http:\/\/127\.0\.0\.1:\d+ refused: .*\(git ls-remote: HTTP 401\)/);
    expect(output).toContain('The login is that of the setting gitUsername and the setting gitPassword: ');
    expect(output).not.toContain('hunter-two');
    expect(branchIn(stack)).toBeDefined();
    expect(await stack.recorded('next')).toMatchObject({ id: 'acme/shop/web/next' });

    const { gitPassword } = await gitLogin(stack.emulator);
    await stack.pulumi(['config', 'set', '--secret', 'codecatalyst:gitPassword', gitPassword]);
    expect(await stack.pulumi([...destroy, '--run-program'])).toHaveDone(['delete next']);
    expect(branchIn(stack)).toBeUndefined();
  });

  it.each([
    [{ 'codecatalyst:gitUsername': 'jane' }, 'the setting gitUsername is there and gitPassword is missing'],
    [{ 'codecatalyst:gitPassword': 'hunter-two' }, 'the setting gitPassword is there and gitUsername is missing'],
  ])('of which half is missing is refused: %j', async (config, said) => {
    await using stack = await PulumiStack.open(world, { ...program({ name: 'next' }), config });

    const { output } = await stack.failing(['preview']);
    expect(output).toContain(`Of the login for Git, ${said}.`);
    expect(output).not.toContain('hunter-two');
  });

  it('may have an access token of the same program as its password', async () => {
    const token = { type: 'codecatalyst:AccessToken', properties: { name: 'pipeline' } };
    const withGit: ProgramResource = {
      type: 'pulumi:providers:codecatalyst',
      properties: { gitUsername: 'local-user', gitPassword: '${token.secret}' },
    };
    const next = { ...branchOf({ name: 'next' }), options: { provider: '${withGit}' } };
    const resources = { token, withGit, next };
    await using watched = await WatchedStack.open(world, { resources, outputs: { password: '${token.secret}' } });
    const { stack } = watched;

    expect(await watched.run(['preview'])).toHaveDone(['create token', 'create next']);
    await watched.run(up);
    const password = await stack.secretOutput('password');
    await stack.preview('--refresh', '--expect-no-changes');
    await stack.declare({ resources: { token, withGit }, outputs: { password: '${token.secret}' } });
    expect(await watched.run(up)).toHaveDone(['delete next']);
    expect(branchIn(stack)).toBeUndefined();

    await stack.declare({ resources });
    await watched.run(up);
    expect(await watched.run(['destroy', '--yes'])).toHaveDone(['delete next', 'delete token']);
    expect(branchIn(stack)).toBeUndefined();
    expect(stack.emulator.controls.getAccessTokens('local-user')).toEqual([]);
    expect(await watched.leaks({ password })).toEqual(nowhere);
  });

  it('may be one of a local CodeCatalyst, with no server and no account', async () => {
    const local = { endpoint: 'local', spaceName: 'acme' };
    const gitPassword = '${token.secret}';
    const inShop = { spaceName: 'acme', projectName: '${shop.name}' };
    const resources = {
      shop: projectOf('Shop'),
      web: { type: 'codecatalyst:SourceRepository', properties: { ...inShop, name: 'web' } },
      token: { type: 'codecatalyst:AccessToken', properties: { name: 'pipeline' } },
      withGit: {
        type: 'pulumi:providers:codecatalyst',
        properties: { ...local, gitUsername: 'local-user', gitPassword },
      },
    };
    const next = {
      type: 'codecatalyst:Branch',
      properties: { ...inShop, sourceRepositoryName: '${web.name}', name: 'next' },
      options: { provider: '${withGit}' },
    };
    const config = { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' };
    await using stack = await PulumiStack.deployed(
      { spaces: ['elsewhere'] },
      { config, resources: { ...resources, next } },
    );
    const branches = async () => {
      await using emulator = await startEmulator({ dataDir: join(stack.folder, '.codecatalyst-local') });
      return ['main', 'next'].filter((name) => emulator.controls.getBranch('acme', 'Shop', 'web', name));
    };

    expect(await branches()).toEqual(['main', 'next']);
    await stack.declare({ config, resources });
    expect(await stack.up()).toHaveDone(['delete next']);
    expect(await branches()).toEqual(['main']);
    expect((await stack.destroy()).warnings).toEqual([]);
    expect(stack.emulator.controls.countRequests()).toBe(0);
  });
});
