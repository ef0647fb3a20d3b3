import { describe, expect, it } from '@jest/globals';
import { UpdateDevEnvironment } from '../../api/operations.js';
import { openStores } from '../../emulator/storage/stores.js';

/** Stores in memory with a user and a project. */
function filledStores() {
  const stores = openStores(undefined);
  stores.spaces.seed({ name: 'acme', regionName: 'us-west-2' });
  const space = stores.spaces.find('acme');
  if (!space) throw new Error('The space was not stored.');
  const project = stores.projects.create(space, { name: 'shop', displayName: 'shop' });
  const caller = stores.users.put('jane.doe');
  return { stores, project, caller, [Symbol.dispose]: stores.close };
}

describe('a client token', () => {
  it('is forgotten once ten thousand others followed', () => {
    using filled = filledStores();
    const { stores, project, caller } = filled;
    const ask = (number: number, answer: string) => {
      const request = { clientToken: `token-${number}` };
      return stores.clientTokens.once({ operation: UpdateDevEnvironment, caller, project, request }, () => ({
        answer,
      }));
    };
    stores.write(() => {
      for (let number = 0; number < 10_001; number += 1) ask(number, 'first');
    });

    expect(ask(1, 'again')).toEqual({ answer: 'first' });
    expect(ask(10_000, 'again')).toEqual({ answer: 'first' });
    expect(ask(0, 'again')).toEqual({ answer: 'again' });
  });
});

describe('an event', () => {
  it('is gone once a hundred thousand others followed', () => {
    using filled = filledStores();
    const { stores, caller } = filled;
    const now = new Date('2026-03-01T12:00:00.000Z');
    stores.write(() => {
      for (let number = 0; number < 100_001; number += 1) {
        stores.events.put({
          spaceName: 'acme',
          requestId: `request-${number}`,
          eventName: 'updateProject',
          eventTime: now.toISOString(),
          userId: caller.id,
          userName: caller.alias,
          request: '{}',
        });
      }
    });

    const ids = Array.from(stores.events.before('acme', Infinity, now), ({ requestId }) => requestId);

    expect(ids).toHaveLength(100_000);
    expect([ids[0], ids.at(-1)]).toEqual(['request-100000', 'request-1']);
  });
});
