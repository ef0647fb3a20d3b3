import { describe, expect, it } from '@jest/globals';
import type { ServiceContext } from '../../../provider/service/connection.js';
import { devEnvironmentSession } from '../../../provider/resources/dev-environment-session.js';
import { addDevEnvironment } from '../../engine/world.js';
import { connected } from '../service/connected.js';

const devEnvironmentId = '10000000-0000-4000-8000-000000000000';
const shop = { spaceName: 'acme', projectName: 'shop', devEnvironmentId };

/** A running environment, and what the resource makes in it. */
async function world() {
  const at = await connected();
  at.controls.addProject('acme', { displayName: 'shop' });
  await addDevEnvironment(at.emulator, 'acme', 'shop', devEnvironmentId);
  return Object.assign(at, {
    create: (context: ServiceContext = at.context) => devEnvironmentSession.lifecycle.create(shop, context),
    present: () => at.controls.getDevEnvironmentSessions('acme', 'shop', devEnvironmentId).map(({ id }) => id),
    /** Whoever starts a session begins another at that moment, behind everybody's back. */
    begin: () => at.controls.startDevEnvironmentSession('acme', 'shop', devEnvironmentId),
  });
}

/** A service that tells no id of a session it started, as its API allows. */
const silentOnIds = (context: ServiceContext, meanwhile: () => unknown = () => undefined): ServiceContext => ({
  ...context,
  createToldOnce: async (operation, request, undo) => {
    const answer = await context.createToldOnce(operation, request, undo);
    meanwhile();
    return { ...answer, sessionId: undefined };
  },
});

describe('a session whose id is not told', () => {
  it('is the one that was not there before', async () => {
    await using at = await world();
    const theirs = at.begin();

    const made = await at.create(silentOnIds(at.context));

    expect(at.present()).toEqual([theirs, made.sessionId]);
    expect(made).toMatchObject({ tokenValue: expect.stringMatching(/^AAEAA/), ownerId: expect.any(String) });
  });

  it('is not guessed when another began meanwhile: both are named', async () => {
    await using at = await world();

    const refused = at.create(silentOnIds(at.context, at.begin));

    await expect(refused).rejects.toMatchObject({
      kind: 'service',
      detail: expect.stringMatching(/^It may be one of [-0-9a-f]{36}, [-0-9a-f]{36}; which one cannot be told/),
    });
  });
});

describe('a session whose answer was lost', () => {
  it.each([
    ['was started', { drop: 'after-commit' }],
    ['was not started', { drop: 'before-commit' }],
  ] as const)('is there once, and those of others stay: it %s', async (_what, fault) => {
    await using at = await world();
    const theirs = at.begin();
    at.controls.failNext({ operation: 'StartDevEnvironmentSession', ...fault });

    const made = await at.create();

    expect(at.present()).toEqual([theirs, made.sessionId]);
  });

  it('is told from those that this program starts at the same time', async () => {
    await using at = await world();
    at.controls.failNext({ operation: 'StartDevEnvironmentSession', drop: 'after-commit' });

    const made = await Promise.all([at.create(), at.create(), at.create()]);

    expect(at.present().toSorted()).toEqual(made.map(({ sessionId }) => sessionId).toSorted());
    expect(at.controls.countRequests('StopDevEnvironmentSession')).toBe(1);
  });
});

describe('a session of an environment that stops as it is started', () => {
  it('says what to do, and speaks of no import', async () => {
    await using at = await world();
    const message = 'Cannot start a session: the Dev Environment is STOPPING';
    const fault = { status: 409, error: 'ConflictException', message } as const;
    at.controls.failNext({ operation: 'StartDevEnvironmentSession', ...fault });

    await expect(at.create()).rejects.toMatchObject({
      kind: 'invalid-input',
      summary: expect.stringContaining(message),
      detail: expect.stringMatching(/^Start it first; where it is managed here, set desiredStatus: RUNNING/),
    });
    // One that was refused keeps no other waiting.
    const { sessionId } = await at.create();
    expect(at.present()).toEqual([sessionId]);
  });
});
