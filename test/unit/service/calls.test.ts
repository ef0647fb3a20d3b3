import { describe, expect, it } from '@jest/globals';
import {
  CreateAccessToken,
  CreateProject,
  GetProject,
  ListProjects,
  ListSourceRepositories,
  ListSourceRepositoryBranches,
  ListSpaces,
  VerifySession,
} from '../../../api/operations.js';
import { connected, contextAt } from './connected.js';
import { json, scriptedServer } from './scripted-server.js';

const shop = { spaceName: 'acme', name: 'shop' };
const denied =
  "The request was denied because you don't have sufficient access to perform this action. " +
  'Verify that you are a member of a role that allows this action';

describe('a call', () => {
  it('sends the token, and says who we are', async () => {
    await using server = await scriptedServer(json(200, { name: 'shop' }));
    using client = contextAt(server.url);

    await client.context.call(GetProject, shop);

    const [request] = server.requests;
    expect(request?.url).toBe('/v1/spaces/acme/projects/shop');
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer a-token',
      'user-agent': expect.stringMatching(/(^| )pulumi-codecatalyst\/1\.2\.3( |$)/),
    });
  });

  it('is told to the log with its request id, and never with the token', async () => {
    await using server = await scriptedServer(
      json(200, { name: 'shop' }, { 'x-amzn-requestid': 'r-1' }),
      json(409, { message: 'Taken.' }, { 'x-amzn-requestid': 'r-2', 'x-amzn-errortype': 'ConflictException' }),
    );
    using client = contextAt(server.url);

    await client.context.call(GetProject, shop);
    await client.context.call(GetProject, shop).catch(() => undefined);

    const lines = client.session.told.debug.map((line) => line.replace(/\d+ ms/, 'N ms'));
    expect(lines).toEqual([
      'GetProject {"spaceName":"acme","name":"shop"}: answered in N ms, request id r-1',
      'GetProject {"spaceName":"acme","name":"shop"}: ConflictException in N ms, request id r-2',
    ]);
  });

  it('tells which secrets came up, its own login among them', async () => {
    const secrets = new Set<string>();
    await using world = await connected({ conceal: (secret) => secrets.add(secret) });

    const { secret } = await world.context.call(CreateAccessToken, { name: 'ci' });

    expect(secrets).toEqual(new Set(['a-token', secret]));
  });

  it('needs no region, as the service has none', async () => {
    await using world = await connected({ environment: { AWS_REGION: '' } });

    await expect(world.context.call(ListSpaces, {})).resolves.toMatchObject({ items: [{ name: 'acme' }] });
  });
});

