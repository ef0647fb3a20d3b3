import { CreateProjectCommand, GetSpaceCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type EmulatorOptions, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';

type Rule = NonNullable<NonNullable<EmulatorOptions['faults']>['errors']>[number];

const create = new CreateProjectCommand({ spaceName: 'acme', displayName: 'blog' });
const get = new GetSpaceCommand({ name: 'acme' });

/** A space `acme`, and faults in each request that would create a project. */
const failingCreates = (kind: object) =>
  startEmulator({
    spaces: ['acme'],
    faults: { errors: [{ ...kind, operation: 'CreateProject', rate: 1 } as Rule] },
  });

describe('faults at random', () => {
  it.each([
    [{ kind: 'throttled' }, { name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } }],
    [
      { kind: 'throttled', retryAfterSeconds: 7 },
      { name: 'ThrottlingException', $response: { headers: { 'retry-after': '7' } } },
    ],
    [{ kind: 'quota-exceeded' }, { name: 'ServiceQuotaExceededException', $metadata: { httpStatusCode: 402 } }],
    [{ kind: 'login-expired' }, { name: 'AccessDeniedException', $metadata: { httpStatusCode: 403 } }],
    [{ kind: 'internal-error' }, { name: 'InternalServerException', $metadata: { httpStatusCode: 500 } }],
    [{ kind: 'unavailable' }, { name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } }],
    [{ kind: 'drop-before-commit' }, { message: expect.stringContaining('socket hang up') }],
  ] as const)('fail an action by %j, before it is done', async (rule, error) => {
    await using emulator = await failingCreates(rule);
    using client = awsSdkClient(emulator);

    await expect(client.send(create)).rejects.toMatchObject(error);

    expect(emulator.controls.getProject('acme', 'blog')).toBeUndefined();
    expect(await client.send(get)).toMatchObject({ name: 'acme' });
  });

  it('drop the connection when the action is done', async () => {
    await using emulator = await failingCreates({ kind: 'drop-after-commit' });
    using client = awsSdkClient(emulator);

    await expect(client.send(create)).rejects.toThrow('socket hang up');

    expect(emulator.controls.getProject('acme', 'blog')).toBeDefined();
  });

  it('break off the answer when the action is done', async () => {
    await using emulator = await failingCreates({ kind: 'drop-in-answer' });
    using client = awsSdkClient(emulator);

    const response = await fetch(`${emulator.url}/v1/spaces/acme/projects`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${emulator.token}` },
      body: '{"displayName":"blog"}',
    });

    expect(response.status).toBe(201);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(emulator.controls.getProject('acme', 'blog')).toBeDefined();
    expect(emulator.controls.requests).toMatchObject([{ status: 201, dropped: true }]);
    await expect(client.send(create)).rejects.toThrow();
    expect(await client.send(get)).toMatchObject({ name: 'acme' });
  });

  it('answer a bare 403 that carries nothing of AWS', async () => {
    await using emulator = await failingCreates({ kind: 'bare-403' });
    using client = awsSdkClient(emulator);

    const response = await fetch(`${emulator.url}/v1/spaces/acme/projects`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${emulator.token}` },
      body: '{"displayName":"blog"}',
    });

    expect(response.status).toBe(403);
    expect(await response.text()).toBe('Forbidden');
    expect([...response.headers.keys()].filter((name) => name.startsWith('x-amzn'))).toEqual([]);
    expect(response.headers.get('content-type')).toBe('text/plain');
    // It cannot be read as an error of the service.
    await expect(client.send(create)).rejects.toMatchObject({ name: 'SyntaxError', $response: { statusCode: 403 } });
  });

  it('let a body trickle behind its head', async () => {
    await using emulator = await failingCreates({ kind: 'slow-body', overMs: 10 });
    using client = awsSdkClient(emulator);

    expect(await client.send(create)).toMatchObject({ name: 'blog' });
  });

  it('keep nobody waiting for a slow body when the emulator closes', async () => {
    await using emulator = await failingCreates({ kind: 'slow-body', overMs: 600_000 });
    const response = await fetch(`${emulator.url}/v1/spaces/acme/projects`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${emulator.token}` },
      body: '{"displayName":"blog"}',
    });
    const body = response.text().then(
      () => 'arrived',
      () => 'broken off',
    );
    expect(response.status).toBe(201);

    await emulator.close();

    expect(await body).toBe('broken off');
  });

  it('give way to a fault that was asked for, and count it', async () => {
    const faults = { errors: [{ kind: 'unavailable', rate: 0.5 }] } as const;
    await using emulator = await startEmulator({ spaces: ['acme'], faults });
    await using twin = await startEmulator({ spaces: ['acme'], faults });
    using client = awsSdkClient(emulator);
    using twinClient = awsSdkClient(twin);
    emulator.controls.failNext({ status: 500 });
    const ask = async (asked: typeof client): Promise<string[]> => {
      const outcomes: string[] = [];
      for (let count = 0; count < 20; count += 1) {
        outcomes.push(
          await asked.send(get).then(
            ({ name }) => name ?? '',
            (error: unknown) => (error as Error).name,
          ),
        );
      }
      return outcomes;
    };

    const [first, ...others] = await ask(client);

    expect(first).toBe('InternalServerException');
    expect(others).toEqual((await ask(twinClient)).slice(1));
    expect(new Set(others)).toEqual(new Set(['acme', 'ServiceUnavailableException']));
  });

  it('slow requests down, until they are cleared', async () => {
    await using emulator = await startEmulator({
      spaces: ['acme'],
      faults: { latency: [{ distribution: 'fixed', ms: 600_000 }] },
    });
    using client = awsSdkClient(emulator);
    const gone = new AbortController();
    const waiting = client.send(get, { abortSignal: gone.signal });
    while (emulator.controls.requests.at(-1)?.user === undefined) await new Promise(setImmediate);
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });

    emulator.controls.clearFaults();

    expect(await client.send(get)).toMatchObject({ name: 'acme' });
  });
});
