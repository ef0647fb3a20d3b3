import type { Shape } from './shape.js';

function scalar<Value>(text: string, is: (value: unknown) => boolean): Shape<Value> {
  return {
    text,
    read: (value, member, problems) => (is(value) ? (value as Value) : problems.add(member, `must be ${text}`)),
  };
}

/** What bounds a number, or the length of a text. Both are inclusive. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** As in ` of 3 to 63 characters`; nothing without bounds. */
function bounded({ min, max }: Bounds, from: string, unit = ''): string {
  if (min !== undefined && max !== undefined) return `${from}${String(min)} to ${String(max)}${unit}`;
  if (min !== undefined) return `${from}at least ${String(min)}${unit}`;
  return max === undefined ? '' : `${from}at most ${String(max)}${unit}`;
}

const within = (size: number, { min = -Infinity, max = Infinity }: Bounds): boolean => size >= min && size <= max;

/** One of a few words; `called` stands for them where they are many. */
export const oneOf = <const Word extends string>(words: readonly Word[], called?: string): Shape<Word> =>
  scalar(called ?? (words.length === 1 ? `"${words.join()}"` : `one of ${words.join(', ')}`), (value) =>
    words.includes(value as Word),
  );

/** A number without a fraction. */
export const whole = (limits: Bounds = {}): Shape<number> =>
  scalar(
    `a whole number${bounded(limits, limits.max === undefined || limits.min === undefined ? ' of ' : ' from ')}`,
    (value) => Number.isSafeInteger(value) && within(value as number, limits),
  );

/** A number that may have a fraction. */
export const fraction = (min: number, max: number): Shape<number> =>
  scalar(
    `a number${bounded({ min, max }, ' from ')}`,
    (value) => typeof value === 'number' && within(value, { min, max }),
  );
