import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { goTool } from '../go-tool.js';
import { pythonEnvironment } from '../python-environment.js';
import { ssoHome } from '../sso-home.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Asks for a token as AWS's clients do. */
async function createToken({ url }: Emulator, body: object | string, method = 'POST') {
  const response = await fetch(`${url}/token`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  return { status: response.status, type: response.headers.get('x-amzn-errortype'), answer };
}

/** Who a token is, or the status of the refusal. */
async function identityOf({ url }: Emulator, token: unknown): Promise<unknown> {
  const response = await fetch(`${url}/session`, { headers: { authorization: `Bearer ${String(token)}` } });
  return response.ok ? ((await response.json()) as { identity: string }).identity : response.status;
}

const renewal = ({ clientId, clientSecret, refreshToken }: ReturnType<Emulator['controls']['logIn']>) => ({
  clientId,
  clientSecret,
  refreshToken,
  grantType: 'refresh_token',
});

describe('a login by SSO', () => {
  it('is its user until it ends, and renewed after that', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ clock });
    const login = emulator.controls.logIn('jane.doe', 600);
    const jane = emulator.controls.getUser('jane.doe')?.id;

    expect(await identityOf(emulator, login.accessToken)).toBe(jane);
    clock.advance(600);
    expect(await identityOf(emulator, login.accessToken)).toBe(403);
    expect(emulator.controls.requests.at(-1)?.reason).toBe('The login has expired.');
    const { status, answer } = await createToken(emulator, renewal(login));

    expect(status).toBe(200);
    expect(answer).toEqual({
      accessToken: expect.any(String),
      tokenType: 'Bearer',
      expiresIn: 3600,
      refreshToken: login.refreshToken,
    });
    expect(answer.accessToken).not.toBe(login.accessToken);
    expect(await identityOf(emulator, answer.accessToken)).toBe(jane);
    clock.advance(3600);
    expect(await identityOf(emulator, answer.accessToken)).toBe(403);
  });

  it('is known to every emulator of its data, and to no other', async () => {
    await using folder = await temporaryFolder();
    const first = await startEmulator({ dataDir: folder.path });
    const login = first.controls.logIn('jane.doe');
    await first.close();
    await using second = await startEmulator({ dataDir: folder.path });
    await using stranger = await startEmulator();

    expect(await identityOf(second, login.accessToken)).toBe(second.controls.getUser('jane.doe')?.id);
    expect((await createToken(second, renewal(login))).status).toBe(200);
    expect(await identityOf(stranger, login.accessToken)).toBe(403);
    expect((await createToken(stranger, renewal(login))).status).toBe(401);
  });

  it('tells what belongs into its cache file', async () => {
    await using emulator = await startEmulator({ clock: new FakeClock() });

    expect(emulator.controls.logIn('jane.doe', 0)).toEqual({
      startUrl: 'https://view.awsapps.com/start',
      region: 'us-east-1',
      accessToken: expect.any(String),
      expiresAt: '2026-03-01T12:00:00.000Z',
      refreshToken: expect.any(String),
      clientId: expect.any(String),
      clientSecret: expect.any(String),
      registrationExpiresAt: '2026-05-30T12:00:00.000Z',
    });
  });

  it('is of no use as anything but what it is', async () => {
    await using emulator = await startEmulator();
    const login = emulator.controls.logIn('jane.doe');
    const { accessToken, refreshToken, clientSecret } = login;

    expect(await identityOf(emulator, refreshToken)).toBe(403);
    expect(await identityOf(emulator, clientSecret)).toBe(403);
    expect(await identityOf(emulator, `${accessToken}A`)).toBe(403);
    expect(await identityOf(emulator, accessToken.replace(/^./, 'X'))).toBe(403);
    expect((await createToken(emulator, { ...renewal(login), refreshToken: accessToken })).status).toBe(400);
  });

  it('is not renewed once its session has ended', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ clock });
    const login = emulator.controls.logIn('jane.doe');
    clock.advance(90 * 24 * 3600);

    expect(await createToken(emulator, renewal(login))).toMatchObject({ status: 401, type: 'InvalidClientException' });
  });

  it.each([
    [{ clientId: undefined }, 400, 'InvalidRequestException', 'invalid_request'],
    [{ clientSecret: 5 }, 400, 'InvalidRequestException', 'invalid_request'],
    [{ refreshToken: '' }, 400, 'InvalidRequestException', 'invalid_request'],
    [{ clientId: 'other' }, 401, 'InvalidClientException', 'invalid_client'],
    [{ clientSecret: 'other' }, 401, 'InvalidClientException', 'invalid_client'],
    [{ refreshToken: 'other' }, 400, 'InvalidGrantException', 'invalid_grant'],
    [{ grantType: 'client_credentials' }, 400, 'UnsupportedGrantTypeException', 'unsupported_grant_type'],
    [{ scope: ['everything'] }, 400, 'InvalidScopeException', 'invalid_scope'],
    [{ scope: 'codecatalyst:read_write' }, 400, 'InvalidScopeException', 'invalid_scope'],
  ])('is not renewed by a request with %j', async (members, status, type, error) => {
    await using emulator = await startEmulator();
    const login = emulator.controls.logIn('jane.doe');

    const refusal = await createToken(emulator, { ...renewal(login), ...members });

    expect(refusal).toEqual({ status, type, answer: { error, error_description: expect.stringMatching(/\.$/) } });
    expect(JSON.stringify(refusal)).not.toContain(login.refreshToken);
  });

  it('is not renewed for another client', async () => {
    await using emulator = await startEmulator();
    const [login, other] = [emulator.controls.logIn('jane.doe'), emulator.controls.logIn('john.doe')];
    const mixed = { ...renewal(login), refreshToken: other.refreshToken };

    expect(await createToken(emulator, mixed)).toMatchObject({ status: 400, answer: { error: 'invalid_grant' } });
  });

  it.each([
    ['an empty body', '', 'POST', 400],
    ['a list', '[]', 'POST', 400],
    ['a body that is cut off', '{', 'POST', 400],
    ['null', 'null', 'POST', 400],
    ['another method', '{}', 'PUT', 405],
    ['a body that is too long', `{"padding":"${'x'.repeat(1024 * 1024)}"}`, 'POST', 413],
  ])('is not renewed by %s', async (_what, body, method, expected) => {
    await using emulator = await startEmulator();

    const { status } = await createToken(emulator, body, method);

    expect(status).toBe(expected);
    expect(emulator.controls.requests).toEqual([]);
  });
});

