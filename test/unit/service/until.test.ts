import { describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../../provider/service/signals.js';
import { until } from '../../../provider/service/until.js';
import { listeningSession } from './listening-session.js';

const waitOn = (session: ReturnType<typeof listeningSession>, ask: () => Promise<string | undefined>) =>
  until('Project acme/shop to appear', ask, session, limitsOf(session));

describe('waiting for something', () => {
  it('ends at once, and in silence, when it is there', async () => {
    const session = listeningSession();

    await expect(waitOn(session, () => Promise.resolve('there'))).resolves.toBe('there');
    expect(session.told.progress).toEqual([]);
  });

  it('asks again until it is there, and says what it waits for, how long, and how to stop', async () => {
    const session = listeningSession(600);
    const answers = [undefined, undefined, 'there'];

    await expect(waitOn(session, () => Promise.resolve(answers.shift()))).resolves.toBe('there');
    expect(session.told.progress).toHaveLength(2);
    expect(session.told.progress[0]).toBe(
      'waiting for Project acme/shop to appear (0 s so far, 10 min left; Ctrl-C stops waiting)',
    );
  });

  it('says how far it is by now, where that changes', async () => {
    const session = listeningSession(0.5);
    const stages = ['PENDING', 'STARTING'];
    let now = 'made';
    const ask = () => {
      now = stages.shift() ?? 'STUCK';
      return Promise.resolve(undefined);
    };

    const waiting = until(() => `it, which is ${now}`, ask, session, limitsOf(session));

    await expect(waiting).rejects.toMatchObject({
      summary: 'Waiting for it, which is STARTING did not end within 0.5 s.',
    });
    expect(session.told.progress).toEqual([
      expect.stringMatching(/^waiting for it, which is PENDING \(/),
      expect.stringMatching(/^waiting for it, which is STARTING \(/),
    ]);
  });

  it('ends at the deadline, with a problem that says so', async () => {
    const session = listeningSession(0.05);

    await expect(waitOn(session, () => Promise.resolve(undefined))).rejects.toMatchObject({
      kind: 'timed-out',
      summary: 'Waiting for Project acme/shop to appear did not end within 0.05 s.',
      detail: expect.stringContaining('with a longer timeout'),
    });
  });

  it('ends when the run is cancelled', async () => {
    const session = listeningSession();
    const waiting = waitOn(session, () => {
      session.cancel();
      return Promise.resolve(undefined);
    });

    await expect(waiting).rejects.toMatchObject({
      kind: 'cancelled',
      summary: 'Waiting for Project acme/shop to appear was cancelled.',
    });
  });

  it('fails when asking fails', async () => {
    await expect(waitOn(listeningSession(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
