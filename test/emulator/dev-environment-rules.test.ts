import {
  AccessDeniedException,
  ConflictException,
  paginateListDevEnvironments,
  UpdateDevEnvironmentCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, listed, running, shop, shopEmulator, times } from './dev-environment-shop.js';

describe('a client token', () => {
  it('answers the same environment again, also to those who ask at once', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);

    const made = await Promise.all(Array.from({ length: 6 }, () => created(client, { clientToken: 'once' })));
    const [first] = made;
    await first?.delete();
    const again = await created(client, { clientToken: 'once' });

    expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1);
    expect(await listed(client)).toHaveLength(1);
  });

  it('refuses other inputs, and means nothing to another user', async () => {
    await using emulator = await shopEmulator({ tokens: ['mine', { token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const mine = await created(client, { clientToken: 'once' });

    await expect(created(client, { clientToken: 'once', alias: 'other' })).rejects.toThrow(ConflictException);
    expect((await created(jane, { clientToken: 'once' })).id).not.toBe(mine.id);
  });

  it('of a refused request can be used again', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const members = { clientToken: 'once', repositories: [{ repositoryName: 'api' }] };

    await expect(created(client, members)).rejects.toThrow(ValidationException);
    emulator.controls.addSourceRepository('acme', 'shop', { name: 'api' });

    expect(await (await created(client, members)).status()).toBe('PENDING');
  });

  it('lets an update happen once', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    const update = (instanceType: 'dev.standard1.medium' | 'dev.standard1.large') =>
      client.send(new UpdateDevEnvironmentCommand({ ...shop, id, instanceType, clientToken: 'once' }));

    const first = await update('dev.standard1.medium');
    const { lastUpdatedTime } = await environment.read();
    emulator.clock.advance(1);
    const second = await update('dev.standard1.medium');

    expect(first).toMatchObject({ clientToken: 'once', instanceType: 'dev.standard1.medium' });
    expect({ ...second, $metadata: {} }).toEqual({ ...first, $metadata: {} });
    expect(await environment.read()).toMatchObject({ lastUpdatedTime });
    await expect(update('dev.standard1.large')).rejects.toThrow(ConflictException);
  });
});

describe('the quota of dev environments', () => {
  it("counts a user's that are not deleted, wherever they are", async () => {
    const tokens = ['mine', { token: 'hers', user: 'jane' }];
    await using emulator = await shopEmulator({ quotas: { devEnvironmentsPerUser: 2 }, tokens });
    emulator.controls.addProject('acme', { displayName: 'blog' });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const first = await created(client);
    await created(client, { projectName: 'blog' });

    await expect(created(client)).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
      $metadata: { httpStatusCode: 402 },
    });
    expect(await (await created(jane)).status()).toBe('PENDING');
    await first.delete();
    emulator.clock.advance(times.deleteSeconds);
    expect(await (await created(client)).status()).toBe('PENDING');
  });

  it('lets no more through than it allows when many ask at once', async () => {
    await using emulator = await shopEmulator({ quotas: { devEnvironmentsPerUser: 3 } });
    using client = awsSdkClient(emulator);

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => created(client)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });
});

describe('the list of dev environments', () => {
  it('is of a space, or of a project, in pages', async () => {
    await using emulator = await shopEmulator();
    emulator.controls.addProject('acme', { displayName: 'blog' });
    using client = awsSdkClient(emulator);
    for (const alias of ['one', 'two', 'three']) await created(client, { alias });
    await created(client, { alias: 'four', projectName: 'blog' });

    const pages: unknown[] = [];
    for await (const { items } of paginateListDevEnvironments({ client, pageSize: 3 }, { spaceName: 'acme' })) {
      pages.push(items?.map(({ alias }) => alias));
    }

    expect(pages).toEqual([['one', 'two', 'three'], ['four']]);
    expect((await listed(client, { projectName: 'blog' })).map(({ projectName }) => projectName)).toEqual(['blog']);
    await expect(listed(client, { projectName: 'none' })).rejects.toThrow(AccessDeniedException);
    await expect(listed(client, { spaceName: 'umbrella' })).rejects.toThrow(AccessDeniedException);
  });

  it('honours filters, and refuses those that it does not know', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    await running(client, emulator.clock, { alias: 'old-one' });
    await created(client, { alias: 'new-one', instanceType: 'dev.standard1.large' });
    await created(client);
    const aliases = async (key: string, values: string[], comparisonOperator?: string) =>
      (await listed(client, { filters: [{ key, values, comparisonOperator }] })).map(({ alias }) => alias);

    expect(await aliases('status', ['RUNNING'])).toEqual(['old-one']);
    expect(await aliases('instanceType', ['dev.standard1.large', 'dev.standard1.xlarge'])).toEqual(['new-one']);
    expect(await aliases('alias', ['old'], 'BEGINS_WITH')).toEqual(['old-one']);
    await expect(aliases('colour', ['red'])).rejects.toThrow(ValidationException);
    await expect(aliases('status', [])).rejects.toThrow(ValidationException);
    await expect(aliases('status', ['RUNNING'], 'LIKE')).rejects.toThrow(ValidationException);
  });
});

describe('the controls of dev environments', () => {
  it('set, fail and take away', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    const { id, ...environment } = await created(client, { alias: 'mine' });

    controls.setDevEnvironment('acme', 'shop', id, {
      alias: undefined,
      inactivityTimeoutMinutes: 0,
      persistentStorage: { sizeInGiB: 64 },
      ides: [{ name: 'PyCharm' }],
      repositories: [{ repositoryName: 'gone' }],
      status: 'RUNNING',
    });
    emulator.clock.advance(100_000);
    const changed = await environment.read();
    expect(changed).not.toHaveProperty('alias');
    expect(changed).toMatchObject({
      status: 'RUNNING',
      persistentStorage: { sizeInGiB: 64 },
      ides: [{ name: 'PyCharm' }],
      repositories: [{ repositoryName: 'gone' }],
    });

    controls.failDevEnvironment('acme', 'shop', id, 'Out of luck');
    expect(await environment.read()).toMatchObject({ status: 'FAILED', statusReason: 'Out of luck' });
    controls.setDevEnvironment('acme', 'shop', id, { status: 'DELETED' });
    expect(await environment.status()).toBe('AccessDeniedException');
    expect(controls.getDevEnvironment('acme', 'shop', id)).toMatchObject({ id, status: 'DELETED' });
    controls.deleteDevEnvironment('acme', 'shop', id);
    expect(controls.getDevEnvironment('acme', 'shop', id)).toBeUndefined();
    expect(() => {
      controls.setDevEnvironment('acme', 'shop', id, {});
    }).toThrow(`The emulator has no dev environment ${id} in acme/shop.`);
  });

  it('take back that the next one fails', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    emulator.controls.failNextDevEnvironment('Out of luck');
    emulator.controls.clearFaults();

    expect(await (await running(client, emulator.clock)).status()).toBe('RUNNING');
  });
});

describe('the times of dev environments', () => {
  it('are no negative numbers', async () => {
    await expect(startEmulator({ devEnvironmentTimes: { stopSeconds: -1 } })).rejects.toThrow(/stopSeconds/);
  });
});
