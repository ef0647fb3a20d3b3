import { describe, expect, it } from '@jest/globals';
import { HalfMade } from '../../../provider/model/half-made.js';
import { Problem, type ProblemKind } from '../../../provider/model/problem.js';
import { isWhole } from '../../../provider/model/whole.js';
import { shelf } from './made-up-shelf.js';

const told = { room: 'hall', label: 'top', shelfId: 's-1', madeAt: '2026-01-01T00:00:00Z', pin: '1234' };

const left = (cause: unknown, state: Record<string, string> = told): HalfMade =>
  new HalfMade({ id: 'hall/top', state, inputs: {}, cause });

const problem = (kind: ProblemKind, status?: number): Problem =>
  new Problem(kind, 'No.', {
    trace: { operation: 'GetShelf', code: 'Trouble', ...(status !== undefined && { status }) },
  });

describe('what a failed create has left', () => {
  it.each([
    ['throttled', 429, true],
    ['signed-out', 401, true],
    ['unreachable', undefined, true],
    ['service', 503, true],
    ['service', undefined, true],
    ['service', 400, false],
    ['forbidden', 403, false],
    ['timed-out', undefined, false],
    ['not-found', 404, false],
  ] as const)('after %s %s: whole is %s', (kind, status, expected) => {
    expect(isWhole(shelf(), left(problem(kind, status)))).toBe(expected);
  });

  it('is not whole where something that the service tells is not known', () => {
    const { madeAt: _unknown, ...rest } = told;
    expect(isWhole(shelf(), left(problem('throttled', 429), rest))).toBe(false);
  });

  it('is not whole where it had to become ready first', () => {
    const resource = shelf({ settle: () => Promise.resolve() });
    expect(isWhole(resource, left(problem('throttled', 429)))).toBe(false);
  });

  it('is not whole after a defect of ours', () => {
    expect(isWhole(shelf(), left(new TypeError('undefined is not a function')))).toBe(false);
  });
});
