import type { AnyResource, Plain, PlainValues } from '../../model/index.js';
import type { DestroyOptions, Lock, Said } from './destroy.js';

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
  /** Whether the program only looks it up: another manages it, or nobody. */
  readonly isExternal: boolean;
  /** The addresses of what depends on it, is inside it or goes with it: none of that can stay when it goes. */
  readonly neededBy?: readonly string[];
}

/** What the program declares now, where that is not what is on record. */
export interface Declared {
  readonly address: string;
  readonly name: string;
  readonly resource: AnyResource;
  /** `new` is not deployed yet, `removed` is on record alone. */
  readonly kind: 'changed' | 'new' | 'removed';
  /** Without those that are unknown or hidden. */
  readonly inputs: PlainValues;
  /** The properties that are not known before the deployment. */
  readonly unknown: ReadonlySet<string>;
  /** The secrets that the engine does not show, and whether each is another than the one on record. */
  readonly hidden: ReadonlyMap<string, { readonly isChanged: boolean }>;
}

/** Something that is there and that a stack is to manage. */
export interface Adoptable {
  readonly resource: AnyResource;
  readonly id: string;
  /** What the program is to call it; no two have the same. */
  readonly name: string;
}

/** A stack of an engine: what it manages is what other tools leave alone. */
export interface Stack {
  readonly engine: 'pulumi' | 'terraform';
  /** For people: which stack of which project. */
  readonly label: string;
  /** Its own name, as the engine takes it. */
  readonly name: string;
  /** The folder of the project. */
  readonly folder: string;
  /** The file that people change to change the project. */
  readonly file: string;
  /** The folder that the program runs in, which is where a local service keeps what it has. */
  programFolder(): Promise<string>;
  /** Everything of ours that is on record, read without writing anything. */
  managed(signal: AbortSignal): Promise<readonly Managed[]>;
  /** Runs the program, writing nothing, and answers what differs from the record. */
  declared(signal: AbortSignal): Promise<readonly Declared[]>;
  /** How a program names a property, and sets it where a value is given. */
  written(property: string, value?: Plain): string;
  /** The command that makes the thing as it is declared. */
  restoreCommand(address: string): string;
  /** The command that applies what the program declares, without a look at what is there. */
  applyCommand(address: string): string;
  /** The command that takes what is there into the record. */
  acceptCommand(address: string): string;
  /** The commands that bring things under this stack. */
  adoptCommands(things: readonly Adoptable[]): readonly string[];
  /** Has the engine delete what is at some addresses and nothing else, as far as it can; it does not fail where it cannot. */
  destroy(options: DestroyOptions): Promise<Said>;
  /** The lock that a failure tells of, where it can be told whose it is. */
  lockIn(failure: string): Lock | undefined;
}
