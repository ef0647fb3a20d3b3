import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { GetSpace } from '../../../api/operations.js';
import { connect } from '../../../provider/service/connection.js';
import { credentialsOf } from '../../../provider/service/credentials.js';
import { listeningSession } from './listening-session.js';
import { temporaryHome } from './temporary-home.js';

const inEnvironment = { AWS_BEARER_TOKEN_CODECATALYST: 'of-environment', AWS_PROFILE: 'codecatalyst' };
const login = { accessToken: 'of-sso', expiresAt: '2099-01-01T00:00:00Z' };
const tokenOf = async (...[settings, environment]: Parameters<typeof credentialsOf>): Promise<string> =>
  (await credentialsOf(settings, environment).token()).token;

describe('the login', () => {
  it('is the token of the settings before any other', async () => {
    await expect(tokenOf({ token: 'of-settings', profile: 'codecatalyst' }, inEnvironment)).resolves.toBe(
      'of-settings',
    );
  });

  it('is the token of the environment before a profile', async () => {
    await expect(tokenOf({ profile: 'codecatalyst' }, inEnvironment)).resolves.toBe('of-environment');
  });

  it('is the SSO login of the profile in the settings, else of AWS_PROFILE, when no token is given', async () => {
    await using _home = await temporaryHome(login);

    await expect(tokenOf({ profile: 'codecatalyst' }, { AWS_PROFILE: 'plain' })).resolves.toBe('of-sso');
    await expect(tokenOf({}, { AWS_PROFILE: 'codecatalyst' })).resolves.toBe('of-sso');
    await expect(tokenOf({}, { ...inEnvironment, AWS_BEARER_TOKEN_CODECATALYST: '' })).resolves.toBe('of-sso');
  });

  it('serves calls', async () => {
    await using _home = await temporaryHome(login);
    await using emulator = await startEmulator({ spaces: ['acme'], tokens: ['of-sso'] });
    const connection = connect({ endpoint: emulator.url, profile: 'codecatalyst' }, {}, '1.2.3');
    const { call } = connection.context(listeningSession());

    await expect(call(GetSpace, { name: 'acme' })).resolves.toMatchObject({ name: 'acme' });
    await connection.close();
  });

  it('of a profile says how to log in when there was none', async () => {
    await using _home = await temporaryHome();

    await expect(tokenOf({ profile: 'codecatalyst' }, {})).rejects.toMatchObject({
      kind: 'signed-out',
      summary: expect.stringMatching(/^There is no login to CodeCatalyst: .*profile=codecatalyst.*\.$/),
      detail: expect.stringMatching(
        /^Log in with "aws sso login --profile codecatalyst" and run this again\. .*setting token.*AWS_BEARER_TOKEN_CODECATALYST\.$/,
      ),
    });
  });

  it('of a profile says how to log in when it has expired', async () => {
    await using _home = await temporaryHome({ ...login, expiresAt: '2020-01-01T00:00:00Z' });

    await expect(tokenOf({ profile: 'codecatalyst' }, {})).rejects.toMatchObject({
      kind: 'signed-out',
      detail: expect.stringContaining('aws sso login --profile codecatalyst'),
    });
  });

  it('of a profile is renewed when it has expired', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    const expired = emulator.controls.logIn('jane.doe', 0);
    await using home = await temporaryHome(expired, { AWS_ENDPOINT_URL_SSO_OIDC: emulator.url });
    const connection = connect({ endpoint: emulator.url, profile: 'codecatalyst' }, {}, '1.2.3');
    const { call } = connection.context(listeningSession());

    await expect(call(GetSpace, { name: 'acme' })).resolves.toMatchObject({ name: 'acme' });
    expect(emulator.controls.requests).toMatchObject([{ user: 'jane.doe', status: 200 }]);
    await expect(home.login()).resolves.toMatchObject({ accessToken: expect.not.stringMatching(expired.accessToken) });
    await connection.close();
  });

  it('of a profile says what it needs when it is no SSO profile, or is not there', async () => {
    await using _home = await temporaryHome(login);

    await expect(tokenOf({ profile: 'plain' }, {})).rejects.toMatchObject({
      kind: 'signed-out',
      detail: expect.stringContaining('needs an sso_session with the scope codecatalyst:read_write'),
    });
    await expect(tokenOf({}, {})).rejects.toMatchObject({
      summary: expect.stringContaining("'default'"),
      detail: expect.stringContaining('aws sso login --profile default'),
    });
    await expect(tokenOf({}, { AWS_PROFILE: '' })).rejects.toMatchObject({
      detail: expect.stringContaining('aws sso login --profile default'),
    });
  });

  it('is seen again after the user has logged in', async () => {
    await using _home = await temporaryHome();
    const credentials = credentialsOf({ profile: 'codecatalyst' }, {});
    await expect(credentials.token()).rejects.toMatchObject({ kind: 'signed-out' });

    await using _after = await temporaryHome(login);

    await expect(credentials.token()).resolves.toMatchObject({ token: 'of-sso' });
  });

  it.each([
    ['the token of the settings', { token: 'two\nlines' }, {}, /setting token holds no bearer token/],
    ['an empty token of the settings', { token: '' }, {}, /setting token holds no bearer token/],
    [
      'the token of the environment',
      {},
      { AWS_BEARER_TOKEN_CODECATALYST: 'token\r\n' },
      /variable AWS_BEARER_TOKEN_CODECATALYST holds no bearer token/,
    ],
  ])('that no header can carry is refused, and not shown: %s', async (_what, settings, environment, summary) => {
    await expect(tokenOf(settings, environment)).rejects.toMatchObject({
      kind: 'configuration',
      summary: expect.stringMatching(summary),
      message: expect.not.stringMatching(/two|lines/),
    });
  });
});

describe('a connection', () => {
  it('says what it lacks, without asking anybody', async () => {
    await using _home = await temporaryHome();
    const endpoint = 'http://127.0.0.1:9';

    await expect(connect({ endpoint, token: 'a' }, {}, '1').missing()).resolves.toBeUndefined();
    await expect(connect({ endpoint, profile: 'codecatalyst' }, {}, '1').missing()).resolves.toMatch(
      /^There is no login to CodeCatalyst: .*aws sso login --profile codecatalyst/,
    );
  });
});

describe('a call without a login', () => {
  it('says how to log in, and is not tried again', async () => {
    await using _home = await temporaryHome();
    const session = listeningSession();
    const connection = connect({ endpoint: 'http://127.0.0.1:9', profile: 'codecatalyst' }, {}, '1');
    const { call } = connection.context(session);

    await expect(call(GetSpace, { name: 'acme' })).rejects.toMatchObject({
      kind: 'signed-out',
      detail: expect.stringContaining('aws sso login --profile codecatalyst'),
    });
    expect(session.told.progress).toEqual([]);
    await connection.close();
  });
});
