import { describe, expect, it } from '@jest/globals';
import { SeededNumbers } from '../../seeded-numbers.js';
import { day, rotated, Visitor } from './rotated-token.js';

const seeds = Array.from(
  { length: process.env.TORTURE === undefined ? 15 : 500 },
  (_, index) => `${process.env.SEED ?? '1'}.${String(index)}`,
);

describe('a token that is rotated', () => {
  it.each(seeds)(
    'is always one that is good, whenever it is looked at, planned and carried out (seed %s)',
    async (seed) => {
      const random = new SeededNumbers(seed);
      const beforeDays = 20 + random.below(60);
      const overlapDays = random.hits(50) ? undefined : 1 + random.below(beforeDays);
      await using token = await rotated({ beforeDays, ...(overlapDays && { overlapDays }) });
      const visitor = new Visitor(token);

      while (visitor.secrets.size < 4) {
        // He comes at least once before the token expires, and acts a day after he has planned.
        token.clock.advance(random.below((beforeDays - 1) * day));
        const before = token.tokens();
        await token.refresh();
        expect(token.tokens()).toEqual(before);
        const plan = token.plan();
        token.clock.advance(random.below(day));
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
