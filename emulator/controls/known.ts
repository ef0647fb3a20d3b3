/** A control was asked for something that is not there. */
export class Missing extends Error {}

/** The thing itself, or a Missing error that calls it by name. */
export function known<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Missing(`The emulator has no ${name}.`);
  return thing;
}
