import { Argument, Command as Parser, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Arguments, type Command, type OptionDefinition, UsageError } from './command.js';
import { didYouMean } from './nearest.js';

/** The name of the executable. */
export const program = 'codecatalyst-iac';

/** What a command line came to: the values for `run`, or a text that was asked for. */
export type Parsed = { readonly values: Readonly<Record<string, unknown>> } | { readonly help: string };

/** Reads the words after a verb. Whatever is wrong with them is a UsageError that says what is allowed. */
export function parse(verb: string, command: Command, words: readonly string[]): Parsed {
  const parser = parserOf(verb, command);
  try {
    parser.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { help: helpOf(verb, command) };
    const isUnknown = error.code === 'commander.unknownOption';
    const hint = isUnknown ? hintFor(words, command) : '';
    throw new UsageError(sentence(error.message.replace(/^error: /, '').replace('\n', ' ')) + hint);
  }
  const names = Object.keys(command.arguments ?? {});
  const named = Object.fromEntries(names.map((name, index) => [name, parser.processedArgs[index] as unknown]));
  return { values: { ...optionValues(command, parser), ...named } };
}

/** The option that was meant by the first that there is not. */
function hintFor(words: readonly string[], { options }: Command): string {
  const flags = [...Object.keys(options), 'help'].map((name) => `--${name}`);
  const unknown = words
    .map((word) => word.replace(/=.*$/s, ''))
    .find((word) => /^--./.test(word) && !flags.includes(word));
  return unknown === undefined ? '' : didYouMean(unknown, flags);
}

/** The whole help of a verb, examples included. */
export function helpOf(verb: string, command: Command): string {
  return parserOf(verb, command).helpInformation() + examplesText(command);
}

function parserOf(verb: string, { summary, description, arguments: words = {}, options }: Command): Parser {
  const parser = new Parser(`${program} ${verb}`)
    .description(description === undefined ? sentence(summary) : `${sentence(summary)}\n\n${description}`)
    .helpOption('-h, --help', 'show this')
    .exitOverride()
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  for (const [name, definition] of Object.entries<Arguments[string]>(words)) {
    const { help, optional = false, choices } = definition;
    const argument = new Argument(optional ? `[${name}]` : `<${name}>`, help);
    parser.addArgument(choices ? argument.choices([...choices]) : argument);
  }
  for (const [name, definition] of Object.entries(options)) parser.addOption(optionOf(name, definition));
  return parser;
}

/** The option's flags: `-o, --out <FILE>`. */
function optionOf(name: string, definition: OptionDefinition): Option {
  const { type, help, short, placeholder = type === 'number' ? 'N' : 'VALUE', multiple = false, choices } = definition;
  const value = type === 'boolean' ? '' : ` <${placeholder}>`;
  const option = new Option(`${short === undefined ? '' : `-${short}, `}--${name}${value}`, help);
  if (choices) option.choices([...choices]);
  if (type === 'number') option.argParser(numberIn);
  if (multiple) {
    option.argParser((text, before: readonly string[] | undefined) => {
      if (choices && !choices.includes(text)) throw new InvalidArgumentError(`Allowed are ${choices.join(', ')}.`);
      return [...(before ?? []), text];
    });
  }
  return option;
}

function numberIn(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It takes a number.');
  return Number(text);
}

/** By the names of the definition, which the parser writes in camel case. */
const optionValues = ({ options }: Command, parser: Parser): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(options).flatMap((name) => {
      const value: unknown = parser.getOptionValue(name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
      return value === undefined ? [] : [[name, value]];
    }),
  );

const examplesText = ({ examples = [] }: Command): string =>
  examples.length === 0
    ? ''
    : `\nExamples:\n${examples.map(({ what, line }) => `  # ${what}\n  ${line}\n`).join('\n')}`;

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.)]$/.test(text) ? '' : '.');
