import {
  ConflictException,
  CreateDevEnvironmentCommand,
  type CreateDevEnvironmentCommandInput,
  DeleteProjectCommand,
  StartDevEnvironmentCommand,
  UpdateDevEnvironmentCommand,
  type UpdateDevEnvironmentCommandInput,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, listed, running, shop, shopEmulator, small, times } from './dev-environment-shop.js';

describe('a dev environment', () => {
  it('is answered as it was made, by get and list alike', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const members = {
      alias: 'mine',
      repositories: [{ repositoryName: 'web', branchName: 'main' }],
      inactivityTimeoutMinutes: 60,
      vpcConnectionName: 'office',
    };

    const answer = await client.send(new CreateDevEnvironmentCommand({ ...small, ...members }));
    const { id = '' } = answer;
    const read = await environmentOf(client, id).read();
    const [item] = await listed(client);

    expect(answer).toMatchObject({ ...shop, vpcConnectionName: 'office', $metadata: { httpStatusCode: 201 } });
    const facts = {
      ...small,
      ...members,
      id,
      status: 'PENDING',
      creatorId: emulator.controls.getUser('local-user')?.id,
      lastUpdatedTime: emulator.clock.now(),
    };
    expect(read).toEqual({ $metadata: read.$metadata, ...facts });
    expect(item).toEqual(facts);
  });

  it('goes by PENDING and STARTING to RUNNING', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await created(client);

    const seen: unknown[] = [];
    for (const seconds of [0, 19, 1, 19, 1]) {
      emulator.clock.advance(seconds);
      seen.push(await environment.status());
    }

    expect(seen).toEqual(['PENDING', 'PENDING', 'STARTING', 'STARTING', 'RUNNING']);
    expect(await environment.read()).toMatchObject({ inactivityTimeoutMinutes: 15, repositories: [] });
  });

  it('stops and starts again', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await running(client, emulator.clock);

    expect([await environment.stop(), await environment.stop()]).toEqual(['STOPPING', 'STOPPING']);
    expect(await environment.start()).toBe('ConflictException');
    emulator.clock.advance(times.stopSeconds);
    expect([await environment.status(), await environment.stop()]).toEqual(['STOPPED', 'STOPPED']);
    expect([await environment.start(), await environment.start()]).toEqual(['STARTING', 'STARTING']);
    expect(await environment.stop()).toBe('ConflictException');
    emulator.clock.advance(times.startSeconds);
    expect([await environment.status(), await environment.start()]).toEqual(['RUNNING', 'RUNNING']);
  });

  it('keeps what it was started with', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock);
    const start = new StartDevEnvironmentCommand({ ...shop, id, instanceType: 'dev.standard1.large' });

    await expect(client.send(start)).rejects.toThrow(ConflictException);
    await environment.stop();
    emulator.clock.advance(times.stopSeconds);
    await client.send(start);

    expect(await environment.read()).toMatchObject({ instanceType: 'dev.standard1.large', ides: small.ides });
  });

  it.each([
    ['instanceType', { instanceType: 'dev.standard1.medium' }],
    ['inactivityTimeoutMinutes', { inactivityTimeoutMinutes: 0 }],
    ['ides', { ides: [{ name: 'PyCharm', runtime: 'public.ecr.aws/jetbrains/py' }] }],
  ] as const)('restarts for another %s, and refuses a start and a stop meanwhile', async (_name, given) => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id, ...environment } = await running(client, emulator.clock, { alias: 'mine' });
    const changes = given as Partial<UpdateDevEnvironmentCommandInput>;

    const answer = await client.send(new UpdateDevEnvironmentCommand({ ...shop, id, ...changes }));
    const seen = [await environment.status()];
    await expect(client.send(new StartDevEnvironmentCommand({ ...shop, id }))).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Cannot start Dev Environment because update process is still going on',
    });
    for (const seconds of [5, 5, 20, 20]) {
      emulator.clock.advance(seconds);
      seen.push(await environment.status());
    }

    expect(answer).toMatchObject({ ...shop, id, alias: 'mine', ...changes });
    expect(seen).toEqual(['STOPPING', 'STOPPED', 'PENDING', 'STARTING', 'RUNNING']);
    expect(await environment.read()).toMatchObject({ alias: 'mine', ...changes });
  });

  it('neither starts, stops nor changes while it is updated', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await running(client, emulator.clock);
    await environment.update({ instanceType: 'dev.standard1.medium' });
    emulator.clock.advance(times.stopSeconds / 2);

    expect(await environment.status()).toBe('STOPPED');
    expect(await environment.start()).toBe('ConflictException');
    expect(await environment.stop()).toBe('ConflictException');
    expect(await environment.update({ instanceType: 'dev.standard1.large' })).toBe('ConflictException');
    expect(await environment.update({ alias: 'mine' })).toBe('updated');
  });

  it('does not restart for another alias, nor for the values it has', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await running(client, emulator.clock, { alias: 'old' });

    await environment.update({ alias: 'new', instanceType: 'dev.standard1.small', ides: [{ name: 'VSCode' }] });
    expect(await environment.read()).toMatchObject({
      status: 'RUNNING',
      alias: 'new',
      lastUpdatedTime: emulator.clock.now(),
    });
    await environment.update({ alias: '' });
    expect(await environment.read()).not.toHaveProperty('alias');
  });

  it('changes while it is stopped, and stays so', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await running(client, emulator.clock);
    await environment.stop();
    emulator.clock.advance(times.stopSeconds);

    expect(await environment.update({ instanceType: 'dev.standard1.xlarge' })).toBe('updated');

    expect(await environment.read()).toMatchObject({ status: 'STOPPED', instanceType: 'dev.standard1.xlarge' });
  });

  it('stops when it was idle for too long, and another timeout does not wake it up', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await running(client, emulator.clock);
    const restless = await running(client, emulator.clock, { inactivityTimeoutMinutes: 0 });

    emulator.clock.advance(15 * 60 - times.startSeconds - 1);
    expect(await environment.status()).toBe('RUNNING');
    emulator.clock.advance(1);
    expect(await environment.status()).toBe('STOPPING');
    emulator.clock.advance(times.stopSeconds);
    expect(await environment.status()).toBe('STOPPED');
    await environment.update({ inactivityTimeoutMinutes: 1200 });
    expect(await environment.status()).toBe('STOPPED');
    await environment.start();
    emulator.clock.advance(1000 * 60);
    expect([await environment.status(), await restless.status()]).toEqual(['RUNNING', 'RUNNING']);
  });

  it('is DELETING, then DELETED in lists alone, then gone', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await created(client);

    expect([await environment.delete(), await environment.status()]).toEqual(['deleted', 'DELETING']);
    expect([
      await environment.delete(),
      await environment.update({ alias: 'mine' }),
      await environment.start(),
    ]).toEqual(Array(3).fill('ConflictException'));
    emulator.clock.advance(times.deleteSeconds);
    expect([await environment.status(), await environment.delete(), await environment.start()]).toEqual(
      Array(3).fill('AccessDeniedException'),
    );
    expect((await listed(client)).map(({ status }) => status)).toEqual(['DELETED']);
    emulator.clock.advance(times.deletedSeconds);
    expect(await listed(client)).toEqual([]);
  });

  it('is done with everything at once when nothing takes time', async () => {
    const none = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };
    await using emulator = await shopEmulator({ devEnvironmentTimes: none });
    using client = awsSdkClient(emulator);
    const environment = await created(client);

    expect(await environment.status()).toBe('RUNNING');
    await environment.update({ instanceType: 'dev.standard1.medium' });
    expect(await environment.status()).toBe('RUNNING');
    expect([await environment.stop(), await environment.start()]).toEqual(['STOPPED', 'RUNNING']);
    expect([await environment.delete(), await environment.status()]).toEqual(['deleted', 'AccessDeniedException']);
    expect(await listed(client)).toEqual([]);
  });

  it('fails when it is told to, and cannot be started then', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    emulator.controls.failNextDevEnvironment('Compute limit exceeded');
    const { id, ...failing } = await running(client, emulator.clock);
    const sound = await running(client, emulator.clock);

    expect(await failing.read()).toMatchObject({ status: 'FAILED', statusReason: 'Compute limit exceeded' });
    await expect(client.send(new StartDevEnvironmentCommand({ ...shop, id }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'The Dev Environment creation has failed, cannot start',
    });
    expect([await failing.stop(), await failing.update({ inactivityTimeoutMinutes: 5 })]).toEqual(
      Array(2).fill('ConflictException'),
    );
    expect(await failing.delete()).toBe('deleted');
    expect(await sound.status()).toBe('RUNNING');
  });

  it.each([
    ['a storage of 48 GiB', { persistentStorage: { sizeInGiB: 48 } }, /\[16, 32, 64\]/],
    ['no IDE', { ides: undefined }, /An IDE is required/],
    ['two IDEs', { ides: [{ name: 'VSCode' }, { name: 'PyCharm' }] }, /'\/ides'.* between 0 and 1/],
    ['no instance type', { instanceType: undefined }, /'\/instanceType'.* not be null/],
    ['a timeout of 1201 minutes', { inactivityTimeoutMinutes: 1201 }, /between 0 and 1200/],
    ['an unknown repository', { repositories: [{ repositoryName: 'api' }] }, /no source repository api/],
    ['an unknown branch', { repositories: [{ repositoryName: 'web', branchName: 'next' }] }, /no branch next/],
  ] as const)('cannot be made with %s', async (_what, members, message) => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);

    const answer = created(client, members as Partial<CreateDevEnvironmentCommandInput>);

    await expect(answer).rejects.toThrow(ValidationException);
    await expect(answer).rejects.toThrow(message);
    expect(emulator.controls.getDevEnvironments('acme', 'shop')).toEqual([]);
  });

  it('goes with its project', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = await created(client, { clientToken: 'once' });

    await client.send(new DeleteProjectCommand({ spaceName: 'acme', name: 'shop' }));
    emulator.controls.addProject('acme', { displayName: 'shop' });

    expect([await environment.status(), await listed(client)]).toEqual(['AccessDeniedException', []]);
    expect((await created(client, { clientToken: 'once' })).id).not.toBe(environment.id);
  });

  it("is its creator's alone", async () => {
    await using emulator = await shopEmulator({ tokens: ['mine', { token: 'hers', user: 'jane' }] });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const { id } = await created(client);
    const other = environmentOf(jane, id);

    expect([await other.status(), await other.start(), await other.stop(), await other.delete()]).toEqual(
      Array(4).fill('AccessDeniedException'),
    );
    expect(await listed(jane)).toEqual([]);
    const hers = await created(jane);
    expect((await listed(jane)).map((item) => item.id)).toEqual([hers.id]);
    expect((await listed(client)).map((item) => item.id)).toEqual([id]);
    expect(emulator.controls.getDevEnvironments('acme', 'shop').map(({ creatorId }) => creatorId)).toEqual(
      ['local-user', 'jane'].map((alias) => emulator.controls.getUser(alias)?.id),
    );
  });
});