describe('what the service refuses', () => {
  it('is told with the words, the code and the request id of the service', async () => {
    await using server = await scriptedServer(
      json(
        402,
        { message: 'No more projects.' },
        { 'x-amzn-requestid': 'r-7', 'x-amzn-errortype': 'ServiceQuotaExceededException' },
      ),
    );
    using client = contextAt(server.url);

    await expect(client.context.call(CreateProject, { spaceName: 'acme', displayName: 'shop' })).rejects.toMatchObject({
      kind: 'quota-exceeded',
      trace: { operation: 'CreateProject', code: 'ServiceQuotaExceededException', status: 402, requestId: 'r-7' },
      message: 'CodeCatalyst refused: No more projects (CreateProject: ServiceQuotaExceededException, request id r-7).',
    });
  });

  it('without any name, as its front door does, is told by its status', async () => {
    await using server = await scriptedServer(
      (_request, response) => {
        response.writeHead(403, { 'content-type': 'application/json' }).end('{"message":null}');
      },
      json(200, { identity: 'me' }),
    );
    using client = contextAt(server.url);

    await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'forbidden',
      summary: 'CodeCatalyst refused: HTTP 403',
      trace: { code: 'HTTP 403', status: 403 },
    });
  });

  it.each([
    [401, 'signed-out', 'CodeCatalyst refused: HTTP 401', undefined],
    [
      407,
      'service',
      'CodeCatalyst failed: HTTP 407',
      'The service itself does not answer so: check the endpoint and the proxy settings.',
    ],
    [
      502,
      'service',
      'CodeCatalyst failed: HTTP 502',
      'It was tried again as often as maxRetries allows; run this again later.',
    ],
  ])(
    'with a page of somebody else is told by its status, not by the page: %d',
    async (status, kind, summary, detail) => {
      const page = '<html>Proxy</html>';
      await using server = await scriptedServer(
        (_request, response) => {
          response.writeHead(status, { 'content-type': 'text/html' }).end(page);
        },
        json(200, { identity: 'me' }),
      );
      using client = contextAt(server.url, { settings: { maxRetries: 0 } });

      await expect(client.context.call(GetProject, shop)).rejects.toMatchObject({
        kind,
        summary,
        detail,
        trace: { code: `HTTP ${status}`, status },
      });
    },
  );

  it('to a good login is told as a refusal, with what to check', async () => {
    await using world = await connected();

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'forbidden',
      summary: `CodeCatalyst refused: ${denied}`,
      detail: expect.stringContaining('check spaceName "acme", name "shop"'),
    });
    expect(world.controls.countRequests('VerifySession')).toBe(1);
  });

  it('to an expired login is told as that, with how to log in', async () => {
    await using world = await connected();
    world.controls.expireLoginAt(1);

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'signed-out',
      summary: "The login to CodeCatalyst does not hold: the provider's setting token was refused.",
      detail: expect.stringContaining('Give a fresh token'),
    });
  });

  it('is told by its status where it is the bare 403 of the front door, once', async () => {
    await using world = await connected();
    world.controls.failNext({ operation: 'GetProject', bare: true });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'forbidden',
      summary: 'CodeCatalyst refused: HTTP 403',
      detail: expect.stringContaining('check spaceName "acme", name "shop"'),
      trace: { operation: 'GetProject', code: 'HTTP 403', status: 403 },
    });
    expect(world.session.told.debug[0]).toMatch(/: HTTP 403 in \d+ ms, request id none$/);
  });

  it('is a login that does not hold where the front door lets nothing of it through', async () => {
    await using world = await connected({
      emulator: { faults: { errors: [{ kind: 'bare-403', rate: 1 }] } },
    });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'signed-out',
      summary: "The login to CodeCatalyst does not hold: the provider's setting token was refused.",
      detail: expect.stringContaining('Give a fresh token'),
      trace: { operation: 'VerifySession', code: 'HTTP 403', status: 403 },
    });
    expect(world.controls.countRequests()).toBe(2);
  });

  it('is told with the id of the request where the service gives one', async () => {
    await using world = await connected();

    const problem = await world.context.call(GetProject, shop).catch((error: unknown) => error);

    const { requestId } = world.controls.requests.find(({ operation }) => operation === 'GetProject') ?? {};
    expect(problem).toMatchObject({ trace: { operation: 'GetProject', code: 'AccessDeniedException', requestId } });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is not taken for an expired login while the session cannot be asked', async () => {
    await using world = await connected({ settings: { maxRetries: 0 } });
    world.controls.failNext({ operation: 'VerifySession', status: 503, times: 'always' });

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'service',
      trace: { operation: 'VerifySession' },
    });
  });
});

describe('a list', () => {
  it('is read to its end, page after page', async () => {
    await using world = await connected({ emulator: { pageSize: 2 } });
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const displayName of names) world.controls.addProject('acme', { displayName });

    const items = await world.context.list(ListProjects, { spaceName: 'acme' });

    expect(items.map(({ name }) => name)).toEqual(names);
    expect(world.controls.countRequests('ListProjects')).toBe(3);
  });

  it('of nothing is empty', async () => {
    await using world = await connected();

    await expect(world.context.list(ListProjects, { spaceName: 'acme' })).resolves.toEqual([]);
  });

  it('asks for pages as large as the service has them', async () => {
    await using world = await connected();
    const { controls, context } = world;
    controls.addProject('acme', { displayName: 'shop' });
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const parent = { spaceName: 'acme', projectName: 'shop' };

    await context.list(ListProjects, { spaceName: 'acme' });
    await context.list(ListSourceRepositories, parent);
    await context.list(ListSourceRepositoryBranches, { ...parent, sourceRepositoryName: 'web' });
    await context.list(ListSpaces, {});

    expect(controls.requests.map(({ members }) => members.maxResults)).toEqual([100, 200, 50, undefined]);
  });

  it('goes on where a page failed, and loses nothing', async () => {
    await using world = await connected({ emulator: { pageSize: 1 } });
    for (const displayName of ['one', 'two']) world.controls.addProject('acme', { displayName });
    world.controls.failNext({ operation: 'ListProjects', skip: 1, status: 500 });

    await expect(world.context.list(ListProjects, { spaceName: 'acme' })).resolves.toHaveLength(2);
  });

  it('is a failure when one page of it fails for good', async () => {
    await using world = await connected({ emulator: { pageSize: 1 }, settings: { maxRetries: 0 } });
    for (const displayName of ['one', 'two']) world.controls.addProject('acme', { displayName });
    world.controls.failNext({ operation: 'ListProjects', skip: 1, status: 500 });

    await expect(world.context.list(ListProjects, { spaceName: 'acme' })).rejects.toMatchObject({ kind: 'service' });
  });

  it('of what has no pages is a defect', async () => {
    await using world = await connected();

    await expect(world.context.list(VerifySession, {})).rejects.toThrow('VerifySession does not answer in pages.');
  });
});
