import type { Command } from './command.js';
import { program } from './parse.js';

/** The verbs by their words, each loaded when it is asked for. */
export type Verbs = Readonly<Record<string, () => Promise<Command>>>;

/** The verb that a command line begins with: the longest there is. */
export const verbIn = (verbs: Verbs, words: readonly string[]): string | undefined =>
  [2, 1].map((count) => words.slice(0, count).join(' ')).find((verb) => Object.hasOwn(verbs, verb));

/** The help of the whole command. */
export async function overview(verbs: Verbs): Promise<string> {
  const width = Math.max(...Object.keys(verbs).map(({ length }) => length)) + 2;
  const lines = await Promise.all(
    Object.entries(verbs).map(async ([verb, load]) => `  ${verb.padEnd(width)}${(await load()).summary}`),
  );
  return `Usage: ${program} COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\n${program} COMMAND --help says more of each.`;
}
