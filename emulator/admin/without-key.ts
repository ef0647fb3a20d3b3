/** A thing as it is shown: its key is the storage's own. */
export function withoutKey<Thing extends object>(thing: Thing): Omit<Thing, 'key'> {
  const { key: _key, ...shown } = thing as Thing & { key?: unknown };
  return shown;
}
