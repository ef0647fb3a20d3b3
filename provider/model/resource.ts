import type { Context } from './context.js';
import type { Problem } from './problem.js';
import type { Input, Option, Output } from './property.js';
import type { Shape } from './shape.js';
import type { Plain } from './value.js';

/** Why something would be deleted: because the program says so, or because another is to take its place. */
export type Reason = 'delete' | 'replace';

/** Whether data may go with what is deleted, and the refusal where it may not, for what only the deletion itself finds out. */
export interface Release {
  readonly isGiven: boolean;
  /** Whether another takes its place, as far as that can be told: the program still declares it. */
  readonly isReplaced: boolean;
  refusal(lost: string): Problem;
}

type Simplify<T> = { [K in keyof T]: T[K] } & {};
type Inputs = Readonly<Record<string, Input>>;
type Options = Readonly<Record<string, Option>>;
type Outputs = Readonly<Record<string, Output>>;
type ValueOf<P> = P extends { member: { '~value'?: infer V } } ? V : P extends Option<infer V> ? V : never;
type Required<P> = P extends Input<unknown, true> ? true : false;

/** What create and update are given: the inputs, defaults filled in, and the options. */
export type InputsOf<I, P> = Simplify<
  { [K in keyof I as Required<I[K]> extends true ? K : never]: ValueOf<I[K]> } & {
    [K in keyof I as Required<I[K]> extends true ? never : K]?: ValueOf<I[K]> | undefined;
  } & { [K in keyof P]?: ValueOf<P[K]> | undefined }
>;
type Optional<O> = {
  [K in keyof O]: O[K] extends Output<unknown, boolean, true> ? never : K;
}[keyof O];
/** All that is recorded of a resource. */
export type StateOf<I, P, O> = Simplify<
  Omit<InputsOf<I, P>, keyof O> & { [K in Exclude<keyof O, Optional<O>>]: ValueOf<O[K]> } & {
    [K in Optional<O>]?: ValueOf<O[K]> | undefined;
  }
>;
type Unreadable<I, P, O> =
  | keyof P
  | { [K in keyof I]: I[K] extends Input<unknown, boolean, 'never'> ? K : never }[keyof I]
  | { [K in keyof O]: O[K] extends Output<unknown, true> ? K : never }[keyof O];
/** What `read` must answer: the state less what the service does not tell. */
type ReadableOf<I, P, O> = Simplify<Omit<StateOf<I, P, O>, Unreadable<I, P, O>>>;
type Updatable<I> = { [K in keyof I]: I[K] extends Input<unknown, boolean, 'update'> ? K : never }[keyof I];
type Identity<I, P, O, D extends readonly PropertyKey[]> = Pick<StateOf<I, P, O>, D[number] & keyof StateOf<I, P, O>>;

/** What is recorded for certain is the identity: a resource that was left half made has little else. */
type KnownOf<I, P, O, D extends readonly PropertyKey[]> = Simplify<Identity<I, P, O, D> & Partial<StateOf<I, P, O>>>;

interface ResourceShape<I, P, O, D> {
  readonly description: string;
  /** What is lost with it when it is deleted or replaced, as the end of a sentence: `all its code`. */
  readonly loses?: string;
  readonly inputs: I;
  readonly options?: P;
  readonly outputs: O;
  /** The properties that make up the id, in order; only the last may hold a `/`. */
  readonly identity: D;
  /**
   * The outputs of one that lives only as long as a run needs it: it is made when it is opened and deleted when it is
   * closed, and nothing of it is recorded. Absent where that makes no sense.
   */
  readonly ephemeral?: readonly Extract<keyof O, string>[];
  /** Properties of which only one may be set. */
  readonly exclusive?: readonly Extract<keyof I | keyof P, string>[];
  /** Raised when the recorded state changes its form; `upgrades[n]` turns a state of version n into version n + 1. */
  readonly stateVersion?: number;
  readonly upgrades?: Readonly<Record<number, (state: Record<string, Plain>) => Record<string, Plain>>>;
}

/** A part of a list that is asked for: from where on, and how many at most. */
export interface Part {
  readonly token: string | undefined;
  readonly most: number;
}
/** A part of a list: the last part of the id of each thing in it, what people know it by, and where the list goes on. */
export interface Page {
  readonly items: readonly { readonly id: string; readonly name: string }[];
  readonly next: string | undefined;
}
type Parents<D extends readonly PropertyKey[]> = D extends readonly [...infer All extends PropertyKey[], PropertyKey]
  ? All
  : [];

