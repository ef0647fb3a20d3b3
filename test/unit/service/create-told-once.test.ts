import { describe, expect, it, jest } from '@jest/globals';
import { CreateAccessToken } from '../../../api/operations.js';
import type { Fault } from '../../../emulator/index.js';
import { accessToken } from '../../../provider/resources/access-token.js';
import { connected } from './connected.js';
import { withoutWaits } from './without-waits.js';

const pipeline = { name: 'pipeline' };

async function world(fault?: Omit<Fault, 'operation'>) {
  const made = await connected();
  if (fault) made.controls.failNext({ operation: 'CreateAccessToken', ...fault });
  const { controls, context } = made;
  return Object.assign(made, {
    create: (inputs: { name: string; expiresTime?: string } = pipeline) =>
      accessToken.lifecycle.create(inputs, context),
    present: () => controls.getAccessTokens('local-user'),
  });
}

describe('a create whose answer is told once', () => {
  it('is sent once, and undoes nothing, when the answer comes', async () => {
    await using at = await world();
    const undo = jest.fn(() => Promise.resolve());

    await expect(at.context.createToldOnce(CreateAccessToken, pipeline, undo)).resolves.toMatchObject(pipeline);
    expect(undo).not.toHaveBeenCalled();
  });

  it('is undone before it is sent again', async () => {
    await using at = await world({ drop: 'after-commit' });
    const undo = jest.fn(() => {
      expect(at.controls.countRequests('CreateAccessToken')).toBe(1);
      return Promise.resolve();
    });

    await expect(at.context.createToldOnce(CreateAccessToken, pipeline, undo)).resolves.toMatchObject(pipeline);
    expect(undo).toHaveBeenCalledTimes(1);
  });

  it('is not sent again when it cannot be undone', async () => {
    await using at = await world({ drop: 'after-commit' });

    const outcome = at.context.createToldOnce(CreateAccessToken, pipeline, () => Promise.reject(new Error('unsure')));
    await expect(outcome).rejects.toThrow('unsure');
    expect(at.controls.countRequests('CreateAccessToken')).toBe(1);
  });

  it('is undone too when the second answer is lost, which is the end of it', async () => {
    await using at = await world({ drop: 'after-commit', times: 2 });
    const undo = jest.fn(() => Promise.resolve());

    await expect(at.context.createToldOnce(CreateAccessToken, pipeline, undo)).rejects.toMatchObject({
      kind: 'unreachable',
    });
    expect(undo).toHaveBeenCalledTimes(2);
    expect(at.controls.countRequests('CreateAccessToken')).toBe(2);
  });

  it.each([
    ['refused', { status: 403, error: 'AccessDeniedException' }, 1],
    ['over the quota', { status: 402 }, 1],
    ['throttled', { status: 429, times: 2 }, 3],
  ])('is not undone when it was %s', async (_what, fault, calls) => {
    using _quick = withoutWaits();
    await using at = await world(fault);
    const undo = jest.fn(() => Promise.resolve());

    await at.context.createToldOnce(CreateAccessToken, pipeline, undo).catch(() => undefined);
    expect(undo).not.toHaveBeenCalled();
    expect(at.controls.countRequests('CreateAccessToken')).toBe(calls);
  });
});

describe('an access token whose secret was lost', () => {
  it.each([
    ['was made', { drop: 'after-commit' }],
    ['was made, and the answer was an error', { status: 500, afterCommit: true }],
    ['was not made', { drop: 'before-commit' }],
    ['was not made, and the answer was an error', { status: 500 }],
  ] as const)('is made once, with a secret: it %s', async (_what, fault) => {
    await using at = await world(fault);
    at.controls.putToken('b-token', 'local-user');

    await expect(at.create()).resolves.toMatchObject({ name: 'pipeline', secret: expect.stringMatching(/^.{43}$/) });

    expect(at.present()).toHaveLength(1);
  });

  it('is told from older ones of its name, which stay', async () => {
    await using at = await world();
    const older = await at.create();
    at.controls.failNext({ operation: 'CreateAccessToken', drop: 'after-commit' });

    const made = await at.create();

    expect(at.present().map(({ id }) => id)).toEqual([older.accessTokenId, made.accessTokenId]);
    expect(at.controls.countRequests('DeleteAccessToken')).toBe(1);
  });

  it('is told by its expiry, in whatever words that was given', async () => {
    await using at = await world({ drop: 'after-commit' });

    await at.create({ name: 'pipeline', expiresTime: '2099-01-31T13:00:00+01:00' });

    expect(at.present()).toEqual([expect.objectContaining({ expiresTime: '2099-01-31T12:00:00.000Z' })]);
  });

  it('is told apart from another of its name that is made at once: each has its turn', async () => {
    await using at = await world({ drop: 'after-commit' });

    const made = await Promise.all([at.create(), at.create()]);

    const ids = at.present().map(({ id }) => id);
    expect(made.map(({ accessTokenId }) => accessTokenId).toSorted()).toEqual(ids.toSorted());
    expect(at.controls.countRequests('DeleteAccessToken')).toBe(1);
  });

  it('is gone when the second one was lost too', async () => {
    await using at = await world({ drop: 'after-commit', times: 2 });

    await expect(at.create()).rejects.toMatchObject({ kind: 'unreachable' });

    expect(at.present()).toEqual([]);
  });

  it('is deleted although the answer of that is lost too', async () => {
    using _quick = withoutWaits();
    await using at = await world({ drop: 'after-commit' });
    at.controls.failNext({ operation: 'DeleteAccessToken', drop: 'after-commit' });

    await expect(at.create()).resolves.toMatchObject({ name: 'pipeline' });

    expect(at.present()).toHaveLength(1);
  });
});
