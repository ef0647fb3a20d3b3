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

/**
 * What can follow the words, the last of which is being typed: the next word of a verb, an option, or its value. `folder` is
 * where the user stands.
 */
export async function candidates(verbs: Verbs, words: readonly string[], folder: string): Promise<Candidates> {
  const typed = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const verb = verbIn(verbs, before);
  const ofVerbs = nextWords(Object.keys(verbs), before, typed);
  if (before.length === 1 && before[0] === 'help')
    return { words: nextWords(Object.keys(verbs), [], typed), isFile: false };
  const load = verbs[verb ?? ''];
  if (!load || verb === undefined) return { words: ofVerbs, isFile: false };
  const own = await after(await load(), before.slice(verb.split(' ').length), typed, folder);
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

async function after(command: Command, before: readonly string[], typed: string, folder: string): Promise<Candidates> {
  const { options } = command;
  const asked = valueAsked(options, before.at(-1) ?? '');
  if (asked) return valuesOf(asked, typed, folder);
  // `--report=html`: the option and its value are one word.
  const [, flag = '', value = ''] = /^(--[\w-]+=)(.*)$/s.exec(typed) ?? [];
  const joined = valueAsked(options, flag.slice(0, -1));
  if (joined) {
    const { words, isFile } = await valuesOf(joined, value, folder);
    return { words: words.map((word) => flag + word), isFile };
  }
  return typed.startsWith('-') ? flagsOf(options, before, typed) : argumentsOf(command, before, typed);
}

function flagsOf(options: Command['options'], before: readonly string[], typed: string): Candidates {
  const flags = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  return { words: flags.filter((flag) => flag.startsWith(typed) && isFree(flag, options, before)), isFile: false };
}

function argumentsOf(
  { options, arguments: named = {} }: Command,
  before: readonly string[],
  typed: string,
): Candidates {
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

/** In `FORMAT[=FILE]` and `[FOLDER:]STACK` a file stands on one side of the sign alone. */
async function valuesOf(
  { choices = [], suggests, placeholder = '' }: OptionDefinition,
  typed: string,
  folder: string,
): Promise<Candidates> {
  const words = [...choices, ...((await suggests?.(typed, folder)) ?? [])];
  const [, before = placeholder, sign = '', behind = ''] = /^\[?([^\]]*?)\[?([=:])\]?(.*?)\]?$/.exec(placeholder) ?? [];
  const here = sign !== '' && typed.includes(sign) ? behind : before;
  return { words: [...new Set(words)].filter((word) => word.startsWith(typed)), isFile: isFileName(here) };
}

const isFileName = (name: string): boolean => /file|folder/i.test(name);

/** An option that cannot be repeated is offered once. */
const isFree = (flag: string, options: Command['options'], before: readonly string[]): boolean =>
  !before.includes(flag) || (options[flag.slice(2)]?.multiple ?? false);
