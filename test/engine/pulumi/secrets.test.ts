import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { type Emulator, startEmulator } from '../../../emulator/index.js';
import { LocalFolder } from '../../contract/local-folder.js';
import { devEnvironmentOf, type Program, projectOf, repositoryOf } from './program.js';
import { called, configure, logins, secretsOf, taking } from './secret-configuration.js';
import { nowhere, WatchedStack } from './watched-stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], devEnvironmentTimes: instantly };
const config = { 'codecatalyst:spaceName': 'acme' };
const up = ['up', '--yes', '--skip-preview'];

/** Everything that takes or makes a secret. */
const program = (tokenName: string): Program =>
  taking(['purpose', 'about', 'nick', 'theirLogin'], {
    config,
    resources: {
      blog: projectOf('Blog', '${purpose}'),
      web: repositoryOf({ name: 'web', description: '${about}' }),
      bench: devEnvironmentOf({ alias: '${nick}' }),
      pipeline: { type: 'codecatalyst:AccessToken', properties: { name: tokenName } },
      derived: projectOf('Derived', 'T ${pipeline.secret}'),
      theirs: { type: 'pulumi:providers:codecatalyst', properties: { token: '${theirLogin}' } },
      api: { ...repositoryOf({ name: 'api' }), options: { provider: '${theirs}' } },
    },
    outputs: {
      password: '${pipeline.secret}',
      header: { 'fn::toBase64': 'me:${pipeline.secret}' },
      told: ['${blog.description}', '${web.description}', '${bench.alias}'],
    },
  });

/** What the service has been told of the secrets of the program. */
const told = ({ controls }: Emulator) => ({
  purpose: controls.getProject('acme', 'Blog')?.description,
  about: controls.getSourceRepository('acme', 'shop', 'web')?.description,
  nick: controls.getDevEnvironments('acme', 'shop').find(({ status }) => status === 'RUNNING')?.alias,
  password: controls.getProject('acme', 'Derived')?.description?.replace('T ', ''),
});

describe('the secrets of a program', () => {
  it('reach the service, and show in nothing that Pulumi says or keeps, through a whole life', async () => {
    const [first, second, third] = [secretsOf('Bluebird'), secretsOf('Redstart'), secretsOf('Wagtail')];
    await using watched = await WatchedStack.open(world, program('pipeline'));
    const { stack } = watched;
    const { emulator } = stack;
    const { controls } = emulator;

    await configure(watched, { ...first, ...logins });
    await watched.run(['preview']);
    await watched.run(up);
    const password = await stack.secretOutput('password');
    expect(told(emulator)).toEqual({ ...first, password });

    await configure(watched, second);
    await stack.declare(program('deployment'));
    await watched.run(['preview']);
    await watched.run(up);
    const newPassword = await stack.secretOutput('password');
    expect(told(emulator)).toEqual({ ...second, password: newPassword });

    // What stands in the place of a secret is one too, whoever wrote it.
    const [bench] = controls.getDevEnvironments('acme', 'shop');
    controls.setProject('acme', 'Blog', { description: third.purpose });
    controls.setSourceRepository('acme', 'shop', 'web', { description: third.about });
    controls.setDevEnvironment('acme', 'shop', bench?.id ?? '', { alias: third.nick });
    await watched.run(['refresh', '--yes']);
    await watched.run(up);
    expect(told(emulator)).toEqual({ ...second, password: newPassword });

    for (const command of ['export', 'output']) await watched.run(['stack', command]);
    const birds = { ...called('first', first), ...called('second', second), ...called('third', third) };
    const planted = { ...birds, ...logins, password, newPassword, environment: emulator.token };
    expect(await watched.leaks(planted)).toEqual(nowhere);
    await watched.run(['destroy', '--yes']);
    expect(controls.getAccessTokens('local-user')).toEqual([]);
    expect(await watched.leaks(planted)).toEqual(nowhere);
  });
});

describe('a token of the provider that nobody called a secret', () => {
  it('is kept as one, and shows in nothing that is said', async () => {
    const { login } = logins;
    await using watched = await WatchedStack.open(world, { config, resources: { blog: projectOf('Blog') } });
    watched.stack.emulator.controls.putToken(login, 'local-user');
    await watched.stack.pulumi(['config', 'set', 'codecatalyst:token', login]);

    await watched.run(['preview']);
    await watched.run(up);

    // The configuration of the stack stands in clear in what is kept of a run: so the user has asked.
    const { kept: _, ...elsewhere } = await watched.leaks({ login });
    expect(elsewhere).toEqual({ shown: [], logged: [], answered: [], state: [] });
  });
});

describe('an import', () => {
  it('shows nothing of what the program calls secret, nor of the login', async () => {
    const { purpose } = secretsOf('Bluebird');
    const { login } = logins;
    const blog = projectOf('Blog', '${purpose}');
    const imported = { ...blog, options: { import: 'acme/Blog' } };
    await using watched = await WatchedStack.open(world, taking(['purpose'], { resources: { blog: imported } }));
    watched.stack.emulator.controls.addProject('acme', { displayName: 'Blog', description: purpose });
    await configure(watched, { purpose, login });

    await watched.run(['preview']);
    const { steps } = await watched.run(up);

    expect(steps).toEqual(['import blog', 'update blog']);
    expect(watched.stack.emulator.controls.countRequests('UpdateProject')).toBe(0);
    await watched.stack.declare(taking(['purpose'], { resources: { blog } }));
    await watched.stack.preview('--refresh', '--expect-no-changes');
    // What the plugin reads nobody has called a secret yet; what is recorded of it is one all the same.
    const { shown, state, kept } = await watched.leaks({ purpose });
    expect({ shown, state, kept }).toEqual({ shown: [], state: [], kept: [] });
    expect(await watched.leaks({ login })).toEqual(nowhere);
  });

  it('by the command shows nothing of the login', async () => {
    const { login } = logins;
    await using watched = await WatchedStack.open(world, {});
    const { controls } = watched.stack.emulator;
    controls.addProject('acme', { displayName: 'Blog' });
    await configure(watched, { login });

    const importing = (id: string) => [
      'import',
      'codecatalyst:index:Project',
      'blog',
      id,
      '--yes',
      '--out',
      'code.yaml',
    ];
    await watched.failing(importing('acme/gone'));
    await watched.run(importing('acme/Blog'));

    expect(await watched.stack.read('code.yaml')).toContain('displayName: Blog');
    expect(await watched.leaks({ login })).toEqual(nowhere);
  });
});

describe('the token of a local CodeCatalyst', () => {
  it('stays with that, and shows in nothing that Pulumi says or keeps', async () => {
    const local = { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' };
    await using watched = await WatchedStack.open(world, { config: local, resources: { blog: projectOf('Blog') } });

    await watched.run(['preview']);
    await watched.run(up);
    await watched.run(['refresh', '--yes']);

    // Whoever serves the same folder has the same token.
    await using service = await startEmulator({ dataDir: new LocalFolder(watched.stack.folder).data });
    expect(service.controls.getProject('acme', 'Blog')).toBeDefined();
    expect(await watched.leaks({ token: service.token })).toEqual(nowhere);
  });
});
