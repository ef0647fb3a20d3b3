import {
  AccessDeniedException,
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  CreateProjectCommand,
  DeleteProjectCommand,
  DeleteSpaceCommand,
  GetProjectCommand,
  ListEventLogsCommand,
  type ListEventLogsCommandInput,
  ListProjectsCommand,
  StartDevEnvironmentSessionCommand,
  StopDevEnvironmentCommand,
  UpdateSpaceCommand,
  ValidationException,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, running, shop, shopEmulator } from './dev-environment-shop.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const always = { spaceName: 'acme', startTime: new Date('2000-01-01'), endTime: new Date('2100-01-01') };

async function logged(client: CodeCatalystClient, input: Partial<ListEventLogsCommandInput> = {}) {
  return (await client.send(new ListEventLogsCommand({ ...always, ...input }))).items ?? [];
}

const names = async (client: CodeCatalystClient, input: Partial<ListEventLogsCommandInput> = {}) =>
  (await logged(client, input)).map(({ eventName }) => eventName);

const create = (client: CodeCatalystClient, displayName: string, spaceName = 'acme') =>
  client.send(new CreateProjectCommand({ spaceName, displayName }));

describe('the log of a space', () => {
  it('tells who did what, when, from where, and what was answered', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ spaces: ['acme'], clock });
    using client = awsSdkClient(emulator);
    const { identity: principalId } = await client.send(new VerifySessionCommand({}));

    const { $metadata } = await create(client, 'Web Shop');
    const [event] = await logged(client);

    expect(event).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      eventName: 'createProject',
      eventType: 'AwsApiCall',
      eventCategory: 'MANAGEMENT',
      eventSource: 'manage',
      eventTime: clock.now(),
      operationType: 'MUTATION',
      userIdentity: { userType: 'USER', principalId, userName: 'local-user' },
      projectInformation: { name: 'Web-Shop' },
      requestId: $metadata.requestId,
      requestPayload: {
        contentType: 'application/json',
        data: '{"spaceName":"acme","displayName":"Web Shop"}',
      },
      responsePayload: {
        contentType: 'application/json',
        data: '{"spaceName":"acme","name":"Web-Shop","displayName":"Web Shop"}',
      },
      sourceIpAddress: '127.0.0.1',
      userAgent: expect.stringMatching(/^aws-sdk-js\/3/),
    });
  });

  it('keeps of a caller and of its request no more than a log has room for', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    const { url, token } = emulator;
    const put = (path: string, body: object) =>
      fetch(`${url}/v1/spaces/acme/projects${path}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'user-agent': `tool/${'x'.repeat(10_000)}` },
        body: JSON.stringify(body),
      });
    const command = { command: 'ls', arguments: Array.from({ length: 500 }, () => 'a'.repeat(255)) };

    expect((await put('', { displayName: 'web' })).status).toBe(201);
    const session = { sessionType: 'SSH', executeCommandSessionConfiguration: command };
    expect((await put(`/shop/devEnvironments/${id}/session`, { sessionConfiguration: session })).status).toBe(200);

    const [started, made] = await logged(client);
    expect(made?.userAgent).toBe(`tool/${'x'.repeat(1019)}`);
    expect(started).toMatchObject({ eventName: 'startDevEnvironmentSession', requestId: expect.any(String) });
    expect(started).not.toHaveProperty('requestPayload');
    expect(started).toHaveProperty('responsePayload');
    expect(await environment.status()).toBe('RUNNING');
  });

  it('tells the latest first, of each change and of no read', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    await client.send(new ListProjectsCommand({ spaceName: 'acme' }));
    await environment.read();
    await client.send(new UpdateSpaceCommand({ name: 'acme', description: 'Ours' }));
    await environment.stop();
    await client.send(new DeleteProjectCommand({ spaceName: 'acme', name: 'shop' }));

    const events = await logged(client);

    expect(events.map(({ eventName, projectInformation }) => [eventName, projectInformation?.name])).toEqual([
      ['deleteProject', 'shop'],
      ['stopDevEnvironment', 'shop'],
      ['updateSpace', undefined],
      ['createDevEnvironment', 'shop'],
    ]);
    expect(id).not.toBe('');
  });

  it('tells of a call that was refused, and why', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const stop = new StopDevEnvironmentCommand({ ...shop, id: '00000000-0000-0000-0000-000000000000' });

    await expect(create(client, 'shop')).rejects.toThrow('already exists');
    await expect(client.send(stop)).rejects.toThrow(AccessDeniedException);
    await expect(create(client, '!')).rejects.toThrow(ValidationException);
    await expect(create(client, 'shop', 'umbrella')).rejects.toThrow(AccessDeniedException);

    const events = await logged(client);
    expect(events).toMatchObject([
      { eventName: 'stopDevEnvironment', errorCode: 'AccessDeniedException', projectInformation: { name: 'shop' } },
      { eventName: 'createProject', errorCode: 'ConflictException' },
    ]);
    expect(events[0]).not.toHaveProperty('responsePayload');
    expect(emulator.controls.getEvents('umbrella')).toEqual([]);
  });

  it('tells of what was done though the answer was lost', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);

    emulator.controls.failNext({ operation: 'CreateProject', drop: 'before-commit' });
    await expect(create(client, 'never')).rejects.toThrow();
    emulator.controls.failNext({ operation: 'CreateProject', drop: 'after-commit' });
    await expect(create(client, 'made')).rejects.toThrow();

    expect(await logged(client)).toMatchObject([{ projectInformation: { name: 'made' } }]);
  });

  it('has each change, or the change is not made', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startEmulator({ dataDir: folder.path, spaces: ['acme'] });
    using client = awsSdkClient(emulator);
    const database = new DatabaseSync(join(folder.path, 'emulator.sqlite'));
    database.exec("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'The log is full.'); END");

    await expect(create(client, 'shop')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect(emulator.controls.getProject('acme', 'shop')).toBeUndefined();

    database.exec('DROP TRIGGER full');
    database.close();
    expect(await create(client, 'shop')).toMatchObject({ name: 'shop' });
    expect(await names(client)).toEqual(['createProject']);
  });

  it('never tells a secret, neither does the disk', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator({ dataDir: folder.path });
    using client = awsSdkClient(emulator);
    const { id } = await running(client, emulator.clock);

    const sessionConfiguration = { sessionType: 'SSM' } as const;
    const { accessDetails, sessionId } = await client.send(
      new StartDevEnvironmentSessionCommand({ ...shop, id, sessionConfiguration }),
    );
    const { secret = '' } = await client.send(new CreateAccessTokenCommand({ name: 'ci' }));

    const [event] = await logged(client);
    expect(event?.responsePayload?.data).toBe(
      JSON.stringify({ sessionId, spaceName: 'acme', projectName: 'shop', id }),
    );
    const files = readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
    expect(files.join('')).toContain(sessionId);
    const { tokenValue = '', streamUrl = '' } = accessDetails ?? {};
    for (const hidden of [secret, tokenValue, streamUrl]) {
      expect(hidden).not.toBe('');
      expect(files.join('')).not.toContain(hidden);
    }
  });

  it('is its own, and gone for the API when the space is deleted', async () => {
    await using emulator = await startEmulator({ spaces: ['acme', 'umbrella'] });
    using client = awsSdkClient(emulator);
    await create(client, 'shop');
    await create(client, 'blog', 'umbrella');
    await client.send(new DeleteSpaceCommand({ name: 'acme' }));

    expect(await names(client, { spaceName: 'umbrella' })).toEqual(['createProject']);
    await expect(logged(client)).rejects.toThrow(AccessDeniedException);
    expect(emulator.controls.getEvents('acme')).toMatchObject([
      { eventName: 'deleteSpace', request: '{"name":"acme"}', response: '{"name":"acme"}' },
      { eventName: 'createProject' },
    ]);
  });

  it('holds 30 days', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ spaces: ['acme'], clock });
    using client = awsSdkClient(emulator);
    await create(client, 'old');
    clock.advance(30 * 24 * 3600 - 1);
    await create(client, 'new');

    expect(await logged(client)).toHaveLength(2);
    clock.advance(1);
    expect(await logged(client)).toMatchObject([{ projectInformation: { name: 'new' } }]);
    await create(client, 'newer');
    expect(emulator.controls.getEvents('acme')).toHaveLength(2);
    expect(await client.send(new GetProjectCommand({ spaceName: 'acme', name: 'old' }))).toMatchObject({ name: 'old' });
  });
});

describe('a look at the log', () => {
  it('is of a time, its ends included, and of one kind of event if asked', async () => {
    const clock = new FakeClock('2026-03-01T12:00:00.000Z');
    await using emulator = await shopEmulator({ clock });
    using client = awsSdkClient(emulator);
    const at = (time: string) => new Date(`2026-03-01T${time}Z`);
    await create(client, 'first');
    clock.advance(60);
    await created(client);
    clock.advance(60);
    await create(client, 'last');

    expect(await names(client, { startTime: at('12:00:00'), endTime: at('12:01:00') })).toEqual([
      'createDevEnvironment',
      'createProject',
    ]);
    expect(await names(client, { startTime: at('12:00:00.001') })).toHaveLength(2);
    expect(await names(client, { endTime: at('12:01:59.999') })).toHaveLength(2);
    expect(await names(client, { eventName: 'createProject' })).toHaveLength(2);
    expect(await names(client, { eventName: 'CreateProject' })).toEqual([]);
    await expect(names(client, { startTime: at('12:00:01'), endTime: at('12:00:00') })).rejects.toThrow(
      ValidationException,
    );
    await expect(names(client, { startTime: undefined })).rejects.toThrow(ValidationException);
    await expect(names(client, { spaceName: 'umbrella' })).rejects.toThrow(AccessDeniedException);
  });

  it('neither repeats nor misses what was there when others come between pages', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);
    for (const name of ['one', 'two', 'three', 'four', 'five']) await create(client, name);
    const page = async (nextToken?: string) => {
      const answer = await client.send(new ListEventLogsCommand({ ...always, maxResults: 2, nextToken }));
      const projects = answer.items?.map(({ projectInformation }) => projectInformation?.name);
      return { projects, nextToken: answer.nextToken };
    };

    const first = await page();
    await create(client, 'six');
    const second = await page(first.nextToken);
    const third = await page(second.nextToken);

    expect([first, second, third].map(({ projects }) => projects)).toEqual([
      ['five', 'four'],
      ['three', 'two'],
      ['one'],
    ]);
    expect(third.nextToken).toBeUndefined();
  });
});
