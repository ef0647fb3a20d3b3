import type { Command } from './command.js';
import { didYouMean, nearest } from './nearest.js';
import { program } from './parse.js';

/** The verbs by their words, each loaded when it is asked for. */
export type Verbs = Readonly<Record<string, () => Promise<Command>>>;

/** The verb that a command line begins with: the longest there is. */
export const verbIn = (verbs: Verbs, words: readonly string[]): string | undefined =>
  [2, 1].map((count) => words.slice(0, count).join(' ')).find((verb) => Object.hasOwn(verbs, verb));

/** That there is no such verb, and which one may have been meant. */
export function unknownVerb(verbs: Verbs, words: readonly string[]): string {
  const two = words.slice(0, 2).join(' ');
  const typed = isSecondMisspelt(verbs, words) ? two : (words[0] ?? '');
  return `There is no command ${JSON.stringify(typed)}.${didYouMean(typed, Object.keys(verbs))} See ${program} --help.`;
}

/** Whether the words are nearly a verb of two, of which the first is one by itself. */
export function isSecondMisspelt(verbs: Verbs, [first = '', second = '']: readonly string[]): boolean {
  const seconds = Object.keys(verbs).flatMap((verb) =>
    verb.startsWith(`${first} `) ? [verb.slice(first.length + 1)] : [],
  );
  return !second.startsWith('-') && !seconds.includes(second) && nearest(second, seconds) !== undefined;
}

/** The help of the whole command. */
export async function overview(verbs: Verbs): Promise<string> {
  const width = Math.max(...Object.keys(verbs).map(({ length }) => length)) + 2;
  const lines = await Promise.all(
    Object.entries(verbs).map(async ([verb, load]) => `  ${verb.padEnd(width)}${(await load()).summary}`),
  );
  return `Usage: ${program} COMMAND [OPTIONS]\n\n${lines.join('\n')}\n\n${program} help COMMAND says more of each, ${program} --version which one this is.`;
}
