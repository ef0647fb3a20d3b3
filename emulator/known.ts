/** The thing that a control names, or an error that says that there is none. */
export function known<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`The emulator has no ${name}.`);
  return thing;
}
