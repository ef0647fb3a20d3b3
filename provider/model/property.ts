import type { Member, Shape, ValueIn } from './shape.js';

/** What a change of an input means: done in place, by a new resource, or nothing at all once the resource exists. */
export type OnChange = 'update' | 'replace' | 'never';

/** Descriptions of the members of a structure, for the documentation of nested values. */
type MemberTexts = Readonly<Record<string, string>>;

interface InputExtras {
  /** The provider setting that fills the input in when it is left out. */
  readonly default?: string;
  /** A name is made from the resource's own name when this is left out, by engines that do so. */
  readonly autoname?: boolean;
  /** What is allowed, in words, where a pattern alone would be cryptic. */
  readonly allowed?: string;
  readonly members?: MemberTexts;
}

/** A property that the user sets and the service takes. */
export interface Input<V = unknown, R extends boolean = boolean, C extends OnChange = OnChange> extends InputExtras {
  readonly kind: 'input';
  readonly member: Member<V, R>;
  readonly shape: Shape;
  readonly onChange: C;
  readonly description: string;
}

/**
 * A property that steers the provider and is unknown to the service. A change is kept in state, with no call, or asks for a
 * new resource.
 */
export interface Option<V = unknown> {
  readonly kind: 'option';
  readonly shape: Shape;
  readonly onChange: 'keep' | 'replace';
  readonly description: string;
  readonly members?: MemberTexts;
  readonly '~value'?: V;
}

/** A property that the service tells. */
export interface Output<V = unknown, Once extends boolean = boolean, R extends boolean = boolean> {
  readonly kind: 'output';
  readonly member: Member<V, R>;
  readonly shape: Shape;
  readonly description: string;
  /** Never shown, and kept encrypted in state. */
  readonly secret: boolean;
  /** Told by create alone: kept in state, never read again. */
  readonly once: Once;
  /** Stays what it is for as long as the resource lives, whatever is updated. */
  readonly stable: boolean;
  /** The service makes a new one each time: no two things ever have the same. */
  readonly unique: boolean;
  readonly members?: MemberTexts;
}

/** A setting of the provider itself. */
export interface Setting<V = unknown> {
  readonly kind: 'setting';
  readonly shape: Shape;
  readonly description: string;
  readonly secret: boolean;
  /** Environment variables that are asked, in order, when the setting is not given. Their values never reach state. */
  readonly environment: readonly string[];
  readonly '~value'?: V;
}

export const input = <V, R extends boolean, const C extends OnChange>(
  member: Member<V, R>,
  onChange: C,
  description: string,
  extras: InputExtras = {},
): Input<V, R, C> => ({ kind: 'input', member, shape: member.shape, onChange, description, ...extras });

/** An input that matters only at create: it never differs afterwards, so an import needs none. */
export const createOnly = <V, R extends boolean>(
  member: Member<V, R>,
  description: string,
  extras: InputExtras = {},
): Input<V, R, 'never'> => input(member, 'never', description, extras);

export const option = <const S extends Shape>(
  shape: S,
  description: string,
  extras: Partial<Pick<Option, 'onChange' | 'members'>> = {},
): Option<ValueIn<S>> => ({ kind: 'option', shape, onChange: 'keep', description, ...extras });

interface OutputExtras {
  readonly stable?: boolean;
  readonly unique?: boolean;
  readonly members?: MemberTexts;
}

export const output = <V, R extends boolean>(
  member: Member<V, R>,
  description: string,
  extras: OutputExtras = {},
): Output<V, false, R> => ({
  kind: 'output',
  member,
  shape: member.shape,
  description,
  secret: member.shape.sensitive ?? false,
  once: false,
  stable: false,
  unique: false,
  ...extras,
});

/** A secret that the service tells only once, when it makes it. */
export const secretOnce = <V, R extends boolean>(
  member: Member<V, R>,
  description: string,
  { stable = true }: Pick<OutputExtras, 'stable'> = {},
): Output<V, true, R> => ({
  kind: 'output',
  member,
  shape: member.shape,
  description,
  secret: true,
  once: true,
  stable,
  unique: true,
});

export const setting = <const S extends Shape>(
  shape: S,
  description: string,
  { secret = false, environment = [] }: { secret?: boolean; environment?: readonly string[] } = {},
): Setting<ValueIn<S>> => ({ kind: 'setting', shape, description, secret, environment });
