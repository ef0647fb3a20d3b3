import { request as httpRequest } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { operations } from '../../api/operations.js';
import { type Emulator, startEmulator } from '../../emulator/index.js';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends bytes as they are: no client between the test and the wire. */
async function send(
  emulator: Emulator,
  method: string,
  path: string,
  body = '',
  token = emulator.token,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const headers = { authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };
  const outgoing = httpRequest({ port: emulator.port, host: '127.0.0.1', method, path, headers }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      const answer = JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'];
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer });
    });
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

const repositories = '/v1/spaces/acme/projects/shop/sourceRepositories';

/** A space `acme` with a project `shop` that has a repository `web`. */
async function shopEmulator(): Promise<Emulator> {
  const emulator = await startEmulator({ spaces: ['acme'] });
  emulator.controls.addProject('acme', { displayName: 'shop' });
  emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
  return emulator;
}

describe('the wire', () => {
  it('splits a path before it decodes it', async () => {
    await using emulator = await shopEmulator();

    const path = `${repositories}/web/branches/feature%2Fx%25y%2B%C3%A9%281%29%21`;
    const { status, body } = await send(emulator, 'PUT', path);

    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'feature/x%y+é(1)!' });
    expect(emulator.controls.getBranch('acme', 'shop', 'web', 'feature/x%y+é(1)!')).toBeDefined();
    expect((await send(emulator, 'PUT', `${repositories}/web/branches/feature/x`)).status).toBe(404);
  });

  it('carries the type of an error in body and header, and an id of the request', async () => {
    await using emulator = await shopEmulator();

    const { status, headers, body } = await send(emulator, 'GET', '/v1/spaces/acme/projects/blog');

    expect(status).toBe(403);
    expect(body.__type).toBe('AccessDeniedException');
    expect(body.message).toMatch(/sufficient access/);
    expect(headers['x-amzn-errortype']).toBe('AccessDeniedException');
    expect(headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['content-type']).toBe('application/json');
  });

  it('denies the unknown token, the missing thing and the missing header in the same words', async () => {
    await using emulator = await shopEmulator();
    const path = '/v1/spaces/acme/projects/blog';

    const missing = await send(emulator, 'GET', path);
    const unknown = await send(emulator, 'GET', path, '', 'stranger');
    const response = await fetch(`${emulator.url}${path}`);

    expect(unknown.body).toEqual(missing.body);
    expect(await response.json()).toEqual(missing.body);
    expect(response.status).toBe(403);
    const reasons = emulator.controls.requests.map(({ reason }) => reason);
    expect(reasons).toEqual([
      'There is no project acme/blog.',
      'The bearer token is unknown.',
      'The request has no bearer token.',
    ]);
    expect(JSON.stringify(emulator.controls.requests)).not.toContain('stranger');
  });

  it('answers an unknown path with 404 and a wrong method with 405', async () => {
    await using emulator = await shopEmulator();

    const unknown = await send(emulator, 'GET', '/v2/spaces');
    const wrong = await send(emulator, 'GET', '/v1/spaces');

    expect([unknown.status, unknown.body.__type]).toEqual([404, 'UnknownOperationException']);
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'POST']);
  });

  it.each([
    ['percent-encoding in the path', '/v1/spaces/%zz', ''],
    ['an empty label', '/v1/spaces//projects', '{}'],
    ['a body that is cut off', '/v1/spaces/acme/projects', '{"maxResults":'],
    ['a body that is a list', '/v1/spaces/acme/projects', '[]'],
    ['a number as text', '/v1/spaces/acme/projects', '{"maxResults":"5"}'],
    ['a number with a fraction', '/v1/spaces/acme/projects', '{"maxResults":1.5}'],
    ['a structure that is text', '/v1/spaces/acme/projects', '{"filters":["name"]}'],
    ['text in the query where a number belongs', '/v1/spaces/acme/projects/shop/workflows?maxResults=many', ''],
    ['percent-encoding in the query', '/v1/spaces/acme/projects/shop/workflows?nextToken=%zz', ''],
  ])('refuses %s', async (_what, path, body) => {
    await using emulator = await shopEmulator();

    const answer = await send(emulator, 'POST', path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.__type).toMatch(/^(Validation|Serialization)Exception$/);
  });

  it('finds every action of the contract', async () => {
    await using emulator = await shopEmulator();
    const all = Object.values(operations);
    expect(all).toHaveLength(38);

    const answers = await Promise.all(
      all.map(({ method, path }) => send(emulator, method, path.replaceAll(/\{\w+\}/g, 'any'))),
    );

    // Some are refused for what they lack, some for what does not exist, and what lists the caller's own is answered.
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 400, 403]));
    expect(emulator.controls.requests.map(({ operation }) => operation).toSorted()).toEqual(
      all.map(({ name }) => name).toSorted(),
    );
  });

  it('refuses a body of more than 1 MiB and takes further requests', async () => {
    await using emulator = await shopEmulator();
    const body = JSON.stringify({ displayName: 'blog', padding: 'x'.repeat(1024 * 1024) });

    const { status } = await send(emulator, 'PUT', '/v1/spaces/acme/projects', body);

    expect(status).toBe(413);
    expect((await send(emulator, 'GET', '/v1/spaces/acme')).status).toBe(200);
  });

  it('takes an empty body, a null member and members it does not know', async () => {
    await using emulator = await shopEmulator();
    const list = '/v1/spaces/acme/projects';

    const empty = await send(emulator, 'POST', list);
    const odd = await send(emulator, 'POST', list, '{"maxResults":null,"colour":"red","__proto__":{"nextToken":"x"}}');

    expect(empty).toMatchObject({ status: 200, body: { items: [{ name: 'shop', displayName: 'shop' }] } });
    expect(odd.body).toEqual(empty.body);
  });

  it('counts characters, not code units', async () => {
    await using emulator = await shopEmulator();
    const put = (description: string) =>
      send(emulator, 'PUT', `${repositories}/r${String(description.length)}`, JSON.stringify({ description }));

    expect((await put('🙂'.repeat(255))).status).toBe(201);
    expect((await put('🙂'.repeat(256))).status).toBe(400);
  });

  it('holds patterns for the whole value', async () => {
    await using emulator = await shopEmulator();
    const create = (displayName: string) =>
      send(emulator, 'PUT', '/v1/spaces/acme/projects', JSON.stringify({ displayName }));

    expect((await create('My Shop!')).status).toBe(400);
    expect((await create('My Shop\n')).status).toBe(400);
    expect((await send(emulator, 'PUT', `${repositories}/web.git`)).status).toBe(400);
  });

  it('writes times in UTC with three fraction digits, whatever was stored', async () => {
    await using emulator = await shopEmulator();
    const times = { createdTime: '2026-03-01T01:00:00+02:00', lastUpdatedTime: '2026-03-01T01:00:00.678901Z' };
    emulator.controls.setSourceRepository('acme', 'shop', 'web', times);

    const { body } = await send(emulator, 'GET', `${repositories}/web`);

    expect(body).toMatchObject({
      createdTime: '2026-02-28T23:00:00.000Z',
      lastUpdatedTime: '2026-03-01T01:00:00.678Z',
    });
  });
});
