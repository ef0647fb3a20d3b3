import type { Command, OptionDefinition } from '../cli/command.js';
import { verbIn, type Verbs } from '../cli/verbs.js';

/** What may stand where somebody types. */
export interface Candidates {
  readonly words: readonly string[];
  /** Whether the names of files may stand there too. */
  readonly isFile: boolean;
}

const nothing: Candidates = { words: [], isFile: false };
const files: Candidates = { words: [], isFile: true };

/** What can follow the words, the last of which is being typed: the next word of a verb, an option, or its value. */
export async function candidates(verbs: Verbs, words: readonly string[]): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const verb = verbIn(verbs, before);
  const ofVerbs = nextWords(Object.keys(verbs), before, typed);
  const load = verbs[verb ?? ''];
  if (!load || verb === undefined) return { words: ofVerbs, isFile: false };
  const own = after(await load(), before.slice(verb.split(' ').length), typed);
  return { ...own, words: [...ofVerbs, ...own.words] };
}

/** The words by which verbs go on that begin with all that stands before. */
const nextWords = (verbs: readonly string[], before: readonly string[], typed: string): readonly string[] => [
  ...new Set(
    verbs
      .map((verb) => verb.split(' '))
      .filter((words) => before.every((word, index) => word === words[index]))
      .flatMap((words) => words[before.length] ?? [])
      .filter((word) => word.startsWith(typed)),
  ),
];

function after({ options, arguments: named = {} }: Command, before: readonly string[], typed: string): Candidates {
  const asked = valueAsked(options, before.at(-1) ?? '');
  if (asked) return valuesOf(asked, typed);
  if (typed.startsWith('-')) {
    const flags = [...Object.keys(options), 'help'].map((name) => `--${name}`);
    return { words: flags.filter((flag) => flag.startsWith(typed) && isFree(flag, options, before)), isFile: false };
  }
  const [, { choices = [] } = {}] = Object.entries(named)[positionals(options, before)] ?? [];
  if (choices.length > 0) return { words: choices.filter((choice) => choice.startsWith(typed)), isFile: false };
  return Object.keys(named).some(isFileName) ? files : nothing;
}

/** How many words stand before that are neither options nor their values. */
const positionals = (options: Command['options'], before: readonly string[]): number =>
  before.filter((word, index) => !word.startsWith('-') && !valueAsked(options, before[index - 1] ?? '')).length;

/** The option that the word before is, if it takes a value. */
function valueAsked(options: Command['options'], word: string): OptionDefinition | undefined {
  const found = Object.entries(options).find(([name, { short }]) => word === `--${name}` || word === `-${short ?? ''}`);
  return found?.[1].type === 'boolean' ? undefined : found?.[1];
}

const valuesOf = ({ choices = [], placeholder = '' }: OptionDefinition, typed: string): Candidates => ({
  words: choices.filter((choice) => choice.startsWith(typed)),
  isFile: isFileName(placeholder),
});

const isFileName = (name: string): boolean => /file|folder/i.test(name);

/** An option that cannot be repeated is offered once. */
const isFree = (flag: string, options: Command['options'], before: readonly string[]): boolean =>
  !before.includes(flag) || (options[flag.slice(2)]?.multiple ?? false);
