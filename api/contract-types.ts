import type { contract } from './contract.js';

type Contract = typeof contract;
type Shapes = Contract['shapes'];
type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** The names of the 38 actions. */
export type OperationName = keyof Contract['operations'];
/** The errors that the service's actions answer. */
export type ErrorName = keyof Contract['errors'];

/** The value of a shape as it goes over the wire: a timestamp is RFC 3339 text, or seconds since 1970 in another format. */
type ValueOfShape<S, Named> = S extends { type: 'string'; enum: readonly (infer E)[] }
  ? E
  : S extends { type: 'integer' } | { format: 'unixTimestamp' }
    ? number
    : S extends { type: 'string' | 'timestamp' }
      ? string
      : S extends { type: 'boolean' }
        ? boolean
        : S extends { type: 'list'; item: infer I extends keyof Named }
          ? readonly ValueOfShape<Named[I], Named>[]
          : S extends { type: 'structure'; members: infer M }
            ? ValueOfMembers<M, Named>
            : never;

type ValueOfMember<M, Named> = M extends { shape: infer S extends keyof Named } ? ValueOfShape<Named[S], Named> : never;
type IsRequired<M> = M extends { required: true } ? true : false;

/** The value of members whose shapes are named among `Named`: CodeCatalyst's, unless told otherwise. */
export type ValueOfMembers<M, Named = Shapes> = Simplify<
  { -readonly [K in keyof M as IsRequired<M[K]> extends true ? K : never]: ValueOfMember<M[K], Named> } & {
    -readonly [K in keyof M as IsRequired<M[K]> extends true ? never : K]?: ValueOfMember<M[K], Named> | undefined;
  }
>;

/** What a value may be, with nested shapes in place. Lengths count characters, ranges are inclusive; patterns match the whole value. */
export type Shape =
  | {
      readonly type: 'string';
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
      readonly enum?: readonly string[];
      readonly sensitive?: boolean;
    }
  | { readonly type: 'integer'; readonly min?: number; readonly max?: number; readonly sensitive?: boolean }
  | { readonly type: 'boolean'; readonly sensitive?: boolean }
  | { readonly type: 'timestamp'; readonly format?: 'unixTimestamp'; readonly sensitive?: boolean }
  | {
      readonly type: 'list';
      readonly min?: number;
      readonly max?: number;
      readonly item: Shape;
      readonly sensitive?: boolean;
    }
  | {
      readonly type: 'structure';
      readonly name: string;
      readonly members: Readonly<Record<string, Member>>;
      readonly sensitive?: boolean;
    };

/** One member of a request, a response or a structure. `Value` and `Required` are for the compiler alone. */
export interface Member<Value = unknown, Required extends boolean = boolean> {
  readonly name: string;
  readonly required: Required;
  readonly shape: Shape;
  readonly location?: 'path' | 'query';
  readonly idempotencyToken?: boolean;
  readonly '~value'?: Value;
}

export type MembersOf<M, Named = Shapes> = {
  readonly [K in keyof M]: Member<ValueOfMember<M[K], Named>, IsRequired<M[K]>>;
};

/** How a list is paged: the members that carry the token, the items and the page's limit. */
export interface Pages {
  readonly inputToken: string;
  readonly outputToken: string;
  readonly items: string;
  readonly limit?: string;
}

/** An action of a service: what is asked of it, and what it answers. */
export interface Action {
  readonly name: string;
  readonly request: Readonly<Record<string, Member>>;
  readonly response: Readonly<Record<string, Member>>;
  readonly pages?: Pages;
}

/** An action of the API, whatever its members. */
export interface AnyOperation extends Action {
  readonly name: OperationName;
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly status: number;
  readonly idempotent: boolean;
  readonly errors: readonly ErrorName[];
}

type Facts<N extends OperationName> = Contract['operations'][N];

/** One action of the API, with its members typed. */
export interface Operation<N extends OperationName> extends AnyOperation {
  readonly name: N;
  readonly request: MembersOf<Facts<N>['request']>;
  readonly response: MembersOf<Facts<N>['response']>;
}

/** What a call of the action sends. */
export type RequestOf<O extends AnyOperation> = ValueOfMembers<Facts<O['name']>['request']>;
/** What the action answers. */
export type ResponseOf<O extends AnyOperation> = ValueOfMembers<Facts<O['name']>['response']>;
/** The actions that answer in pages. */
export type ListName = { [N in OperationName]: Facts<N> extends { pages: unknown } ? N : never }[OperationName];
/** One entry of a list action's answer. */
export type ItemOf<O extends AnyOperation> =
  ResponseOf<O> extends { items?: readonly (infer Item)[] | undefined } ? Item : never;
