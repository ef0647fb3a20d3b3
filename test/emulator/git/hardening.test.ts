import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { CreateSourceRepositoryCommand, DeleteSourceRepositoryCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from '../aws-sdk-client.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { basic, connection, exchange, head, packet } from './raw-http.js';
import { keptShop, repositoriesIn, shop, shopEmulator } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

const upload = 'service=git-upload-pack';
const wanted = '/v1/acme/shop/web/info/refs';

/** The beginning of a push that makes a branch, as long as its pack is still to come. */
function beginningOfPush(secret: string, to: string, branch: string): string {
  const command = packet(`${'0'.repeat(40)} ${to} refs/heads/${branch}\0 report-status side-band-64k\n`);
  const lines = ['POST /v1/acme/shop/web/git-receive-pack HTTP/1.1', basic(secret), 'Transfer-Encoding: chunked'];
  const body = `${command}0000`;
  return `${head(...lines, 'Content-Type: application/x-git-receive-pack-request')}${body.length.toString(16)}\r\n${body}\r\n`;
}

/** Waits until Git is at work on a push. */
async function pushUnderWay(dataDir: string): Promise<void> {
  using database = new DatabaseSync(join(dataDir, 'emulator.sqlite'));
  const pushes = database.prepare('SELECT count(*) AS count FROM pushes');
  while (pushes.get()?.count === 0) await turn();
}

describe('a path of a request', () => {
  it.each([
    '/v1/acme/shop/../../../../etc/passwd/info/refs',
    '/v1/acme/shop/..%2f..%2f..%2fetc/info/refs',
    '/v1/acme/shop/%2e%2e/info/refs',
    '/v1/acme/shop/web%00/info/refs',
    '/v1/acme/shop/web%5c..%5c/info/refs',
    '/v1/../../../etc/info/refs',
    '/v1/acme/shop/%zz/info/refs',
    '/v1/acme/shop/web.git.git/info/refs',
    '/v1/acme/shop//info/refs',
    '//v1/acme/shop/web/info/refs',
    'http://127.0.0.1/v1/acme/shop/web/info/refs',
    '/v1/acme/shop/web/objects/info/packs',
    '/v1/acme/shop/web/objects/../../HEAD',
    '/v1/acme/shop/web/HEAD',
    '/v1/acme/shop/web/config',
    '/v1/acme/shop/web/info/refs/../../config',
  ])('%s leads nowhere', async (path) => {
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const before = repositoriesIn(at.dataDir);

    const answer = await exchange(at.emulator, `GET ${path}?${upload} HTTP/1.1`, basic(secret));

    expect(answer).toMatch(/^HTTP\/1\.1 40[0-9] /);
    expect(answer).not.toContain('refs/heads');
    expect(repositoriesIn(at.dataDir)).toEqual(before);
  });

  it.each(['git-upload-archive', '../../bin/sh', 'git-upload-pack%00', ''])(
    'asks for no service but the two of Git: %j',
    async (service) => {
      await using emulator = await shopEmulator();
      const { secret } = await accessTokenOf(emulator);

      const answer = await exchange(emulator, `GET ${wanted}?service=${service} HTTP/1.1`, basic(secret));

      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    },
  );

  it('is only a name where the API let a repository be called `..`', async () => {
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    await client.send(new CreateSourceRepositoryCommand({ ...shop, name: '..' }));
    const { secret } = await accessTokenOf(at.emulator);

    const answer = await exchange(at.emulator, `GET /v1/acme/shop/../info/refs?${upload} HTTP/1.1`, basic(secret));

    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('refs/heads/main');
  });
});

describe('credentials', () => {
  it.each([
    'X-Nothing: here',
    'Authorization: Basic',
    'Authorization: Basic ====',
    `Authorization: Basic ${Buffer.from('local-user').toString('base64')}`,
    `Authorization: Basic ${Buffer.from('local-user:').toString('base64')}`,
    `Authorization: Basic ${Buffer.from(':').toString('base64')}`,
    'Authorization: Bearer abc',
  ])('%s asks to sign in', async (header) => {
    await using emulator = await shopEmulator();

    const answer = await exchange(emulator, `GET ${wanted}?${upload} HTTP/1.1`, header);

    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer.toLowerCase()).toContain('www-authenticate: basic realm="codecatalyst"');
  });

  it('come before anything is told of what there is', async () => {
    await using emulator = await shopEmulator();

    const answer = await exchange(emulator, `GET ${wanted.replace('web', 'none')}?${upload} HTTP/1.1`, basic('wrong'));

    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('a body', () => {
  const lines = [
    'POST /v1/acme/shop/web/git-upload-pack HTTP/1.1',
    'Content-Type: application/x-git-upload-pack-request',
  ];
  const post = async (emulator: { readonly port: number }, body: Buffer, ...headers: readonly string[]) => {
    const socket = await connection(emulator);
    const length = `Content-Length: ${String(body.length)}`;
    socket.write(head(...lines, ...headers, length, 'Connection: close'));
    socket.write(body);
    return text(socket);
  };

  it('may be compressed with gzip, and in no other way', async () => {
    await using emulator = await shopEmulator();
    const { secret } = await accessTokenOf(emulator);
    const id = emulator.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    const body = Buffer.from(`${packet(`want ${id}\n`)}0000${packet('done\n')}`);

    const plain = await post(emulator, body, basic(secret));
    const zipped = await post(emulator, gzipSync(body), basic(secret), 'Content-Encoding: gzip');

    expect(plain).toMatch(/^HTTP\/1\.1 200 [^]*PACK/);
    expect(zipped).toMatch(/^HTTP\/1\.1 200 [^]*PACK/);
    expect(await post(emulator, body, basic(secret), 'Content-Encoding: br')).toMatch(/^HTTP\/1\.1 415 /);
    expect(await post(emulator, body, basic(secret), 'Content-Encoding: gzip')).toMatch(/^HTTP\/1\.1 400 .*no gzip/s);
  });

  it('is refused when it is far longer than a push may be, compressed or not', async () => {
    await using emulator = await shopEmulator({ maxPushBytes: 1000 });
    const { secret } = await accessTokenOf(emulator);
    const long = Buffer.alloc(17 * 1024 * 1024, '0');

    for (const [body, ...headers] of [[long], [gzipSync(long), 'Content-Encoding: gzip']] as const) {
      expect(await post(emulator, body, basic(secret), ...headers)).toMatch(/^HTTP\/1\.1 413 .*longer than/s);
    }
  });

  it('that breaks off ends the push, and nothing is left of it', async () => {
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const socket = await connection(at.emulator);
    socket.write(beginningOfPush(secret, 'f'.repeat(40), 'next'));
    // Git has been started although the body has not ended: nobody waits for the whole of it.
    await pushUnderWay(at.dataDir);

    socket.destroy();
    while (at.controls.requests.at(-1)?.dropped !== true) await turn();

    expect(await git(at.bare, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    using database = new DatabaseSync(join(at.dataDir, 'emulator.sqlite'));
    expect(database.prepare('SELECT * FROM pushes').all()).toEqual([]);
  });
});

describe('a repository that is deleted while somebody pushes to it', () => {
  it('is gone when its deletion is answered, and the push fails', async () => {
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    const { secret } = await accessTokenOf(at.emulator);
    const socket = await connection(at.emulator);
    const answer = text(socket);
    socket.write(beginningOfPush(secret, 'f'.repeat(40), 'next'));
    await pushUnderWay(at.dataDir);

    await client.send(new DeleteSourceRepositoryCommand({ ...shop, name: 'web' }));

    expect(existsSync(at.bare)).toBe(false);
    expect(await answer).toMatch(/^HTTP\/1\.1 404 .*deleted meanwhile/s);
    expect(repositoriesIn(at.dataDir)).toEqual([]);
    await client.send(new CreateSourceRepositoryCommand({ ...shop, name: 'web' }));
    expect(await git('/', 'ls-remote', cloneUrl(at.emulator, secret))).toContain('refs/heads/main');
  });
});

describe('an emulator that is closed while somebody pushes', () => {
  it('breaks the push off and leaves no process and no record', async () => {
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const socket = await connection(at.emulator);
    const answer = text(socket).catch((error: unknown) => (error as Error).message);
    socket.write(beginningOfPush(secret, 'f'.repeat(40), 'next'));
    await pushUnderWay(at.dataDir);

    await at.emulator.close();

    expect(await answer).toMatch(/^$|ECONNRESET/);
    using database = new DatabaseSync(join(at.dataDir, 'emulator.sqlite'));
    expect(database.prepare('SELECT * FROM pushes').all()).toEqual([]);
  });
});

describe('a machine without Git', () => {
  it('serves the API, and says of clone URLs what is missing', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator({ dataDir: folder.path });
    using client = awsSdkClient(emulator);
    const { secret } = await accessTokenOf(emulator);
    const path = process.env.PATH;
    process.env.PATH = folder.path;
    try {
      const answer = await exchange(emulator, `GET ${wanted}?${upload} HTTP/1.1`, basic(secret));
      await client.send(new CreateSourceRepositoryCommand({ ...shop, name: 'api' }));
      const next = emulator.controls.addBranch('acme', 'shop', 'api', 'next');

      expect(answer).toMatch(/^HTTP\/1\.1 501 .*install Git to clone and push/s);
      expect(emulator.controls.commitFiles('acme', 'shop', 'api', 'next', { a: 'a' })).not.toBe(next.headCommitId);
    } finally {
      process.env.PATH = path;
    }
  });
});

describe('the configuration of this machine', () => {
  it('means nothing to the server', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    const { secret } = await accessTokenOf(emulator);
    const names = ['GIT_DIR', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0', 'GIT_TRACE'];
    const values = ['/nowhere', '1', 'uploadpack.hideRefs', 'refs/heads', join(folder.path, 'trace')];
    names.forEach((name, index) => (process.env[name] = values[index]));
    try {
      const tree = await clone(cloneUrl(emulator, secret), join(folder.path, 'a'));
      expect(await tree.git('branch', '--remotes')).toContain('origin/main');
      expect(existsSync(join(folder.path, 'trace'))).toBe(false);
    } finally {
      for (const name of names) Reflect.deleteProperty(process.env, name);
    }
  });
});
