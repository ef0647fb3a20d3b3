import { describe, expect, it, jest } from '@jest/globals';
import { HalfMade } from '../../../provider/model/half-made.js';
import { update } from '../../../provider/model/operations.js';
import { Problem } from '../../../provider/model/problem.js';
import type { PlainValues } from '../../../provider/model/value.js';
import { madeUpContext } from './made-up-context.js';
import { shelf } from './made-up-shelf.js';

const identity = { room: 'hall', label: 'top' };
const before: PlainValues = { ...identity, note: 'old', seed: 'acorn' };
const recorded = { id: 'hall/top', state: { ...before, shelfId: 's-1', pin: '1234' } };
const lost = new Problem('unreachable', 'No answer.');
const rejected = <T>(promise: Promise<T>): Promise<unknown> =>
  promise.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );

/** A service that holds one shelf, and may lose its answers. */
function service({ write = true, answer = true, readable = true } = {}) {
  const held: Record<string, unknown> = { ...identity, note: 'old', shelfId: 's-1' };
  const change = jest.fn(({ note, title }: PlainValues, ..._others: unknown[]): Promise<void> => {
    if (write) Object.assign(held, { note, title });
    return answer ? Promise.resolve() : Promise.reject(lost);
  });
  const ask = jest.fn(() =>
    readable ? Promise.resolve({ ...held }) : Promise.reject(new Problem('throttled', 'No.')),
  );
  return { change, ask, resource: shelf({ update: change, read: ask }) };
}

