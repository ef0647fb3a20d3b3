import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GetProject, GetSpace } from '../../../api/operations.js';
import { startEmulator } from '../../../emulator/index.js';
import { connect } from '../../../provider/service/connection.js';
import { contextAt } from './connected.js';
import { listeningSession } from './listening-session.js';
import { securePlace } from './secure-place.js';

const shop = { spaceName: 'acme', name: 'shop' };

describe('a call over https', () => {
  it('trusts the authorities of AWS_CA_BUNDLE too', async () => {
    await using place = await securePlace();
    using client = contextAt(place.url, { environment: { AWS_CA_BUNDLE: place.bundle } });

    await expect(client.context.call(GetProject, shop)).resolves.toEqual({ name: 'shop' });
  });

  it('reaches an emulator by the authority that it keeps with its data', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-'));
    await using emulator = await startEmulator({ spaces: ['acme'], dataDir: folder.path, https: true });
    const { url, authorityFile } = emulator.https;
    const environment = { AWS_CA_BUNDLE: authorityFile, AWS_BEARER_TOKEN_CODECATALYST: emulator.token };
    const connection = connect({ endpoint: url }, environment, '1.2.3');
    const { call } = connection.context(listeningSession());

    await expect(call(GetSpace, { name: 'acme' })).resolves.toMatchObject({ name: 'acme' });
    await connection.close();
  });

  it('trusts nobody else, does not try again, and says what to do', async () => {
    await using place = await securePlace();
    using client = contextAt(place.url);

    await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'unreachable',
      detail: expect.stringContaining('AWS_CA_BUNDLE'),
    });
    expect(client.session.told.progress).toEqual([]);
  });

  it('says so when the bundle cannot be read', async () => {
    using client = contextAt('https://127.0.0.1:9', { environment: { AWS_CA_BUNDLE: '/no/such/file.pem' } });

    await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'configuration',
      summary: 'AWS_CA_BUNDLE names /no/such/file.pem, which cannot be read.',
    });
  });

  it('goes through the proxy of the environment that it was given', async () => {
    await using place = await securePlace();
    using client = contextAt(place.namedUrl, {
      environment: { AWS_CA_BUNDLE: place.bundle, HTTPS_PROXY: place.proxyUrl },
    });

    await expect(client.context.call(GetProject, shop)).resolves.toEqual({ name: 'shop' });
    expect(place.tunnels).toEqual([
      { to: new URL(place.namedUrl).host, as: `Basic ${Buffer.from('jane:s3cret').toString('base64')}` },
    ]);
  });

  it('passes the proxy by where NO_PROXY says so', async () => {
    await using place = await securePlace();
    using client = contextAt(place.url, {
      environment: { AWS_CA_BUNDLE: place.bundle, HTTPS_PROXY: place.proxyUrl, NO_PROXY: 'localhost,127.0.0.1' },
    });

    await expect(client.context.call(GetProject, shop)).resolves.toEqual({ name: 'shop' });
    expect(place.tunnels).toEqual([]);
  });
});