interface Always<I, P, O, D extends readonly PropertyKey[], C> {
  /** Makes it and answers its identity at once, with what only create tells: the model records that, then reads. */
  create(inputs: InputsOf<I, P>, context: C): Promise<Identity<I, P, O, D> & Partial<StateOf<I, P, O>>>;
  /** Its state, or undefined when it is proved gone. An import knows no state. */
  read(
    identity: Identity<I, P, O, D>,
    known: KnownOf<I, P, O, D> | undefined,
    context: C,
  ): Promise<ReadableOf<I, P, O> | undefined>;
  /** Waits until what create or update began is done. Whatever fails here leaves the resource half made, never lost. */
  settle?(identity: Identity<I, P, O, D>, known: KnownOf<I, P, O, D>, context: C): Promise<void>;
  /** What would be lost if it were deleted now, or to make way for another; undefined if nothing would. */
  losses?(
    identity: Identity<I, P, O, D>,
    state: KnownOf<I, P, O, D>,
    context: C,
    reason: Reason,
  ): Promise<string | undefined>;
  /** Why no other may take its place, whatever may be let go; undefined if one may. Asks nobody. */
  staysBecause?(state: KnownOf<I, P, O, D>): Problem | undefined;
  /** Whether what is recorded is beyond use, and is to be made anew. */
  isBroken?(state: KnownOf<I, P, O, D>): boolean;
  /**
   * The outputs that the last read noted as due for an update, whatever the program says; undefined where nothing will ever be.
   * Reads alone look at the clock, so a plan holds whenever it is carried out; engines read before each update then.
   */
  due?(state: KnownOf<I, P, O, D>): readonly Extract<keyof O, string>[] | undefined;
  delete(identity: Identity<I, P, O, D>, state: KnownOf<I, P, O, D>, context: C, release: Release): Promise<unknown>;
  /** A part of those that are there, whoever made them, in what the identity names before its own part. */
  list?(parents: Identity<I, P, O, Parents<D>>, part: Part, context: C): Promise<Page>;
}
interface InPlace<I, P, O, D extends readonly PropertyKey[], C> {
  /** Changes it in place; answers what only that tells: the model records it before it reads. */
  update(
    inputs: InputsOf<I, P>,
    state: KnownOf<I, P, O, D>,
    context: C,
  ): Promise<Partial<StateOf<I, P, O>> | undefined>;
}
/** `update` is demanded exactly when some input changes in place, or something may be due. */
export type Lifecycle<I, P, O, D extends readonly PropertyKey[], C> = Always<I, P, O, D, C> &
  ([Updatable<I>] extends [never]
    ? { update?: never; due?: never } | (InPlace<I, P, O, D, C> & { due: NonNullable<Always<I, P, O, D, C>['due']> })
    : InPlace<I, P, O, D, C>);

type Told = Record<string, Plain>;
interface AnyLifecycle {
  create(inputs: Told, context: Context): Promise<Told>;
  read(identity: Told, known: Told | undefined, context: Context): Promise<Told | undefined>;
  update?(inputs: Told, state: Told, context: Context): Promise<Told | undefined>;
  settle?(identity: Told, known: Told, context: Context): Promise<void>;
  staysBecause?(state: Told): Problem | undefined;
  isBroken?(state: Told): boolean;
  due?(state: Told): readonly string[] | undefined;
  losses?(identity: Told, state: Told, context: Context, reason: Reason): Promise<string | undefined>;
  delete(identity: Told, state: Told, context: Context, release: Release): Promise<unknown>;
  list?(parents: Told, part: Part, context: Context): Promise<Page>;
}

/** A resource as the adaptors see it: data they walk, and a lifecycle that the model runs. */
export interface AnyResource {
  readonly type: string;
  readonly description: string;
  readonly loses?: string;
  readonly inputs: Inputs;
  readonly options: Options;
  readonly outputs: Outputs;
  readonly identity: readonly string[];
  readonly exclusive: readonly string[];
  readonly ephemeral?: readonly string[];
  readonly stateVersion: number;
  readonly upgrades: Readonly<Record<number, (state: Told) => Told>>;
  readonly lifecycle: AnyLifecycle;
}
export interface Resource<I, P, O> extends AnyResource {
  /** For the compiler alone: what `InputsFor` and `StateFor` answer. */
  readonly '~types'?: { inputs: InputsOf<I, P>; state: StateOf<I, P, O> };
}
export type InputsFor<R extends AnyResource> = R extends Resource<infer I, infer P, infer _> ? InputsOf<I, P> : never;

/** The builder of resources whose lifecycles get a context of type `C`: shape first, then lifecycle. */
export const resourceOf =
  <C extends Context>() =>
  <
    I extends Inputs,
    O extends Outputs,
    const D extends readonly Extract<keyof I | keyof O, string>[],
    P extends Options = Record<never, never>,
  >(
    type: string,
    shape: ResourceShape<I, P, O, D>,
  ) => ({
    lifecycle: (lifecycle: Lifecycle<I, P, O, D, C>): Resource<I, P, O> => ({
      type,
      stateVersion: 1,
      upgrades: {},
      exclusive: [],
      ...shape,
      options: shape.options ?? {},
      // The adaptors pass what the types above promise; they cannot say so, as they know no resource by name.
      lifecycle: lifecycle as unknown as AnyLifecycle,
    }),
  });

/** Every property a user may set, inputs and options. */
export const settable = (resource: AnyResource): Readonly<Record<string, Input | Option>> => ({
  ...resource.inputs,
  ...resource.options,
});

/** Every property that is recorded, outputs over inputs of the same name. */
export const recorded = (resource: AnyResource): Readonly<Record<string, { readonly shape: Shape }>> => ({
  ...resource.inputs,
  ...resource.options,
  ...resource.outputs,
});
