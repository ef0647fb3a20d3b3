import type { ParseArgsOptionDescriptor } from 'node:util';

export type Options = Readonly<Record<string, ParseArgsOptionDescriptor & { readonly help: string }>>;
type ValueOf<O> = O extends { type: 'boolean' } ? boolean : O extends { multiple: true } ? string[] : string;
type ValuesOf<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> };

/** What is wrong with a command line; the user is shown the text and the usage, no stack. */
export class UsageError extends Error {}

/** A verb of the command: what it does, what it takes, and how it runs. It resolves with the exit code. */
export interface Command<O extends Options = Options> {
  readonly summary: string;
  readonly options: O;
  run(values: ValuesOf<O>): Promise<number>;
}

export const command = <const O extends Options>(definition: Command<O>): Command<O> => definition;
