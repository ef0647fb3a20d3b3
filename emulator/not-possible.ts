/** A control was asked for what cannot be, as things are. */
export class NotPossible extends Error {}
