import { describe, expect, it } from '@jest/globals';
import { GetProject } from '../../../api/operations.js';
import type { Fault } from '../../../emulator/index.js';
import { connected, contextAt } from './connected.js';
import { json, scriptedServer } from './scripted-server.js';
import { withoutWaits } from './without-waits.js';

const shop = { spaceName: 'acme', name: 'shop' };
const answer = { name: 'shop', spaceName: 'acme' };

describe('a call that fails', () => {
  it.each<[string, Omit<Fault, 'operation'>, string]>([
    ['was throttled', { error: 'ThrottlingException' }, 'throttled by the service'],
    ['was throttled by something in front', { status: 429, error: 'TooManyRequests' }, 'throttled by the service'],
    ['failed on the side of the service', { status: 500 }, 'no usable answer from the service'],
    ['met a service that was away', { status: 503 }, 'no usable answer from the service'],
    ['broke before the service did it', { drop: 'before-commit' }, 'no usable answer from the service'],
    ['broke before the service answered', { drop: 'after-commit' }, 'no usable answer from the service'],
  ])('is tried again when it %s, and says why it waits', async (_what, fault, why) => {
    using _quick = withoutWaits();
    await using world = await connected();
    const { controls, context, session } = world;
    controls.addProject('acme', { displayName: 'shop' });
    controls.failNext({ operation: 'GetProject', ...fault });

    await expect(context.call(GetProject, shop)).resolves.toMatchObject({ name: 'shop' });
    expect(controls.countRequests('GetProject')).toBe(2);
    expect(session.told.progress).toEqual([`GetProject: ${why}, retrying in 0 s (try 2 of 9)`]);
  });

  it('waits as long as the service asks', async () => {
    using _quick = withoutWaits();
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.failNext({ operation: 'GetProject', status: 429, retryAfterSeconds: 0.05 });

    await world.context.call(GetProject, shop);

    expect(world.session.told.progress).toEqual(['GetProject: throttled by the service, retrying in 1 s (try 2 of 9)']);
  });

  it('does not wait longer than there is time', async () => {
    await using world = await connected({ timeoutSeconds: 5 });
    world.controls.failNext({ operation: 'GetProject', status: 429, retryAfterSeconds: 600 });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({ kind: 'throttled' });
    expect(world.controls.countRequests('GetProject')).toBe(1);
  });

  it.each([0, 2])('is given up after %d further tries when the settings say so', async (maxRetries) => {
    using _quick = withoutWaits();
    await using world = await connected({ settings: { maxRetries } });
    world.controls.failNext({ operation: 'GetProject', status: 500, times: 'always' });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({ kind: 'service' });
    expect(world.controls.countRequests('GetProject')).toBe(maxRetries + 1);
    expect(world.session.told.progress).toHaveLength(maxRetries);
  });

  it.each([
    ['ValidationException', 'invalid-input'],
    ['ServiceQuotaExceededException', 'quota-exceeded'],
    ['AccessDeniedException', 'forbidden'],
    ['ResourceNotFoundException', 'not-found'],
    ['ConflictException', 'conflict'],
  ])('is not tried again after %s', async (error, kind) => {
    await using world = await connected();
    world.controls.failNext({ operation: 'GetProject', error, times: 'always' });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({ kind });
    expect(world.controls.countRequests('GetProject')).toBe(1);
    expect(world.session.told.progress).toEqual([]);
  });

  it('is tried a few times where nothing listens, and then says so', async () => {
    using _quick = withoutWaits();
    const closed = await scriptedServer(json(200, answer));
    await closed[Symbol.asyncDispose]();
    using client = contextAt(closed.url);

    await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'unreachable',
      summary: `CodeCatalyst did not answer at ${closed.url} (GetProject: ECONNREFUSED).`,
      detail: 'Nothing listens there: are the endpoint and the proxy settings right, and does it run?',
    });
    expect(client.session.told.progress).toEqual([
      'GetProject: cannot reach the service, retrying in 0 s (try 2 of 4)',
      'GetProject: cannot reach the service, retrying in 0 s (try 3 of 4)',
      'GetProject: cannot reach the service, retrying in 0 s (try 4 of 4)',
    ]);
  });

  it.each([
    ['is cut short', '{"name": "sh', 200],
    ['is cut short within what was promised', '{"name": "sh', 100],
    ['is no JSON', '<html>Welcome to the hotel</html>', 33],
  ])('is tried again when the answer %s', async (_what, body, length) => {
    using _quick = withoutWaits();
    await using server = await scriptedServer(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
        response.write(body);
        setImmediate(() => response.destroy());
      },
      json(200, answer),
    );
    using client = contextAt(server.url);

    await expect(client.context.call(GetProject, shop)).resolves.toEqual(answer);
    expect(client.session.told.progress).toEqual([
      'GetProject: no usable answer from the service, retrying in 0 s (try 2 of 9)',
    ]);
  });

  it('says in plain words that the answer could not be read', async () => {
    await using server = await scriptedServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>Welcome to the hotel</html>');
    });
    using client = contextAt(server.url, { settings: { maxRetries: 0 } });

    await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'service',
      summary: 'CodeCatalyst failed: its answer could not be read',
      trace: { code: 'HTTP 200' },
    });
  });

  it('is not tried again when the token cannot even be sent', async () => {
    await using world = await connected({ settings: { token: 'a-token\r\nwith a second line' } });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({ kind: 'configuration' });
    expect(world.session.told.progress).toEqual([]);
    expect(world.controls.countRequests()).toBe(0);
  });
});
