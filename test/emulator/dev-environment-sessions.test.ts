import {
  AccessDeniedException,
  type CodeCatalystClient,
  ConflictException,
  ListDevEnvironmentSessionsCommand,
  StartDevEnvironmentSessionCommand,
  StopDevEnvironmentSessionCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, running, shop, shopEmulator, times } from './dev-environment-shop.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Starts a session and answers its id. */
async function started(client: CodeCatalystClient, id: string): Promise<string> {
  const sessionConfiguration = { sessionType: 'SSH' } as const;
  const { sessionId = '' } = await client.send(
    new StartDevEnvironmentSessionCommand({ ...shop, id, sessionConfiguration }),
  );
  return sessionId;
}

/** The ids of the sessions that are listed. */
async function sessionIds(client: CodeCatalystClient, devEnvironmentId: string): Promise<unknown[]> {
  const { items = [] } = await client.send(new ListDevEnvironmentSessionsCommand({ ...shop, devEnvironmentId }));
  return items.map(({ id }) => id);
}

const stop = (client: CodeCatalystClient, id: string, sessionId: string) =>
  client.send(new StopDevEnvironmentSessionCommand({ ...shop, id, sessionId }));

describe('a session', () => {
  it('starts with what a client connects by, is listed, and stops', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id } = await running(client, emulator.clock);
    const executeCommandSessionConfiguration = { command: 'bash', arguments: ['-l'] };
    const sessionConfiguration = { sessionType: 'SSM', executeCommandSessionConfiguration } as const;

    const { $metadata, accessDetails, sessionId, ...place } = await client.send(
      new StartDevEnvironmentSessionCommand({ ...shop, id, sessionConfiguration }),
    );

    expect($metadata.httpStatusCode).toBe(200);
    expect(place).toEqual({ ...shop, id });
    expect(sessionId).toMatch(uuid);
    const port = String(emulator.port);
    expect(accessDetails).toEqual({
      streamUrl: `ws://127.0.0.1:${port}/v1/data-channel/${String(sessionId)}?role=publish_subscribe`,
      tokenValue: expect.stringMatching(/^AAEAA[\w+/]{64}$/),
    });
    const list = new ListDevEnvironmentSessionsCommand({ ...shop, devEnvironmentId: id });
    const startedTime = emulator.clock.now();
    expect((await client.send(list)).items).toEqual([{ ...shop, devEnvironmentId: id, id: sessionId, startedTime }]);

    const { $metadata: _, ...stopped } = await stop(client, id, sessionId ?? '');
    expect(stopped).toEqual({ ...shop, id, sessionId });
    expect(await sessionIds(client, id)).toEqual([]);
    await expect(stop(client, id, sessionId ?? '')).rejects.toThrow(AccessDeniedException);
  });

  it('needs an environment that is RUNNING', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await created(client);

    await expect(started(client, environment.id)).rejects.toThrow(ConflictException);
    await expect(started(client, environment.id)).rejects.toThrow(
      'Cannot start a session: the Dev Environment is PENDING',
    );
    expect(await sessionIds(client, environment.id)).toEqual([]);
    emulator.clock.advance(times.startSeconds);
    expect(await started(client, environment.id)).toMatch(uuid);
    emulator.controls.failDevEnvironment('acme', 'shop', environment.id, 'Out of luck');
    await expect(started(client, environment.id)).rejects.toThrow(ValidationException);
  });

  it('needs a configuration of a type that there is', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id } = await running(client, emulator.clock);
    const start = (sessionConfiguration: unknown) =>
      client.send(new StartDevEnvironmentSessionCommand({ ...shop, id, sessionConfiguration } as never));

    await expect(start(undefined)).rejects.toThrow(ValidationException);
    await expect(start({ sessionType: 'RDP' })).rejects.toThrow(ValidationException);
    const executeCommandSessionConfiguration = { command: '' };
    await expect(start({ sessionType: 'SSH', executeCommandSessionConfiguration })).rejects.toThrow(
      ValidationException,
    );
  });

  it("is of its environment alone, and that its creator's", async () => {
    await using emulator = await shopEmulator({ tokens: ['mine', { token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const one = await running(client, emulator.clock);
    const other = await running(client, emulator.clock);
    const sessionId = await started(client, one.id);

    expect(await sessionIds(client, other.id)).toEqual([]);
    await expect(stop(client, other.id, sessionId)).rejects.toThrow(AccessDeniedException);
    await expect(stop(jane, one.id, sessionId)).rejects.toThrow(AccessDeniedException);
    await expect(started(jane, one.id)).rejects.toThrow(AccessDeniedException);
    await expect(sessionIds(jane, one.id)).rejects.toThrow(AccessDeniedException);
    expect(await sessionIds(client, one.id)).toEqual([sessionId]);
  });

  it.each([
    ['stops', 'stop'],
    ['restarts', 'update'],
    ['fails', 'fail'],
    ['goes', 'delete'],
  ] as const)('ends when its environment %s', async (_what, action) => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    const { controls } = emulator;
    await started(client, id);
    const actions = {
      stop: () => environment.stop(),
      update: () => environment.update({ instanceType: 'dev.standard1.large' }),
      fail: () => {
        controls.failDevEnvironment('acme', 'shop', id, 'Out of luck');
      },
      delete: () => environment.delete(),
    };

    await actions[action]();

    expect(controls.getDevEnvironmentSessions('acme', 'shop', id)).toEqual([]);
  });

  it('goes on when its environment gets another alias', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    const sessionId = await started(client, id);

    await environment.update({ alias: 'renamed' });
    await environment.start();

    expect(await sessionIds(client, id)).toEqual([sessionId]);
  });

  it('keeps its environment running, whose time without activity begins when the last one ends', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { clock } = emulator;
    const { id, ...environment } = await running(client, clock, { inactivityTimeoutMinutes: 10 });
    clock.advance(9 * 60);
    const [one, other] = [await started(client, id), await started(client, id)];

    clock.advance(3600);
    expect(await environment.status()).toBe('RUNNING');
    await stop(client, id, one);
    clock.advance(3600);
    expect(await environment.status()).toBe('RUNNING');
    await stop(client, id, other);
    clock.advance(10 * 60 - 1);
    expect(await environment.status()).toBe('RUNNING');
    clock.advance(1);
    expect(await environment.status()).toBe('STOPPING');
    await expect(started(client, id)).rejects.toThrow(ConflictException);
  });
});

describe('the controls of sessions', () => {
  it('start and stop them behind the back of the user', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    const { id } = await created(client);

    expect(() => controls.startDevEnvironmentSession('acme', 'shop', id)).toThrow(
      'Nobody works in a dev environment that is PENDING.',
    );
    emulator.clock.advance(times.startSeconds);
    const sessionId = controls.startDevEnvironmentSession('acme', 'shop', id);
    expect(await sessionIds(client, id)).toEqual([sessionId]);
    controls.stopDevEnvironmentSession('acme', 'shop', id, sessionId);
    expect(await sessionIds(client, id)).toEqual([]);
  });
});
