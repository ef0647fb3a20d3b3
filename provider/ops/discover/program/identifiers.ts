import { wordsOf } from '../names/slug.js';
import { declarationsOf, type Program } from './program.js';

interface IdentifierStyle {
  readonly join: (words: readonly string[]) => string;
  /** Whether the language, or the program around it, has the identifier already. */
  readonly isReserved: (identifier: string) => boolean;
}

/** Longer ones are cut: they are for people. */
const longest = 60;

/** An identifier for each name of a program, constants included: as close to the name as the language allows, all different. */
export function identifiers(program: Program, { join, isReserved }: IdentifierStyle): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const used = new Set<string>();
  const give = (name: string, kind: readonly string[]): void => {
    const whole = join(wordsFor(name, kind)).slice(0, longest);
    let identifier = whole;
    for (let count = 2; used.has(identifier) || isReserved(identifier); count += 1) identifier = `${whole}${count}`;
    used.add(identifier);
    given.set(name, identifier);
  };
  const wordsFor = (name: string, kind: readonly string[]): readonly string[] => {
    const words = wordsOf(name);
    // No identifier begins with a digit.
    if (!/^[a-z]/i.test(words[0] ?? '')) return [...kind, ...words];
    return isReserved(join(words)) ? [...words, ...kind] : words;
  };
  for (const { name } of program.constants) give(name, ['constant']);
  for (const { name, type } of declarationsOf(program)) give(name, wordsOf(type));
  return given;
}

/** `webShop` of `web` and `shop`. */
export const camelCase = (words: readonly string[]): string =>
  words.map((word, index) => (index === 0 ? small(word) : word.charAt(0).toUpperCase() + word.slice(1))).join('');

const small = (word: string): string =>
  word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
