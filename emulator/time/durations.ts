/** The durations that were given, in seconds, the rest as usual. */
export function readDurations<Durations extends object>(usual: Durations, given: Partial<Durations> = {}): Durations {
  const durations = { ...usual, ...given };
  for (const [name, seconds] of Object.entries<unknown>(durations)) {
    if (typeof seconds === 'number' && seconds >= 0 && seconds < Infinity) continue;
    throw new RangeError(`${name} is a number of seconds, from 0.`);
  }
  return durations;
}
