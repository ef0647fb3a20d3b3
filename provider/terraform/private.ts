/** What the provider notes beside a state, for itself alone. */
interface Notes {
  /** What the program set of what the service would have told too. */
  readonly set?: readonly string[];
  /** The same as it was before what is planned. */
  readonly wasSet?: readonly string[];
  /** The id alone is known: nothing was read yet. */
  readonly isImported?: boolean;
  /** A plan that leaves nothing in its place; where another takes it, the plan of that one is at hand. */
  readonly isDestroyed?: boolean;
}

/** Nothing to note is no bytes, so that states are as short as they can be. */
export function encodeNotes({ set = [], wasSet = [], ...notes }: Notes): Uint8Array {
  const noted = { ...notes, ...(set.length > 0 && { set }), ...(wasSet.length > 0 && { wasSet }) };
  return Object.keys(noted).length === 0 ? new Uint8Array() : Buffer.from(JSON.stringify(noted));
}

export const decodeNotes = (bytes: Uint8Array): Notes =>
  bytes.length === 0 ? {} : (JSON.parse(Buffer.from(bytes).toString()) as Notes);
