import { describe, expect, it, jest } from '@jest/globals';
import type { Context } from '../../../provider/model/context.js';
import { create, read, remove, update } from '../../../provider/model/operations.js';
import type { PlainValues } from '../../../provider/model/value.js';
import { madeUpContext } from './made-up-context.js';
import { shelf } from './made-up-shelf.js';

const identity = { room: 'hall', label: 'top' };
const state: PlainValues = { ...identity, note: 'old', shelfId: 's-1' };
const recorded = { id: 'hall/top', state };

/** A context whose plain looks are told apart from the others, and a shelf that remembers who asked. */
function watched() {
  const coalesced = madeUpContext();
  const context: Context = { ...madeUpContext(), coalesced: () => coalesced };
  const asked: unknown[] = [];
  const answer =
    <T>(value: T) =>
    (...args: readonly unknown[]) => {
      asked.push(args.at(-1) === coalesced ? 'coalesced' : 'fresh');
      return Promise.resolve(value);
    };
  const resource = shelf({
    create: answer(identity),
    read: answer({ ...state }),
    update: answer(undefined),
    delete: answer(undefined),
  });
  return { context, asked, resource };
}

describe('a plain look', () => {
  it('may be answered by what siblings were told', async () => {
    const { context, asked, resource } = watched();
    await read(resource, 'hall/top', state, context);
    expect(asked).toEqual(['coalesced']);
  });
});

describe('what writes', () => {
  it.each<[string, string[], (world: ReturnType<typeof watched>) => Promise<unknown>]>([
    ['create', ['fresh', 'fresh'], ({ resource, context }) => create(resource, identity, context)],
    [
      'update',
      ['fresh', 'fresh'],
      ({ resource, context }) => update(resource, recorded, state, { ...state, note: 'new' }, context),
    ],
    [
      'update, though nothing is left to write',
      ['fresh'],
      ({ resource, context }) => update(resource, recorded, state, state, context),
    ],
    ['delete', ['fresh'], ({ resource, context }) => remove(resource, recorded, {}, context)],
  ])('asks the service itself: %s', async (_what, expected, act) => {
    const world = watched();
    await act(world);
    expect(world.asked).toEqual(expected);
  });

  it('asks the service itself while it waits for what it made', async () => {
    const { context, asked, resource } = watched();
    const { lifecycle } = resource;
    const later = jest.spyOn(lifecycle, 'read').mockImplementationOnce((_identity, _known, given) => {
      asked.push(given === context ? 'fresh' : 'coalesced');
      return Promise.resolve(undefined);
    });
    await create(resource, identity, context);
    expect(later).toHaveBeenCalledTimes(2);
    expect(asked).toEqual(['fresh', 'fresh', 'fresh']);
  });
});
