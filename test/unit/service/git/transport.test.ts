import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { scriptedServer } from '../scripted-server.js';
import { securePlace } from '../secure-place.js';
import { withoutWaits } from '../without-waits.js';
import { connectedToGit, deletionOf } from './connected-to-git.js';
import { gitServer, login } from './git-server.js';

/** Sends the first part of a body. */
type Cut = (response: ServerResponse, body: Buffer, end: (body: Buffer) => unknown) => unknown;

const path = '/v1/acme/shop/web';
const look = 'GET info/refs?service=git-upload-pack';

describe('the way to a Git server', () => {
  it('trusts the authorities of AWS_CA_BUNDLE too, and goes through the proxy', async () => {
    await using server = await gitServer();
    await using place = await securePlace((request, response) => void server.serve(request, response));
    using client = connectedToGit({ environment: { AWS_CA_BUNDLE: place.bundle, HTTPS_PROXY: place.proxyUrl } });
    await server.branch('next');

    expect(await client.git.deleteRef(`${place.namedUrl}${path}`, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    expect(await server.head('next')).toBeUndefined();
    expect(new Set(place.tunnels.map(({ to }) => to))).toEqual(new Set([new URL(place.namedUrl).host]));
  });

  it('trusts nobody else, and says what to do', async () => {
    await using server = await gitServer();
    await using place = await securePlace((request, response) => void server.serve(request, response));
    using client = connectedToGit();

    await expect(client.git.defaultRef(`${place.url}${path}`)).rejects.toMatchObject({
      kind: 'unreachable',
      detail: expect.stringContaining('AWS_CA_BUNDLE'),
    });
    expect(client.session.told.progress).toEqual([]);
  });

  it.each(['http://git.example.com', 'http://10.0.0.1:8080', 'http://localhost.example.com'])(
    'never leads a password in clear text to another machine: %s',
    async (origin) => {
      using client = connectedToGit();

      await expect(client.git.defaultRef(`${origin}${path}`)).rejects.toMatchObject({
        kind: 'configuration',
        summary: `The Git server is ${origin}, to which the password would go in clear text.`,
      });
    },
  );

  it('takes names as they are written, dots too', async () => {
    await using server = await scriptedServer((_request, response) => response.writeHead(404).end());
    using client = connectedToGit();

    await expect(client.git.defaultRef(`${server.url}/v1/acme/shop/..`)).rejects.toMatchObject({ kind: 'not-found' });
    expect(server.requests.map(({ url }) => url)).toEqual(['/v1/acme/shop/../info/refs?service=git-upload-pack']);
  });

  it('follows nobody elsewhere', async () => {
    await using elsewhere = await scriptedServer((_request, response) => response.end());
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(302, { location: elsewhere.url }).end(),
    );
    using client = connectedToGit();

    await expect(client.git.defaultRef(`${server.url}${path}`)).rejects.toMatchObject({
      kind: 'service',
      detail: expect.stringContaining('A Git server does not answer so'),
    });
    expect(elsewhere.requests).toEqual([]);
  });

  it('logs where it went, and nothing of the login', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    await client.git.defaultRef(server.cloneUrl);

    const [line = '', ...others] = client.session.told.debug;
    expect(others).toEqual([]);
    expect(line.replace(/\d+ ms/, 'N ms')).toBe(
      `git GET ${server.url}${path}/info/refs?service=git-upload-pack: HTTP 200 in N ms`,
    );
  });
});

describe('a list of branches', () => {
  const less: Cut = (_response, body, end) => end(body);
  const brokenOff: Cut = (response, body) => response.write(body, () => response.destroy());

  it.each([
    ['an answer that holds less', less],
    ['a connection that breaks off', brokenOff],
  ])('that is cut short proves nothing: after %s it is asked for again', async (_how, cut) => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    const head = await server.branch('next');
    server.meet(look, async (response, serve) => {
      const end = response.end.bind(response) as (body: Buffer) => unknown;
      response.end = ((body: Buffer) => cut(response, body.subarray(0, -60), end)) as typeof response.end;
      await serve();
    });

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next', head))).toEqual({ outcome: 'deleted' });
    expect(server.called.filter((call) => call === look)).toHaveLength(2);
  });

  it.each([
    ['a page for browsers', 'text/html', '<h1>Log in</h1>'],
    ['a list of the old protocol', 'text/plain', `${'0'.repeat(40)}\trefs/heads/main\n`],
  ])('is not what %s is', async (_what, type, body) => {
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-type': type }).end(body),
    );
    using client = connectedToGit();

    await expect(client.git.defaultRef(`${server.url}${path}`)).rejects.toMatchObject({
      kind: 'service',
      summary: `What answers at ${server.url}${path}/info/refs?service=git-upload-pack is no Git server.`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is not what cannot be read, which is not asked for again', async () => {
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' }).end('0008what0000'),
    );
    using client = connectedToGit();

    await expect(client.git.defaultRef(`${server.url}${path}`)).rejects.toMatchObject({
      kind: 'service',
      summary: expect.stringMatching(/answers what Git does not know/),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is asked for again where the server failed or throttled', async () => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    server.meet(look, (response) => {
      server.meet(look, (next) => next.writeHead(500).end());
      return response.writeHead(429).end();
    });

    expect(await client.git.defaultRef(server.cloneUrl)).toBe('refs/heads/main');
    expect(client.session.told.progress).toEqual([
      'git ls-remote: throttled by the service, retrying in 0 s (try 2 of 9)',
      'git ls-remote: no usable answer from the service, retrying in 0 s (try 3 of 9)',
    ]);
  });
});

describe('a login for Git', () => {
  it.each([
    [
      401,
      'signed-out',
      /^The login is that of the setting gitUsername and the environment variable CODECATALYST_GIT_PASSWORD: /,
    ],
    [403, 'forbidden', /what jane may not push to; the login is that of the setting gitUsername and /],
    [404, 'not-found', /what does not exist and to what jane may not push to/],
  ])('that is answered %i says which settings it is from', async (status, kind, detail) => {
    await using server = await scriptedServer((_request, response) => response.writeHead(status).end('Not you.'));
    using client = connectedToGit({
      settings: { gitPassword: '' },
      environment: { CODECATALYST_GIT_PASSWORD: login.gitPassword },
    });

    await expect(client.git.deleteRef(`${server.url}${path}`, deletionOf('next'))).rejects.toMatchObject({
      kind,
      message: expect.stringContaining(
        `The Git server at ${server.url} refused: Not you (git ls-remote: HTTP ${status}).`,
      ),
      detail: expect.stringMatching(detail),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is concealed before anybody can repeat it', async () => {
    const concealed: string[] = [];
    const known: boolean[] = [];
    await using server = await scriptedServer(({ headers }, response) => {
      known.push(concealed.includes(headers.authorization?.replace('Basic ', '') ?? ''));
      response.writeHead(401).end();
    });
    using client = connectedToGit({ conceal: (secret) => void concealed.push(secret) });

    await expect(client.git.defaultRef(`${server.url}${path}`)).rejects.toMatchObject({ kind: 'signed-out' });
    expect(known).toEqual([true]);
    expect(concealed).toContain(login.gitPassword);
  });

  it('may read and not push, which is an error before anything is sent', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    server.meet('GET info/refs?service=git-receive-pack', (response) => response.writeHead(403).end('read only'));

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'forbidden',
      summary: `The Git server at ${server.url} refused: read only.`,
    });
    expect(await server.head('next')).toBeDefined();
  });
});
