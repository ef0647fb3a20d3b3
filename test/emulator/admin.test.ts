import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { VerifySessionCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { administer } from './admin-client.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { shopEmulator } from './dev-environment-shop.js';
import { temporaryFolder } from './temporary-folder.js';

interface Listing {
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

async function routesOf(emulator: Emulator) {
  const { body } = await administer(emulator, 'GET /routes');
  // Labels are filled with what nobody has.
  return (body as Listing).routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, 'nobody')}`);
}

describe('the admin surface', () => {
  it('takes its own token, which is not good for the API, nor the other way round', async () => {
    await using emulator = await shopEmulator();
    const { admin, token } = emulator;
    expect(admin.url).toBe(`${emulator.url}/_emulator`);

    for (const wrong of ['', `Bearer ${token}`, `Basic ${admin.token}`, 'Bearer x']) {
      const refused = await administer(emulator, 'POST /reset', undefined, wrong);
      expect(refused).toMatchObject({ status: 401, body: { message: expect.stringContaining('admin token') } });
    }
    expect(emulator.controls.getProject('acme', 'shop')).toBeDefined();
    using client = awsSdkClient({ url: emulator.url, token: admin.token });
    await expect(client.send(new VerifySessionCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('keeps its token with the data, for the owner alone', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: join(folder.path, 'data') };
    const first = await startEmulator(options);
    await first.close();
    await using second = await startEmulator(options);
    const { token, tokenFile = '' } = second.admin;

    expect(token).toBe(first.admin.token);
    expect(tokenFile).toBe(join(options.dataDir, 'admin-token'));
    expect(readFileSync(tokenFile, 'utf8')).toBe(`${token}\n`);
    expect(statSync(tokenFile).mode & 0o077).toBe(0);
  });

  it('is neither counted, nor held, nor failed', async () => {
    await using emulator = await shopEmulator();
    emulator.controls.failNext({ status: 500 });
    const release = emulator.controls.hold();

    expect(await administer(emulator, 'GET /requests')).toEqual({ status: 200, body: { total: 0, requests: [] } });
    release();
  });

  it('says of an unknown path, of a wrong method and of a body that is none what there is', async () => {
    await using emulator = await shopEmulator();

    expect(await administer(emulator, 'GET /colours')).toEqual({
      status: 404,
      body: { message: 'There is nothing at /_emulator/colours: GET /_emulator/routes tells what there is.' },
    });
    expect(await administer(emulator, 'POST /clock')).toEqual({
      status: 405,
      body: { message: 'POST is not allowed here; allowed are GET, PUT.' },
    });
    expect(await administer(emulator, 'PUT /clock', '{')).toEqual({
      status: 400,
      body: { message: 'The body is not JSON.' },
    });
    expect(await administer(emulator, 'GET /%zz')).toMatchObject({ status: 400 });
  });

  it('names each member that is wrong, with what is allowed', async () => {
    await using emulator = await shopEmulator();

    expect(await administer(emulator, 'PUT /faults', { errors: [{ kind: 'throttled', rate: 5 }], colour: 1 })).toEqual({
      status: 400,
      body: {
        message:
          'The body cannot be: /colour is not known; known are seed, latency, errors; ' +
          '/errors/0/rate must be a number from 0 to 1.',
        problems: [
          { member: '/colour', message: 'is not known; known are seed, latency, errors' },
          { member: '/errors/0/rate', message: 'must be a number from 0 to 1' },
        ],
      },
    });
    expect(await administer(emulator, 'PATCH /spaces/acme', { displayName: 1 })).toMatchObject({
      status: 400,
      body: { problems: [{ member: '/displayName' }] },
    });
  });

  it('takes no member that it does not know, on any route, and does nothing then', async () => {
    await using emulator = await shopEmulator();
    const before = JSON.stringify(emulator.controls.state.dump());
    const routes = await routesOf(emulator);
    expect(routes.length).toBeGreaterThan(40);

    const taken: string[] = [];
    for (const line of routes.filter((route) => !route.startsWith('GET'))) {
      const { status } = await administer(emulator, line, { colour: 'red' });
      if (status !== 400) taken.push(line);
    }

    expect(taken).toEqual([]);
    expect(JSON.stringify(emulator.controls.state.dump())).toBe(before);
  });

  it('says of what is not there that it is not', async () => {
    await using emulator = await shopEmulator();
    // The log of a space outlives it, so it is empty where there is none.
    const routes = (await routesOf(emulator)).filter((line) => !line.endsWith('/events'));

    const found: string[] = [];
    for (const line of routes.filter((route) => route.includes('nobody') && /^(GET|DELETE)/.test(route))) {
      const { status, body } = await administer(emulator, line);
      if (status !== 404 || !JSON.stringify(body).includes('nobody')) found.push(line);
    }

    expect(found).toEqual([]);
    expect(await administer(emulator, 'POST /spaces/nobody/projects', { displayName: 'shop' })).toEqual({
      status: 404,
      body: { message: 'The emulator has no nobody.' },
    });
  });

  it('says of a name that is taken that it is', async () => {
    await using emulator = await shopEmulator();
    emulator.controls.addSpace('umbrella');

    expect(await administer(emulator, 'POST /spaces/acme/projects', { displayName: 'shop' })).toMatchObject({
      status: 409,
      body: { message: 'A project named shop already exists in space acme.' },
    });
    expect(await administer(emulator, 'PATCH /spaces/acme', { name: 'umbrella' })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('spaces.name') },
    });
  });
});
