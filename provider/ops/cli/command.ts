import type { Outside } from './outside.js';

/** An option of a verb, as help, completion and the reference pages tell it. */
export interface OptionDefinition {
  readonly type: 'boolean' | 'string' | 'number';
  readonly help: string;
  readonly short?: string;
  /** What stands for its value in help: `FILE`. */
  readonly placeholder?: string;
  /** Whether it may be given several times. */
  readonly multiple?: boolean;
  readonly choices?: readonly string[];
  /** What a shell offers for its value where that is no closed choice; `folder` is where the user stands. */
  readonly suggests?: (typed: string, folder: string) => readonly string[] | Promise<readonly string[]>;
}
export type Options = Readonly<Record<string, OptionDefinition>>;

/** A word that stands without a name, in the order of the definition. */
interface ArgumentDefinition {
  readonly help: string;
  readonly optional?: boolean;
  readonly choices?: readonly string[];
}
export type Arguments = Readonly<Record<string, ArgumentDefinition>>;

type Scalar<O> = O extends { type: 'boolean' }
  ? boolean
  : O extends { type: 'number' }
    ? number
    : O extends { choices: readonly (infer C)[] }
      ? C
      : string;
type ValueOf<O> = O extends { multiple: true } ? readonly Scalar<O>[] : Scalar<O>;
type Word<A> = A extends { choices: readonly (infer C)[] } ? C : string;
type ArgumentValues<A> = {
  readonly [K in keyof A]: A[K] extends { optional: true } ? Word<A[K]> | undefined : Word<A[K]>;
};
type Values<O, A> = { readonly [K in keyof O]?: ValueOf<O[K]> } & ArgumentValues<A>;

interface Example {
  /** What it is good for. */
  readonly what: string;
  /** As it is typed. */
  readonly line: string;
}

/** What is wrong with a command line; the user is shown the text and where the help is, no stack. */
export class UsageError extends Error {}

/** A verb of the command: what it does, what it takes, and how it runs. It resolves with the exit code. */
export interface Command<O extends Options = Options, A extends Arguments = Arguments> {
  readonly summary: string;
  /** More than a line, for help and the reference page. */
  readonly description?: string;
  readonly examples?: readonly Example[];
  readonly arguments?: A;
  readonly options: O;
  run(values: Values<O, A>, outside: Outside): Promise<number>;
}

export const command = <const O extends Options, const A extends Arguments = Record<never, never>>(
  definition: Command<O, A>,
): Command<O, A> => definition;
