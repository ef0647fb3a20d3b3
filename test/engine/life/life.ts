import type { OperationName } from '../../../api/contract-types.js';
import type { Controls } from '../../../emulator/index.js';
import type { AnyResource, InputsFor } from '../../../provider/model/index.js';
import type { Change } from '../answer.js';
import type { Omission } from './omission.js';
import type { World } from '../world.js';

/** A value, and what it asks for. */
type Row<Value> = readonly [value: Value, change: Change];
type Names<R extends AnyResource> = Extract<keyof InputsFor<R>, string>;
type ValueOf<R extends AnyResource, Name extends Names<R>> = NonNullable<InputsFor<R>[Name]>;

/**
 * A value for each input, what a change to it asks for, and the input whose place it takes, where the two exclude each other,
 * or the inputs that change with it, where they name things that are found in it alone.
 */
export type Changes<R extends AnyResource> = {
  readonly [Name in Names<R>]-?:
    | Row<ValueOf<R, Name>>
    | readonly [...Row<ValueOf<R, Name>>, instead: Names<R>]
    | readonly [...Row<ValueOf<R, Name>>, along: Partial<InputsFor<R>>];
};

/**
 * All that happens to a resource, for an engine to live through. Written by hand, not read from the resource: it is the
 * specification that the resource is held to, and one that gets a new input demands new rows. A thing is what the service
 * has of it.
 */
export interface Life<R extends AnyResource, Thing extends object = object> {
  readonly world: World;
  /** What is declared. */
  readonly inputs: InputsFor<R>;
  readonly changes: Changes<R>;
  /** What an import leaves to the program, as both having and not having it is right. */
  readonly notImported?: readonly Names<R>[];
  /** What else somebody may make of each input, and what puts that right. */
  readonly drifts: { readonly [Name in Names<R>]-?: Omission | readonly Row<ValueOf<R, Name> | undefined>[] };
  /** Values that are refused, and what is said of them. */
  readonly bad: Readonly<Required<Record<Names<R>, Omission | readonly (readonly [value: unknown, said: string])[]>>>;
  /** The action that each step asks for. Of reads, those that come before the one after a create are let through. */
  readonly calls: {
    readonly create: OperationName;
    readonly read: OperationName;
    readonly readsBefore?: number;
    readonly update: OperationName | Omission;
    readonly delete: OperationName | Omission;
  };
  /** The one thing that these inputs declare, if it is there; more than one is an error. */
  find(emulator: Controls, inputs: InputsFor<R>): Thing | undefined;
  id(thing: Thing): string;
  /** Changes members behind everybody's back. */
  set(emulator: Controls, thing: Thing, members: Readonly<Record<string, unknown>>): void;
  /** Takes it away behind everybody's back, so that it can be made again. */
  readonly remove: Omission | Removal<Thing>['remove'];
}

interface Removal<Thing> {
  remove(emulator: Controls, thing: Thing): void;
}
