/** The one there is, if there is one; a second one is an error, as nobody asked for it. */
export function theOnly<Thing>(things: readonly Thing[]): Thing | undefined {
  const [one, ...others] = things;
  if (others.length > 0) throw new Error(`There was to be one alone: ${JSON.stringify(things)}`);
  return one;
}
