import type { Arguments, Command, OptionDefinition } from './command.js';
import { exitCode } from './exit-code.js';
import { program } from './parse.js';
import type { Verbs } from './verbs.js';

const meanings: Readonly<Record<keyof typeof exitCode, string>> = {
  clean: 'done, and nothing is left to say',
  error: 'it could not be done: a wrong command line, a login that does not hold, a defect',
  drift: 'what is declared and what is there differ',
  partly: 'done in part: some things could not be read, or are still there',
  guarded: 'refused, so that nothing is lost',
  interrupted: 'interrupted by Ctrl-C or a request to terminate',
};

/** The reference page of the command, as Markdown: every verb with all that it takes. */
export async function reference(verbs: Verbs): Promise<string> {
  const parts = await Promise.all(Object.entries(verbs).map(async ([verb, load]) => verbPart(verb, await load())));
  const codes = Object.entries(exitCode).map(([name, code]) => [`${code}`, meanings[name as keyof typeof exitCode]]);
  return [
    `# ${program}`,
    'Results go to standard output, everything said on the way to standard error. `NO_COLOR` is obeyed, and nothing is asked ' +
      'where there is no terminal.',
    `\`${program} help COMMAND\` says what is on this page of a command, and \`${program} --version\` which version it is.`,
    table(['exit code', 'meaning'], codes),
    ...parts,
  ].join('\n\n');
}

function verbPart(
  verb: string,
  { summary, description, examples = [], arguments: words = {}, options }: Command,
): string {
  const named = Object.entries<Arguments[string]>(words);
  const form = named.map(([name, { optional = false }]) => (optional ? ` [${name}]` : ` <${name}>`)).join('');
  const rows = [
    ...named.map(([name, { help }]) => [`\`${name}\``, help]),
    ...Object.entries(options).map(([name, option]) => [`\`${flags(name, option)}\``, meaning(option)]),
  ];
  return [
    `## ${verb}`,
    `${capital(summary)}.`,
    ...(description === undefined ? [] : [description]),
    `\`\`\`sh\n${program} ${verb}${form}${rows.length > named.length ? ' [options]' : ''}\n\`\`\``,
    ...(rows.length === 0 ? [] : [table(['option', 'meaning'], rows)]),
    ...examples.map(({ what, line }) => `${capital(what)}:\n\n\`\`\`sh\n${line}\n\`\`\``),
  ].join('\n\n');
}

const flags = (
  name: string,
  { type, short, placeholder = type === 'number' ? 'N' : 'VALUE' }: OptionDefinition,
): string => `${short === undefined ? '' : `-${short}, `}--${name}${type === 'boolean' ? '' : ` ${placeholder}`}`;

const meaning = ({ help, choices }: OptionDefinition): string =>
  choices ? `${help} (${choices.map((choice) => `\`${choice}\``).join(', ')})` : help;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
