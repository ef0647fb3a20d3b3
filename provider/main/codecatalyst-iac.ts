import { parseArgs } from 'node:util';
import type { Command } from './commands/command.js';
import { unfitNode } from './node-version.js';

// Each verb is loaded when it is asked for: some need a Node that must be checked first.
const verbs: Readonly<Record<string, () => Promise<Command>>> = {
  emulator: async () => (await import('./commands/emulator.js')).emulator,
  'emulator env': async () => (await import('./commands/emulator-env.js')).emulatorEnv,
};

async function main(words: readonly string[]): Promise<number> {
  const unfit = unfitNode('codecatalyst-iac', process.versions.node);
  if (unfit !== undefined) return fail(unfit, 1);
  const twoWords = words.slice(0, 2).join(' ');
  const verb = twoWords in verbs ? twoWords : (words[0] ?? '');
  const load = verbs[verb];
  if (words.length === 0) return fail(await usage(), 2);
  if (asksForHelp(verb)) return say(await usage());
  if (!load) return fail(`There is no command ${JSON.stringify(verb)}. See codecatalyst-iac --help.`, 2);
  const rest = words.slice(verb.split(' ').length);
  const command = await load();
  if (rest.some(asksForHelp)) return commandHelp(verb, command);
  try {
    const { values } = parseArgs({ args: rest, options: command.options, allowPositionals: false });
    return await command.run(values as never);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\nSee codecatalyst-iac ${verb} --help.`, 2);
  }
}

const asksForHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help';

async function usage(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(verbs).map(async ([verb, load]) => `  ${verb.padEnd(14)}${(await load()).summary}`),
  );
  return `Usage: codecatalyst-iac COMMAND [OPTIONS]\n\n${lines.join('\n')}`;
}

function commandHelp(verb: string, { summary, options }: Command): number {
  const lines = Object.entries(options).map(([name, { help: text }]) => `  --${name.padEnd(12)}${text}`);
  return say(`codecatalyst-iac ${verb}: ${summary}\n\n${lines.join('\n')}`);
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function fail(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`);
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
