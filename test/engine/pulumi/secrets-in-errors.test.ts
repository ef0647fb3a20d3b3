import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../emulator/index.js';
import type { Planted } from './leaks.js';
import { devEnvironmentOf, projectOf, repositoryOf } from './program.js';
import { called, configure, logins, secretsOf, taking } from './secret-configuration.js';
import { nowhere, WatchedStack } from './watched-stack.js';
import { writtenForms } from './written-forms.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
/** What fails is not tried again: the error is what is looked at. */
const config = { 'codecatalyst:maxRetries': 0 };
const up = ['up', '--yes', '--skip-preview'];
const refresh = ['refresh', '--yes'];
const destroy = ['destroy', '--yes'];

const blog = projectOf('Blog', '${purpose}');
const web = repositoryOf({ name: 'web', description: '${about}' });
const bench = devEnvironmentOf({ alias: '${nick}' });
const theirs = { type: 'pulumi:providers:codecatalyst', properties: { token: '${theirLogin}', maxRetries: 0 } };
const api = { ...repositoryOf({ name: 'api' }), options: { provider: '${theirs}' } };

describe('a secret that is refused', () => {
  it.each([
    ['purpose', { blog }, 'Bluebird! Bluebird', 'the secret value must have 0 to 200 characters'],
    ['about', { web }, `Redstart ${'and Redstart '.repeat(20)}`, 'the secret value must have 1 to 255 characters'],
    ['nick', { bench }, 'Wagtail..of.the-bench', 'the secret value must have 1 to 128 characters'],
    ['theirLogin', { theirs, api }, 'Two-words of-Wagtail', "the provider's setting token holds no bearer token"],
    ['login', { api: repositoryOf({ name: 'api' }) }, 'Two-words of-Wagtail', "the provider's setting token holds no"],
  ])('does not show in the reason: %s', async (name, resources, value, reason) => {
    const taken = name === 'login' ? [] : [name];
    await using watched = await WatchedStack.open(world, taking(taken, { config, resources }));
    await configure(watched, { [name]: value });

    const { errors } = await watched.failing(up);

    expect(errors.join('\n')).toContain(reason);
    expect(await watched.leaks({ [name]: value })).toEqual(nowhere);
  });
});

/** Fails in the words of whoever has read all secrets aloud, in every form. */
function repeat({ stack }: WatchedStack, fault: Fault, secrets: Planted): void {
  const words = Object.values(secrets).flatMap((secret) => Object.values(writtenForms(secret)));
  stack.emulator.controls.failNext({ ...fault, message: `I was told ${words.join(' and ')} and so on` });
}

/** What is left of the first words of it. */
const notRepeated = 'I was told [secret] and "[secret]" and "';

describe('a service that repeats what it was told', () => {
  const forbidden = { status: 403, error: 'AccessDeniedException' };

  it.each([
    ['a create', 'purpose', { blog }, up, { operation: 'CreateProject', status: 400 }],
    ['a create', 'about', { web }, up, { operation: 'CreateSourceRepository', status: 409 }],
    ['a create', 'nick', { bench }, up, { operation: 'CreateDevEnvironment', ...forbidden }],
    ['a first look', 'purpose', { blog }, up, { operation: 'GetProject', status: 500 }],
    [
      'a call under a login of its own',
      'theirLogin',
      { theirs, api },
      up,
      { operation: 'CreateSourceRepository', status: 400 },
    ],
  ] as const)('is not repeated by the error of %s: %s', async (_what, name, resources, args, fault) => {
    const { [name]: value, login } = { ...secretsOf('Bluebird'), ...logins };
    const secrets = { [name]: value, login };
    await using watched = await WatchedStack.open(world, taking([name], { config, resources }));
    await configure(watched, secrets);
    repeat(watched, fault, name === 'theirLogin' ? { value } : secrets);

    const { errors } = await watched.failing(args);

    expect(errors.join('\n')).toContain(notRepeated);
    expect(await watched.leaks(secrets)).toEqual(nowhere);
  });

  it('is not repeated by the errors of what is there', async () => {
    await using watched = await WatchedStack.open(world, taking(['purpose'], { config, resources: { blog } }));
    const { login } = logins;
    const [first, second] = ['Bluebird', 'Redstart'].map((bird) => ({ purpose: secretsOf(bird).purpose, login }));
    const planted = { ...called('first', first ?? {}), ...called('second', second ?? {}) };
    const errorsOf = async (args: readonly string[], fault: Fault) => {
      repeat(watched, fault, fault.operation === 'UpdateProject' ? planted : (first ?? {}));
      return (await watched.failing(args)).errors.join('\n');
    };
    await configure(watched, first ?? {});
    await watched.run(up);

    await configure(watched, second ?? {});
    const said = [
      await errorsOf(up, { operation: 'UpdateProject', status: 500 }),
      await errorsOf(refresh, { operation: 'GetProject', status: 500 }),
      await errorsOf(destroy, { operation: 'DeleteProject', ...forbidden }),
    ];

    expect(said).toEqual(Array(3).fill(expect.stringContaining(notRepeated)));
    expect(await watched.leaks(planted)).toEqual(nowhere);
  });

  it('is not repeated by the errors of an access token, whose login is that of the environment', async () => {
    const pipeline = { type: 'codecatalyst:AccessToken' };
    const outputs = { password: '${pipeline.secret}' };
    await using watched = await WatchedStack.open(world, { config, resources: { pipeline }, outputs });
    const environment = watched.stack.emulator.token;
    const errorsOf = async (args: readonly string[], fault: Fault, secrets: Planted) => {
      repeat(watched, fault, secrets);
      return (await watched.failing(args)).errors.join('\n');
    };

    const said = [await errorsOf(up, { operation: 'CreateAccessToken', status: 400 }, { environment })];
    await watched.run(up);
    const secrets = { password: await watched.stack.secretOutput('password'), environment };
    said.push(
      await errorsOf(refresh, { operation: 'ListAccessTokens', status: 500 }, secrets),
      await errorsOf(destroy, { operation: 'DeleteAccessToken', ...forbidden }, secrets),
    );

    expect(said).toEqual(Array(3).fill(expect.stringContaining(notRepeated)));
    expect(await watched.leaks(secrets)).toEqual(nowhere);
  });
});
