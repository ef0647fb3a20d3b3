import { Problem } from '../../model/index.js';
import { complete } from '../completion/completion.js';
import type { Command } from './command.js';
import { exitCode } from './exit-code.js';
import type { Outside } from './outside.js';
import { helpOf, parse, program } from './parse.js';
import { isSecondMisspelt, overview, unknownVerb, verbIn, type Verbs } from './verbs.js';

/** Runs the verb that the words begin with, and resolves with the exit code. Nothing that goes wrong shows a stack. */
export async function run(verbs: Verbs, words: readonly string[], outside: Outside): Promise<number> {
  const { streams } = outside;
  const [first] = words;
  if (first === undefined) {
    streams.say(await overview(verbs));
    return exitCode.error;
  }
  if (first === '--version' || first === '-V') {
    streams.result(outside.version);
    return exitCode.clean;
  }
  if (first === '--help' || first === '-h' || first === 'help') return help(verbs, words.slice(1), outside);
  // For the scripts of shells, which ask at each press of Tab: nobody types it, so no help tells of it.
  if (first === 'complete' && words[1] === '--') {
    streams.result(await complete(verbs, words.slice(2), outside.folder));
    return exitCode.clean;
  }
  const found = await find(verbs, words);
  if (found) return runVerb(found.verb, found.command, words.slice(found.verb.split(' ').length), outside);
  streams.say(unknownVerb(verbs, words));
  return exitCode.error;
}

/** Tells of the command that the words name, or of all. */
async function help(verbs: Verbs, words: readonly string[], { streams }: Outside): Promise<number> {
  const named = words.filter((word) => !word.startsWith('-'));
  const found = await find(verbs, named);
  if (named.length > 0 && !found) {
    streams.say(unknownVerb(verbs, named));
    return exitCode.error;
  }
  streams.result(found ? helpOf(found.verb, found.command) : await overview(verbs));
  return exitCode.clean;
}

/** The command that the words begin with. */
async function find(verbs: Verbs, words: readonly string[]) {
  const verb = verbIn(verbs, words);
  const load = verbs[verb ?? ''];
  if (verb === undefined || !load) return undefined;
  return isSecondMisspelt(verbs, words) ? undefined : { verb, command: await load() };
}

async function runVerb(verb: string, command: Command, words: readonly string[], outside: Outside): Promise<number> {
  const { streams, signal } = outside;
  try {
    const parsed = parse(verb, command, words);
    if ('values' in parsed) return await command.run(parsed.values as never, outside);
    streams.result(parsed.help);
    return exitCode.clean;
  } catch (error) {
    streams.say(textOf(error, verb));
    return signal.aborted ? exitCode.interrupted : codeOf(error);
  }
}

function codeOf(error: unknown): number {
  if (!(error instanceof Problem)) return exitCode.error;
  // Somebody may also have left a question unanswered.
  if (error.kind === 'cancelled') return exitCode.interrupted;
  return error.kind === 'data-loss' ? exitCode.guarded : exitCode.error;
}

function textOf(error: unknown, verb: string): string {
  if (error instanceof Problem) return error.message;
  return `${error instanceof Error ? error.message : String(error)}\nSee ${program} ${verb} --help.`;
}