/** A client in a process of its own: what runs it, and whether it comes by HTTPS. */
type Client = readonly [name: string, scheme: 'http' | 'https', commandOf: () => Promise<readonly string[]>];

const python = async (requirements: string) => [await pythonEnvironment(fileOf(requirements)), fileOf('logged-in.py')];
const clients: readonly Client[] = [
  ['boto3 below 1.44', 'http', () => python('requirements.txt')],
  ['boto3', 'https', () => python('requirements-current.txt')],
  ["AWS's SDK for JavaScript", 'http', () => Promise.resolve([process.execPath, fileOf('logged-in.mjs')])],
  ["AWS's SDK for JavaScript", 'https', () => Promise.resolve([process.execPath, fileOf('logged-in.mjs')])],
  ["AWS's SDK for Go", 'https', async () => [await goTool('aws-go-client')]],
];

describe('a login that has expired', () => {
  it.each(clients)('is renewed and kept by %s, over %s', async (_name, scheme, commandOf) => {
    const [program = '', ...args] = await commandOf();
    await using folder = await temporaryFolder();
    await using emulator = await startEmulator({ dataDir: folder.path, https: true });
    const login = emulator.controls.logIn('jane.doe', 0);
    await using home = await ssoHome(login);
    const endpoint = scheme === 'http' ? emulator.url : emulator.https.url;
    const ca = emulator.https.authorityFile;
    const env = {
      PATH: process.env.PATH,
      HOME: home.path,
      AWS_PROFILE: 'codecatalyst',
      AWS_ENDPOINT_URL_CODECATALYST: endpoint,
      AWS_ENDPOINT_URL_SSO_OIDC: endpoint,
      AWS_CA_BUNDLE: ca,
      NODE_EXTRA_CA_CERTS: ca,
    };

    const { stdout } = await promisify(execFile)(program, args, { env });

    const { accessToken, expiresAt, refreshToken } = (await home.login()) as typeof login;
    expect(stdout.trim()).toBe(emulator.controls.getUser('jane.doe')?.id);
    expect(accessToken).not.toBe(login.accessToken);
    expect(refreshToken).toBe(login.refreshToken);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(await identityOf(emulator, accessToken)).toBe(stdout.trim());
  });
});