describe('update', () => {
  it('changes the resource once and records what is read then', async () => {
    const { resource, change, ask } = service();
    const after = { ...before, note: 'new' };
    const context = madeUpContext();

    await expect(update(resource, recorded, before, after, context)).resolves.toStrictEqual({
      ...identity,
      note: 'new',
      shelfId: 's-1',
      seed: 'acorn',
      pin: '1234',
    });
    expect(change.mock.calls).toEqual([[after, recorded.state, context]]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('waits until what it began is done, and reads then', async () => {
    const { resource, change, ask } = service();
    const settle = jest.fn((..._args: unknown[]) => {
      expect(change).toHaveBeenCalledTimes(1);
      expect(ask).not.toHaveBeenCalled();
      return Promise.resolve();
    });
    const context = madeUpContext();
    const { lifecycle } = resource;

    await update(
      { ...resource, lifecycle: { ...lifecycle, settle } },
      recorded,
      before,
      { ...before, note: 'new' },
      context,
    );

    expect(settle.mock.calls).toEqual([[identity, expect.objectContaining({ ...identity, note: 'new' }), context]]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('records what is there when what it began fails in the end', async () => {
    const { resource } = service();
    const cause = new Problem('service', 'FAILED.');
    const failing = { ...resource, lifecycle: { ...resource.lifecycle, settle: () => Promise.reject(cause) } };

    const half = await rejected(update(failing, recorded, before, { ...before, note: 'new' }, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({ state: { note: 'new' }, cause });
  });

  it('records what is beyond use now, though nothing that was asked for differs', async () => {
    const { resource } = service();
    const cause = new Problem('service', 'FAILED.');
    const { lifecycle } = resource;
    const broken = { settle: () => Promise.reject(cause), isBroken: ({ shelfId }: PlainValues) => shelfId === 's-1' };
    const failing = (steps: object) => ({ ...resource, lifecycle: { ...lifecycle, ...steps } });
    const finish = (steps: object) => rejected(update(failing(steps), recorded, before, before, madeUpContext()));

    await expect(finish(broken)).resolves.toMatchObject({ state: { shelfId: 's-1' }, cause });
    await expect(finish({ ...broken, isBroken: () => false })).resolves.toBe(cause);
  });

  it('finishes what was left on its way, with no write', async () => {
    const { resource, change } = service();
    const settle = jest.fn(() => Promise.resolve());

    await update(
      { ...resource, lifecycle: { ...resource.lifecycle, settle } },
      recorded,
      before,
      before,
      madeUpContext(),
    );

    expect(settle).toHaveBeenCalledTimes(1);
    expect(change).not.toHaveBeenCalled();
  });

  it('keeps an option without asking anybody', async () => {
    const { resource, change, ask } = service();

    const state = await update(resource, recorded, before, { ...before, keepBooks: true }, madeUpContext());

    expect(state).toStrictEqual({ ...recorded.state, keepBooks: true });
    expect(change).not.toHaveBeenCalled();
    expect(ask).not.toHaveBeenCalled();
  });

  it('forgets an option that is no longer set', async () => {
    const { resource } = service();
    const withOption = { ...before, keepBooks: true };
    const known = { id: 'hall/top', state: { ...recorded.state, keepBooks: true } };

    const alone = await update(resource, known, withOption, before, madeUpContext());
    const beside = await update(resource, known, withOption, { ...before, note: 'new' }, madeUpContext());

    expect(alone).toStrictEqual(recorded.state);
    expect(beside).not.toHaveProperty('keepBooks');
  });

  it('keeps an option beside a change that needs a call', async () => {
    const { resource, change } = service();
    const after = { ...before, note: 'new', keepBooks: true };

    await expect(update(resource, recorded, before, after, madeUpContext())).resolves.toMatchObject({
      note: 'new',
      keepBooks: true,
    });
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('of what was left half made reads it, and changes nothing', async () => {
    const { resource, change, ask } = service();

    await expect(update(resource, recorded, before, before, madeUpContext())).resolves.toMatchObject({
      shelfId: 's-1',
    });
    expect(change).not.toHaveBeenCalled();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('fails when the resource is gone, and says what to do', async () => {
    const resource = shelf({ update: () => Promise.resolve(), read: () => Promise.resolve(undefined) });

    await expect(update(resource, recorded, before, { ...before, note: 'new' }, madeUpContext())).rejects.toMatchObject(
      {
        kind: 'not-found',
        summary: 'Shelf hall/top is gone.',
        detail: expect.stringContaining('Refresh'),
      },
    );
  });
});

describe('an update that fails', () => {
  const change = { ...before, note: 'new' };

  it('records what is there when the write was done all the same', async () => {
    const { resource } = service({ answer: false });

    const half = await rejected(update(resource, recorded, before, change, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({
      id: 'hall/top',
      state: { note: 'new', seed: 'acorn', pin: '1234' },
      inputs: { ...identity, note: 'new', seed: 'acorn' },
      cause: lost,
    });
  });

  it('records what is there when the write set what was not set before', async () => {
    const { resource } = service({ answer: false });

    const half = await rejected(update(resource, recorded, before, { ...before, title: 't' }, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect(half).toMatchObject({ state: { title: 't' }, inputs: { ...before, title: 't' }, cause: lost });
  });

  it('does not record an option that was to come with it', async () => {
    const { resource } = service({ answer: false });

    const half = await rejected(update(resource, recorded, before, { ...change, keepBooks: true }, madeUpContext()));

    expect(half).toBeInstanceOf(HalfMade);
    expect((half as HalfMade).state).not.toHaveProperty('keepBooks');
    expect((half as HalfMade).inputs).not.toHaveProperty('keepBooks');
  });

  it('is the bare failure when nothing changed', async () => {
    const { resource } = service({ write: false, answer: false });

    await expect(rejected(update(resource, recorded, before, change, madeUpContext()))).resolves.toBe(lost);
    await expect(
      rejected(update(resource, recorded, before, { ...change, title: 't', keepBooks: true }, madeUpContext())),
    ).resolves.toBe(lost);
  });

  it('is the bare failure when nothing can be read', async () => {
    const { resource } = service({ answer: false, readable: false });

    await expect(rejected(update(resource, recorded, before, change, madeUpContext()))).resolves.toBe(lost);
  });

  it('asks nothing more once it is cancelled', async () => {
    const { resource, ask } = service({ answer: false });
    const context = madeUpContext(1, AbortSignal.abort());

    await expect(rejected(update(resource, recorded, before, change, context))).resolves.toBe(lost);
    expect(ask).not.toHaveBeenCalled();
  });

  describe('of what the last read noted as due', () => {
    const due = { ...recorded, state: { ...recorded.state, madeAt: 'noted' } };
    const noted = ({ madeAt }: PlainValues) => (madeAt === 'noted' ? ['madeAt'] : []);
    const dueShelf = (told: PlainValues, read: () => Promise<Record<string, unknown> | undefined>) =>
      shelf({ update: () => Promise.resolve(told), read, due: noted });

    it('is done though the program is the same, and what it told is recorded', async () => {
      const resource = dueShelf({ pin: '5678' }, () => Promise.resolve({ ...identity, shelfId: 's-1' }));

      const now = await update(resource, due, before, before, madeUpContext());

      expect(now).toStrictEqual({ ...identity, shelfId: 's-1', seed: 'acorn', pin: '5678' });
    });

    it('is done together with a change that needs no call', async () => {
      const resource = dueShelf({ pin: '5678' }, () => Promise.resolve({ ...identity, shelfId: 's-1' }));

      const now = await update(resource, due, before, { ...before, keepBooks: true }, madeUpContext());

      expect(now).toMatchObject({ keepBooks: true, pin: '5678' });
    });

    it('is never lost when the look at it fails', async () => {
      const resource = dueShelf({ pin: '5678' }, () => Promise.reject(lost));

      const half = await rejected(update(resource, due, before, before, madeUpContext()));

      expect(half).toBeInstanceOf(HalfMade);
      expect(half).toMatchObject({ id: 'hall/top', state: { ...due.state, pin: '5678' }, inputs: before, cause: lost });
    });

    it('is never lost when the run is cancelled', async () => {
      const controller = new AbortController();
      const resource = dueShelf({ pin: '5678' }, () => {
        controller.abort();
        return Promise.reject(lost);
      });

      const half = await rejected(update(resource, due, before, before, madeUpContext(3, controller.signal)));

      expect(half).toMatchObject({ state: { pin: '5678' } });
    });
  });
});
