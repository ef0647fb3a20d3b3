import { Problem } from '../../model/index.js';
import { complete } from '../completion/completion.js';
import type { Command } from './command.js';
import { exitCode } from './exit-code.js';
import type { Outside } from './outside.js';
import { parse, program } from './parse.js';
import { unknownVerb } from './unknown-verb.js';
import { overview, verbIn, type Verbs } from './verbs.js';

/** Runs the verb that the words begin with, and resolves with the exit code. Nothing that goes wrong shows a stack. */
export async function run(verbs: Verbs, words: readonly string[], outside: Outside): Promise<number> {
  const { streams } = outside;
  const [first] = words;
  if (first === undefined) {
    streams.say(await overview(verbs));
    return exitCode.error;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    streams.result(await overview(verbs));
    return exitCode.clean;
  }
  // For the scripts of shells, which ask at each press of Tab: nobody types it, so no help tells of it.
  if (first === 'complete' && words[1] === '--') {
    streams.result(await complete(verbs, words.slice(2)));
    return exitCode.clean;
  }
  return runNamed(verbs, words, outside);
}

async function runNamed(verbs: Verbs, words: readonly string[], outside: Outside): Promise<number> {
  const verb = verbIn(verbs, words);
  const command = await verbs[verb ?? '']?.();
  const named = verb?.split(' ') ?? [];
  const next = words[named.length];
  // A word after a verb that takes none is meant for a verb that goes on from there.
  const unknown = command?.arguments ? undefined : unknownVerb(verbs, named, next);
  if (verb !== undefined && command && unknown === undefined)
    return runVerb(verb, command, words.slice(named.length), outside);
  outside.streams.say(unknown ?? `There is no command ${JSON.stringify(next)}. See ${program} --help.`);
  return exitCode.error;
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
    // Somebody may also have left a question unanswered.
    const isLeft = error instanceof Problem && error.kind === 'cancelled';
    return signal.aborted || isLeft ? exitCode.interrupted : exitCode.error;
  }
}

function textOf(error: unknown, verb: string): string {
  if (error instanceof Problem) return error.message;
  return `${error instanceof Error ? error.message : String(error)}\nSee ${program} ${verb} --help.`;
}
