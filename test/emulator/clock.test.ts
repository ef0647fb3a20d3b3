import { ListProjectsCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, shopEmulator, times } from './dev-environment-shop.js';
import { FakeClock } from './fake-clock.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the clock', () => {
  it('takes everything along that takes time', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id } = await created(client);
    const environment = environmentOf(client, id);
    expect(await environment.status()).toBe('PENDING');

    emulator.controls.clock.advance(times.startSeconds);
    expect(await environment.status()).toBe('RUNNING');

    // Idle for the quarter of an hour that is usual.
    emulator.controls.clock.advance(15 * 60 + times.stopSeconds);
    expect(await environment.status()).toBe('STOPPED');
  });

  it('takes along what is good for a while', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'], pageSize: 1 });
    using client = awsSdkClient(emulator);
    emulator.controls.addProject('acme', { displayName: 'shop' });
    emulator.controls.addProject('acme', { displayName: 'blog' });
    const { nextToken } = await client.send(new ListProjectsCommand({ spaceName: 'acme' }));

    emulator.controls.clock.advance(24 * 3600);

    await expect(client.send(new ListProjectsCommand({ spaceName: 'acme', nextToken }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('is one for all that serve a folder, and stays ahead when they end', async () => {
    await using folder = await temporaryFolder();
    const options = { dataDir: folder.path, clock: new FakeClock('2026-03-01T12:00:00.000Z') };
    const first = await startEmulator(options);
    const second = await startEmulator(options);

    first.controls.clock.advance(60);
    second.controls.clock.advance(30);
    expect(first.controls.clock.now()).toEqual(new Date('2026-03-01T12:01:30Z'));
    await first.close();
    await second.close();
    await using third = await startEmulator(options);

    expect(third.controls.clock.offsetSeconds).toBe(90);
    third.controls.clock.set(0);
    expect(third.controls.clock.now()).toEqual(new Date('2026-03-01T12:00:00Z'));
  });

  it('goes neither back nor beyond what a time can say', async () => {
    await using emulator = await startEmulator();
    const { clock } = emulator.controls;

    expect(() => {
      clock.advance(-1);
    }).toThrow('The clock only goes forward, and not beyond the year 9999.');
    expect(() => {
      clock.advance(1e12);
    }).toThrow(RangeError);
    expect(clock.offsetSeconds).toBe(0);
  });
});
