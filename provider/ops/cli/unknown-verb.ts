import { Command as Parser, CommanderError } from 'commander';
import { program } from './parse.js';
import type { Verbs } from './verbs.js';

/** What to say of a word that is no verb, with the one that may be meant; undefined where that is for the parser to say. */
export function unknownVerb(verbs: Verbs, before: readonly string[], word: string | undefined): string | undefined {
  if (word === undefined || word.startsWith('-')) return undefined;
  const known = new Set(
    Object.keys(verbs)
      .map((verb) => verb.split(' '))
      .filter((words) => words.length > before.length && before.every((part, at) => part === words[at]))
      .map((words) => words[before.length] ?? ''),
  );
  const hint = known.size === 0 ? '' : hintIn(known, word);
  // After a verb it is an argument too many, unless it looks like a verb.
  if (hint === '' && before.length > 0) return undefined;
  const place = [program, ...before].join(' ');
  return `There is no command ${JSON.stringify([...before, word].join(' '))}.${hint} See ${place} --help.`;
}

/** The parser's own guess, as a sentence. */
function hintIn(known: ReadonlySet<string>, word: string): string {
  const parser = new Parser(program).exitOverride().configureOutput({ writeErr: () => undefined });
  for (const each of known) parser.command(each).action(() => undefined);
  try {
    parser.parse([word], { from: 'user' });
  } catch (error) {
    const [, guess] = error instanceof CommanderError ? (/\((Did you mean .*\?)\)/s.exec(error.message) ?? []) : [];
    if (guess !== undefined) return ` ${guess}`;
  }
  return '';
}
