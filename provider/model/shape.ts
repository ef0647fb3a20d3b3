/**
 * What the model needs to know of an API member. It is declared here because the model imports nobody; the members of
 * the API's contract fit it as they are, and tests of the model make up their own.
 */
export interface Member<Value = unknown, Required extends boolean = boolean> {
  readonly name: string;
  readonly required: Required;
  readonly shape: Shape;
  readonly '~value'?: Value;
}

/** What a value may be. Lengths count characters, ranges are inclusive, a pattern matches the whole value. */
export type Shape = TextShape | IntegerShape | OtherScalar | ListShape | StructureShape;
interface Common {
  readonly sensitive?: boolean;
}
export interface TextShape extends Common {
  readonly type: 'string';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}
export interface IntegerShape extends Common {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
}
interface OtherScalar extends Common {
  readonly type: 'boolean' | 'timestamp';
}
export interface ListShape extends Common {
  readonly type: 'list';
  readonly min?: number;
  readonly max?: number;
  readonly item: Shape;
}
export interface StructureShape extends Common {
  readonly type: 'structure';
  readonly name: string;
  readonly members: Readonly<Record<string, Member>>;
}

/** The TypeScript value of a shape that is written by hand: settings and options, which are no API members. */
export type ScalarOf<S extends Shape> = S extends { type: 'boolean' }
  ? boolean
  : S extends { type: 'integer' }
    ? number
    : string;
