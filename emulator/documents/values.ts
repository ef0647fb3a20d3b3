import { readTimestamp } from '../time/timestamp.js';
import { Problems, type Shape } from './shape.js';

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
  if (min === 1 && max === undefined && unit !== '') return ' that is not empty';
  if (min !== undefined && max !== undefined) return `${from}${String(min)} to ${String(max)}${unit}`;
  if (min !== undefined) return `${from}at least ${String(min)}${unit}`;
  return max === undefined ? '' : `${from}at most ${String(max)}${unit}`;
}

const within = (size: number, { min = -Infinity, max = Infinity }: Bounds): boolean => size >= min && size <= max;

/** Text. Its length counts characters; a pattern holds for all of it, but not for the empty text where that is allowed. */
export function text(limits: Bounds & { readonly pattern?: string } = {}): Shape<string> {
  const { pattern } = limits;
  const expression = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
  const called = `text${bounded(limits, ' of ', ' characters')}${pattern === undefined ? '' : ` that matches \`${pattern}\``}`;
  return scalar(called, (value) => {
    if (typeof value !== 'string' || !within(Array.from(value).length, limits)) return false;
    return (value === '' && limits.min === 0) || (expression?.test(value) ?? true);
  });
}

/** Bytes as text, as long as one likes. */
export const base64: Shape<string> = scalar(
  'bytes in base64',
  (value) => typeof value === 'string' && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
);

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

export const flag: Shape<boolean> = scalar('true or false', (value) => typeof value === 'boolean');

/** A time as RFC 3339 writes it; read as the service writes times. */
export const instant: Shape<string> = {
  text: 'a date and time as RFC 3339 writes them',
  read: (value, member, problems) =>
    (typeof value === 'string' ? readTimestamp(value) : undefined) ?? problems.add(member, `must be ${instant.text}`),
};

/** One of two shapes: the first that takes the value. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  const called = `${one.text} or ${other.text}`;
  return {
    text: called,
    read: (value, member, problems) =>
      one.read(value, member, new Problems()) ??
      other.read(value, member, new Problems()) ??
      problems.add(member, `must be ${called}`),
  };
}

/** Any object, to be read later. */
export const anObject: Shape<Readonly<Record<string, unknown>>> = scalar(
  'an object',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
