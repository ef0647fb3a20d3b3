import { describe, expect, it } from '@jest/globals';
import { guard } from '../../../provider/model/guard.js';
import { Problem } from '../../../provider/model/problem.js';
import type { PlainValues } from '../../../provider/model/value.js';
import { madeUpContext } from './made-up-context.js';
import { shelf } from './made-up-shelf.js';

const recorded = { id: 'hall/top', state: { room: 'hall', label: 'top', keepBooks: true } };

describe('what no other may take the place of', () => {
  const why = new Problem('data-loss', 'It is nailed to the wall.');
  const staysBecause = ({ keepBooks }: PlainValues) => (keepBooks === true ? why : undefined);
  const nailed = shelf({ staysBecause });

  it.each([
    ['nobody', {}],
    ['the provider', { forceDestroy: true }],
  ])('stays, though %s lets data go', async (_who, settings) => {
    await expect(guard(nailed, recorded, 'replace', settings, madeUpContext())).rejects.toBe(why);
  });

  it('is judged by what is recorded', async () => {
    const loose = { ...recorded, state: { ...recorded.state, keepBooks: false } };

    await expect(guard(nailed, loose, 'replace', {}, madeUpContext())).resolves.toHaveProperty('isGiven', false);
  });

  it('may be deleted', async () => {
    await expect(guard(nailed, recorded, 'delete', {}, madeUpContext())).resolves.toHaveProperty('isGiven', false);
  });
});

describe('what would lose data', () => {
  const full = shelf({ losses: () => Promise.resolve('it is full of books') });

  it.each([
    ['nothing is said', {}, 'data-loss'],
    ['its id is listed', { forceDestroyIds: ['hall/low', 'hall/top'] }, true],
    ['other ids are listed', { forceDestroyIds: ['hall/top/left', 'hall'] }, 'data-loss'],
    ['its id is there, but in no list', { forceDestroyIds: 'hall/top' }, 'data-loss'],
  ])('is judged where %s', async (_what, settings, outcome) => {
    const judged = guard(full, recorded, 'delete', settings, madeUpContext()).then(
      ({ isGiven }) => isGiven,
      (error: unknown) => (error as Problem).kind,
    );

    expect(await judged).toBe(outcome);
  });
});
