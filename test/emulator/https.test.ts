import { execFile } from 'node:child_process';
import { request } from 'node:https';
import { connect } from 'node:net';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { temporaryFolder } from './temporary-folder.js';

const cloneUrls = '/v1/spaces/acme/projects/shop/sourceRepositories/web/cloneUrls';

async function shopEmulator(dataDir?: string): Promise<Emulator> {
  const emulator = await startEmulator({ spaces: ['acme'], https: true, ...(dataDir !== undefined && { dataDir }) });
  if (!emulator.controls.getProject('acme', 'shop')) {
    emulator.controls.addProject('acme', { displayName: 'shop' });
    emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
  }
  return emulator;
}

/** Asks over HTTPS, trusting one authority alone. */
async function ask(url: string, ca: string | undefined, token: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const asked = request(url, { ca, agent: false, headers: { authorization: `Bearer ${token}` } }, (response) => {
    void buffer(response).then((bytes) => {
      resolve(JSON.parse(bytes.toString()));
    });
  });
  asked.on('error', reject).end();
  return promise;
}

const secureOf = ({ https }: Emulator) => {
  if (!https) throw new Error('The emulator does not speak HTTPS.');
  return https;
};

describe('the emulator over HTTPS', () => {
  it.each(['127.0.0.1', 'localhost'])('is trusted by its authority as %s', async (host) => {
    await using emulator = await shopEmulator();
    const { url, authority } = secureOf(emulator);
    const { port } = new URL(url);

    const answer = await ask(`https://${host}:${port}${cloneUrls}`, authority, emulator.token);

    expect(answer).toEqual({ https: `https://local-user@${host}:${port}/v1/acme/shop/web` });
  });

  it('is not trusted without its authority, nor by that of another emulator', async () => {
    await using emulator = await shopEmulator();
    await using other = await shopEmulator();
    const { url } = secureOf(emulator);

    await expect(ask(url + cloneUrls, undefined, emulator.token)).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    await expect(ask(url + cloneUrls, secureOf(other).authority, emulator.token)).rejects.toThrow();
  });

  it('answers over HTTP meanwhile, with clone URLs of that', async () => {
    await using emulator = await shopEmulator();

    const response = await fetch(emulator.url + cloneUrls, { headers: { authorization: `Bearer ${emulator.token}` } });

    expect(await response.json()).toEqual({ https: `http://local-user@127.0.0.1:${emulator.port}/v1/acme/shop/web` });
  });

  it('is trusted by the same authority after a new start, and by all that share its folder', async () => {
    await using folder = await temporaryFolder();
    const first = await shopEmulator(folder.path);
    const { authority } = secureOf(first);
    await first.close();
    const both = await Promise.all([shopEmulator(folder.path), shopEmulator(folder.path)]);

    const answers = both.map((emulator) => ask(secureOf(emulator).url + cloneUrls, authority, emulator.token));

    expect(await Promise.all(answers)).toEqual(
      both.map((emulator) => ({
        https: expect.stringMatching(`^https://local-user@127.0.0.1:${secureOf(emulator).port}/`),
      })),
    );
    await Promise.all(both.map((emulator) => emulator.close()));
  });

  it('makes no authority unless it is asked for', async () => {
    await using emulator = await startEmulator();

    expect(emulator.https).toBeUndefined();
  });

  it('ends while a client is in the middle of its handshake', async () => {
    const emulator = await shopEmulator();
    const silent = connect(secureOf(emulator).port, '127.0.0.1');
    await once(silent, 'connect');
    const ended = once(silent, 'close');

    await emulator.close();

    silent.resume();
    await ended;
    expect(silent.destroyed).toBe(true);
  });

  it('holds to the rules of certificates as strictly as Python can', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator(folder.path);
    const { port, authorityFile = '' } = secureOf(emulator);
    const program = `
import socket, ssl, sys
context = ssl.create_default_context(cafile=sys.argv[1])
context.verify_flags |= ssl.VERIFY_X509_STRICT
for name in ("127.0.0.1", "localhost"):
    with socket.create_connection(("127.0.0.1", int(sys.argv[2]))) as plain:
        with context.wrap_socket(plain, server_hostname=name) as secure:
            print(name, secure.version())
`;

    const { stdout } = await promisify(execFile)('python3', ['-c', program, authorityFile, String(port)]);

    expect(stdout).toBe('127.0.0.1 TLSv1.3\nlocalhost TLSv1.3\n');
  });
});
