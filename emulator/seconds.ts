/** Times that were given, the rest as usual, each a number of seconds from 0. */
export function readSeconds<Times extends object>(usual: Times, given: Partial<Times> = {}): Times {
  const times = { ...usual, ...given };
  for (const [name, seconds] of Object.entries<unknown>(times as Record<string, unknown>)) {
    if (!(typeof seconds === 'number' && seconds >= 0 && seconds < Infinity)) {
      throw new RangeError(`${name} is a number of seconds, from 0.`);
    }
  }
  return times;
}
