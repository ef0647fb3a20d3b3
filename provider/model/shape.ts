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

/** The TypeScript value of a shape that is written by hand: of settings, options and what else is no API member. */
export type ValueIn<S> = S extends { type: 'boolean' }
  ? boolean
  : S extends { type: 'integer' }
    ? number
    : S extends { type: 'list'; item: infer Item }
      ? readonly ValueIn<Item>[]
      : S extends { type: 'structure'; members: infer Members }
        ? ValuesIn<Members>
        : S extends { enum: readonly (infer Choice)[] }
          ? Choice
          : string;
type ValuesIn<Members> = {
  readonly [K in keyof Members as Members[K] extends Member<unknown, true> ? K : never]: MemberValue<Members[K]>;
} & {
  readonly [K in keyof Members as Members[K] extends Member<unknown, true> ? never : K]?:
    MemberValue<Members[K]> | undefined;
};
type MemberValue<M> = M extends Member<infer V> ? V : never;

/** A member that the API does not have. */
export const member = <const S extends Shape, const R extends boolean = false>(
  name: string,
  shape: S,
  required: R = false as R,
): Member<ValueIn<S>, R> => ({ name, shape, required });
