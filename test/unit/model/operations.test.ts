import { describe, expect, it, jest } from '@jest/globals';
import { HalfMade } from '../../../provider/model/half-made.js';
import { create, read, remove } from '../../../provider/model/operations.js';
import { Problem } from '../../../provider/model/problem.js';
import type { PlainValues } from '../../../provider/model/value.js';
import { madeUpContext } from './made-up-context.js';
import { shelf } from './made-up-shelf.js';

const inputs: PlainValues = { room: 'hall', label: 'top', note: 'n', seed: 'acorn', keepBooks: true };
const told = { room: 'hall', label: 'top', note: 'n', shelfId: 's-1', madeAt: '2026-01-01T00:00:00Z' };
const identity = { room: 'hall', label: 'top' };
const rejected = <T>(promise: Promise<T>): Promise<unknown> =>
  promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

describe('create', () => {
  it('records what was read, and keeps what no read tells', async () => {
    const resource = shelf({
      create: () => Promise.resolve({ ...identity, pin: '1234' }),
      read: () => Promise.resolve(told),
    });

    await expect(create(resource, inputs, madeUpContext())).resolves.toStrictEqual({
      id: 'hall/top',
      state: { ...told, seed: 'acorn', keepBooks: true, pin: '1234' },
    });
  });

  it('reads by the identity that create answered, and tells what is known', async () => {
    const ask = jest.fn((..._args: unknown[]) => Promise.resolve(told));
    const resource = shelf({ create: () => Promise.resolve({ ...identity, pin: '1234' }), read: ask });
    const context = madeUpContext();

    await create(resource, inputs, context);

    expect(ask).toHaveBeenCalledWith(identity, { ...inputs, pin: '1234' }, context);
  });

  it('waits for what appears late, and says for what', async () => {
    const answers = [undefined, undefined, told];
    const resource = shelf({
      create: () => Promise.resolve(identity),
      read: () => Promise.resolve(answers.shift()),
    });
    const context = madeUpContext();

    await expect(create(resource, inputs, context)).resolves.toMatchObject({ id: 'hall/top' });
    expect(context.waits).toEqual(['Shelf hall/top to appear', 'Shelf hall/top to appear']);
  });

  it('leaves nothing to record when it fails before anything is made', async () => {
    const problem = new Problem('forbidden', 'No.');
    const resource = shelf({ create: () => Promise.reject(problem) });

    await expect(rejected(create(resource, inputs, madeUpContext()))).resolves.toBe(problem);
  });

  it('says how to import what is there already, as far as its id is known', async () => {
    const resource = shelf({ create: () => Promise.reject(new Problem('conflict', 'Taken.')) });

    await expect(create(resource, inputs, madeUpContext())).rejects.toMatchObject({
      kind: 'conflict',
      detail: 'If it is meant to be managed here, import it: its id is hall/top.',
    });
    await expect(create(resource, { room: 'hall' }, madeUpContext())).rejects.toMatchObject({
      detail: 'If it is meant to be managed here, import it: its id is hall/<label>.',
    });
  });

  it.each([
    ['fails', new Problem('unreachable', 'No answer.')],
    ['is cancelled', new Problem('cancelled', 'Cancelled.')],
    ['has a defect', new TypeError('x is undefined')],
  ])('loses nothing when the read after it %s', async (_what, cause) => {
    const resource = shelf({
      create: () => Promise.resolve({ ...identity, pin: '1234' }),
      read: () => Promise.reject(cause),
    });

    const half = await rejected(create(resource, inputs, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({ id: 'hall/top', state: { ...inputs, pin: '1234' }, inputs, cause });
  });

  it('loses nothing when what was made never appears', async () => {
    const resource = shelf({
      create: () => Promise.resolve(identity),
      read: () => Promise.resolve(undefined),
    });

    const half = await rejected(create(resource, inputs, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({ id: 'hall/top', state: inputs, cause: { kind: 'timed-out' } });
  });

  it('records nothing that create left untold in so many words', async () => {
    const resource = shelf({
      create: () => Promise.resolve({ ...identity, note: undefined, pin: undefined }),
      read: () => Promise.reject(new Problem('unreachable', 'No answer.')),
    });

    const half = await rejected(create(resource, inputs, madeUpContext()));

    expect((half as HalfMade).state).toStrictEqual(inputs);
  });
});

describe('what takes its time to be made', () => {
  const made = { create: () => Promise.resolve({ ...identity, pin: '1234' }) };

  it('is waited for before it is read', async () => {
    const order: string[] = [];
    const settle = jest.fn((..._args: unknown[]) => Promise.resolve(void order.push('settle')));
    const resource = shelf({ ...made, settle, read: () => Promise.resolve((order.push('read'), told)) });
    const context = madeUpContext();

    await create(resource, inputs, context);

    expect(settle.mock.calls).toEqual([[identity, { ...inputs, ...identity, pin: '1234' }, context]]);
    expect(order).toEqual(['settle', 'read']);
  });

  it('is recorded as it is when it fails in the end', async () => {
    const cause = new Problem('service', 'FAILED.');
    const resource = shelf({ ...made, settle: () => Promise.reject(cause), read: () => Promise.resolve(told) });

    const half = await rejected(create(resource, inputs, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({ id: 'hall/top', inputs, cause });
    expect((half as HalfMade).state).toStrictEqual({ ...told, seed: 'acorn', keepBooks: true, pin: '1234' });
  });

  it.each([
    ['cannot be read', () => Promise.reject(new Problem('unreachable', 'No answer.'))],
    ['is not there', () => Promise.resolve(undefined)],
  ])('is recorded as it was asked for when it fails and then %s', async (_what, ask) => {
    const resource = shelf({ ...made, settle: () => Promise.reject(new Problem('service', 'FAILED.')), read: ask });

    const half = await rejected(create(resource, inputs, madeUpContext()));

    expect((half as HalfMade).state).toStrictEqual({ ...inputs, pin: '1234' });
  });

  it('is not looked at again once the run is cancelled', async () => {
    const controller = new AbortController();
    const settle = () => {
      controller.abort();
      return Promise.reject(new Problem('cancelled', 'Cancelled.'));
    };
    const ask = jest.fn(() => Promise.resolve(told));

    const half = await rejected(
      create(shelf({ ...made, settle, read: ask }), inputs, madeUpContext(3, controller.signal)),
    );

    expect((half as HalfMade).state).toStrictEqual({ ...inputs, pin: '1234' });
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('read', () => {
  it('keeps what the service does not tell: options, create-only inputs, secrets told once', async () => {
    const resource = shelf({ read: () => Promise.resolve(told) });
    const known = { ...told, note: 'old', seed: 'acorn', keepBooks: true, pin: '1234' };

    await expect(read(resource, 'hall/top', known, madeUpContext())).resolves.toStrictEqual({
      ...told,
      seed: 'acorn',
      keepBooks: true,
      pin: '1234',
    });
  });

  it('drops what the service no longer tells', async () => {
    const resource = shelf({ read: () => Promise.resolve({ ...identity, note: undefined }) });

    await expect(read(resource, 'hall/top', { ...told, note: 'old' }, madeUpContext())).resolves.toStrictEqual(
      identity,
    );
  });

  it('knows nothing at an import but what is read, and records what is told once as empty', async () => {
    const ask = jest.fn((..._args: unknown[]) => Promise.resolve(told));
    const context = madeUpContext();

    await expect(read(shelf({ read: ask }), 'hall/top', undefined, context)).resolves.toStrictEqual({
      ...told,
      pin: '',
    });
    expect(ask).toHaveBeenCalledWith(identity, undefined, context);
  });

  it('answers nothing for what is proved gone', async () => {
    const resource = shelf({ read: () => Promise.resolve(undefined) });

    await expect(read(resource, 'hall/top', told, madeUpContext())).resolves.toBeUndefined();
  });

  it('refuses an id that is none before it asks', async () => {
    await expect(read(shelf(), 'hall', undefined, madeUpContext())).rejects.toMatchObject({ kind: 'invalid-input' });
  });
});

describe('remove', () => {
  it('deletes by the identity in the id, and tells the recorded state', async () => {
    const ask = jest.fn((..._args: unknown[]) => Promise.resolve());
    const context = madeUpContext();

    await remove(shelf({ delete: ask }), { id: 'hall/top', state: told }, {}, context);

    expect(ask).toHaveBeenCalledWith(identity, told, context, expect.objectContaining({ isGiven: false }));
  });

  it.each([
    ['nobody', {}, {}, false],
    ['the recorded state', { forceDestroy: true }, {}, true],
    ['the settings of the provider', {}, { forceDestroy: true }, true],
  ])('tells the delete whether data may go, as %s says', async (_who, state, settings, isGiven) => {
    const ask = jest.fn((..._args: unknown[]) => Promise.resolve());

    await remove(shelf({ delete: ask }), { id: 'hall/top', state: { ...told, ...state } }, settings, madeUpContext());

    expect(ask.mock.lastCall?.[3]).toMatchObject({ isGiven });
  });

  it.each([
    ['takes its place', { isReplaced: true }, true],
    ['takes its place, and none if nobody says so', {}, false],
  ])('tells the delete whether another %s', async (_what, replacement, isReplaced) => {
    const ask = jest.fn((..._args: unknown[]) => Promise.resolve());

    await remove(shelf({ delete: ask }), { id: 'hall/top', state: told, ...replacement }, {}, madeUpContext());

    expect(ask.mock.lastCall?.[3]).toMatchObject({ isReplaced });
  });

  it('lets the delete refuse what only it finds out', async () => {
    const resource = shelf({
      delete: (_identity, _state, _context, release) => Promise.reject(release.refusal('it is full')),
    });

    await expect(remove(resource, { id: 'hall/top', state: told }, {}, madeUpContext())).rejects.toMatchObject({
      kind: 'data-loss',
      summary: 'Shelf hall/top is not deleted, because it is full.',
    });
  });

  it('fails when the delete fails', async () => {
    const resource = shelf({ delete: () => Promise.reject(new Problem('forbidden', 'No.')) });

    await expect(remove(resource, { id: 'hall/top', state: told }, {}, madeUpContext())).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
