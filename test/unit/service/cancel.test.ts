import { describe, expect, it, jest } from '@jest/globals';
import { CreateProject, GetProject } from '../../../api/operations.js';
import { limitsOf, pause } from '../../../provider/service/signals.js';
import { connected } from './connected.js';
import { listeningSession } from './listening-session.js';

const shop = { spaceName: 'acme', name: 'shop' };

describe('a run that is cancelled', () => {
  it('ends a read that is under way at once', async () => {
    await using world = await connected();
    const release = world.controls.hold('GetProject');
    const reading = world.context.call(GetProject, shop);
    await release.arrived;

    world.session.cancel();

    await expect(reading).rejects.toMatchObject({ kind: 'cancelled', summary: 'GetProject was cancelled.' });
    release();
  });

  it('lets a write that is under way end, so that what it made is learnt', async () => {
    await using world = await connected();
    const release = world.controls.hold('CreateProject');
    const writing = world.context.call(CreateProject, { spaceName: 'acme', displayName: 'shop' });
    await release.arrived;

    world.session.cancel();
    release();

    await expect(writing).resolves.toMatchObject({ name: 'shop' });
  });

  it('begins nothing new', async () => {
    await using world = await connected();
    world.session.cancel();

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({ kind: 'cancelled' });
    await expect(world.context.call(CreateProject, { spaceName: 'acme', displayName: 'shop' })).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(world.controls.countRequests()).toBe(0);
  });

  it('ends the wait before another try', async () => {
    await using world = await connected();
    world.controls.failNext({ operation: 'GetProject', status: 503, retryAfterSeconds: 10, times: 'always' });
    const told = Promise.withResolvers<undefined>();
    jest.spyOn(world.session.told.progress, 'push').mockImplementation(() => {
      told.resolve(undefined);
      return 1;
    });
    const reading = world.context.call(GetProject, shop);
    await told.promise;

    world.session.cancel();

    await expect(reading).rejects.toMatchObject({ kind: 'service' });
    expect(world.controls.countRequests()).toBe(1);
  });
});

describe('a run that is out of time', () => {
  it('ends a read, and says how long it had', async () => {
    await using world = await connected({ timeoutSeconds: 0.1 });
    const release = world.controls.hold('GetProject');

    await expect(world.context.call(GetProject, shop)).rejects.toMatchObject({
      kind: 'timed-out',
      summary: 'GetProject did not end within 0.1 s.',
    });
    release();
  });
});

describe('the limits of a run', () => {
  it('give a write five seconds after the cancel, and no more', () => {
    jest.useFakeTimers();
    try {
      const session = listeningSession(3600);
      const { signal, writeSignal } = limitsOf(session);

      session.cancel();
      expect(signal.aborted).toBe(true);
      jest.advanceTimersByTime(4_999);
      expect(writeSignal.aborted).toBe(false);
      jest.advanceTimersByTime(1);
      expect(writeSignal.aborted).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('know what is left', () => {
    const left = limitsOf(listeningSession(60)).remaining();

    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
  });
});

describe('a pause', () => {
  it('says whether it was over before it was ended', async () => {
    const controller = new AbortController();

    await expect(pause(1, controller.signal)).resolves.toBe(true);
    const ended = pause(60_000, controller.signal);
    controller.abort();
    await expect(ended).resolves.toBe(false);
    await expect(pause(60_000, controller.signal)).resolves.toBe(false);
  });
});
