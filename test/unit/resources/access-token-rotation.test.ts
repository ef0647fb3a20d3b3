import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { day, rotated, Visitor } from './rotated-token.js';

/** Numbers from 0 to less than 1 that are the same for the same seed. */
function* numbers(seed: string): Generator<number, never> {
  for (let index = 0; ; index += 1) {
    yield (
      createHash('sha256')
        .update(`${seed} ${String(index)}`)
        .digest()
        .readUInt32BE() /
      2 ** 32
    );
  }
}

const seeds = Array.from(
  { length: process.env.TORTURE === undefined ? 15 : 500 },
  (_, index) => `${process.env.SEED ?? '1'}.${String(index)}`,
);

describe('a token that is rotated', () => {
  it.each(seeds)(
    'is always one that is good, whenever it is looked at, planned and carried out (seed %s)',
    async (seed) => {
      const random = numbers(seed);
      const next = (below: number): number => Math.floor(random.next().value * below);
      const beforeDays = 20 + next(60);
      const overlapDays = next(2) === 0 ? undefined : 1 + next(beforeDays);
      await using token = await rotated({ beforeDays, ...(overlapDays && { overlapDays }) });
      const visitor = new Visitor(token);

      while (visitor.secrets.size < 4) {
        // He comes at least once before the token expires, and acts a day after he has planned.
        token.clock.advance(next((beforeDays - 1) * day));
        const before = token.tokens();
        await token.refresh();
        expect(token.tokens()).toEqual(before);
        const plan = token.plan();
        token.clock.advance(next(day));
        await plan.apply();
        visitor.look();
      }
      expect(new Set(visitor.secrets.values()).size).toBe(4);

      await token.destroy();
      expect(token.tokens()).toEqual([]);
    },
  );

  it('gets its successor when due and not before, and loses the old one after the overlap', async () => {
    await using token = await rotated({ beforeDays: 30, overlapDays: 7 });
    const [old] = token.tokens();

    token.clock.advance(334 * day);
    await token.refresh();
    expect(token.plan().isChange).toBe(false);
    token.clock.advance(2 * day);
    expect(token.plan().isChange).toBe(false);
    await token.refresh();
    const plan = token.plan();
    expect(plan.isChange).toBe(true);
    await plan.apply();
    expect(token.tokens().map(({ id }) => id)).toEqual([old?.id, token.state.accessTokenId]);
    expect(token.state.previous).toEqual([{ accessTokenId: old?.id, deleteAfter: '2027-02-07T12:00:00.000Z' }]);

    token.clock.advance(7 * day - 1);
    await token.refresh();
    expect(token.plan().isChange).toBe(false);
    token.clock.advance(1);
    await token.refresh();
    await token.plan().apply();
    expect(token.tokens().map(({ id }) => id)).toEqual([token.state.accessTokenId]);
    expect(token.state).not.toHaveProperty('previous');
  });

  it('is left as it is by a plan that found nothing, however late that is carried out', async () => {
    await using token = await rotated({ beforeDays: 30 });
    await token.refresh();
    const plan = token.plan();

    token.clock.advance(400 * day);
    await plan.apply();

    expect(token.tokens()).toHaveLength(1);
  });
});
