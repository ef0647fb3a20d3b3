import type { AnyResource, PlainValues } from '../../model/index.js';

/** A resource as a stack has it on record. */
export interface Managed {
  /** The stack's own name for it, which no other has: a URN. */
  readonly address: string;
  /** What the program calls it. */
  readonly name: string;
  readonly resource: AnyResource;
  readonly id: string;
  /** What was declared when it was last deployed. */
  readonly inputs: PlainValues;
  readonly state: PlainValues;
  /** The properties that must not be shown. */
  readonly secrets: ReadonlySet<string>;
  /** What the provider was configured with, as far as it is on record. */
  readonly settings: PlainValues;
  readonly isProtected: boolean;
  /** Whether it has been replaced and waits to be deleted. */
  readonly isReplaced: boolean;
  /** The addresses of what depends on it, is inside it or goes with it: none of that can stay when it goes. */
  readonly neededBy?: readonly string[];
}

/** A stack of an engine: what it manages is what other tools leave alone. */
export interface Stack {
  /** For people: which stack of which project. */
  readonly label: string;
  /** Its own name, as the engine takes it. */
  readonly name: string;
  /** The folder of the project. */
  readonly folder: string;
  /** Everything of ours that is on record, read without writing anything. */
  managed(signal: AbortSignal): Promise<readonly Managed[]>;
}
