import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { destroyByPulumi } from './pulumi-destroy.js';
import { pulumiLock } from './pulumi-lock.js';
import { declaredIn, reasonIn } from './pulumi-preview.js';
import { managedIn, tokenOf } from './pulumi-state.js';
import { runProgram } from './run-program.js';
import { shellWord } from './shell-word.js';
import type { Stack } from './stack.js';

interface PulumiStackOptions {
  readonly folder: string;
  readonly stack: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the user stands, from where the commands work that are printed; anywhere, if left out. */
  readonly here?: string;
}

/** A stack of Pulumi, read through its own command line, whatever backend it is in. */
export function pulumiStack({ folder, stack, environment, here }: PulumiStackOptions): Stack {
  const pulumi = (words: readonly string[], signal: AbortSignal): Promise<string> =>
    runProgram('pulumi', [...words, '--stack', stack, '--non-interactive'], { folder, environment, signal, reasonIn });
  const place = here === undefined ? folder : relative(here, folder);
  const commandLine = (...words: readonly string[]): string =>
    ['pulumi', ...words, '--stack', stack, ...(place === '' ? [] : ['--cwd', place])].map(shellWord).join(' ');
  return {
    engine: 'pulumi',
    label: `${stack} (${folder})`,
    name: stack,
    folder,
    file: join(folder, 'Pulumi.yaml'),
    programFolder: async () => join(folder, await mainOf(folder)),
    async managed(signal) {
      // Secrets stay in this process: what a resource needs of them to be read is a provider's token.
      return managedIn(await pulumi(['stack', 'export', '--show-secrets'], signal), stack);
    },
    async declared(signal) {
      return declaredIn(await pulumi(['preview', '--json', '--refresh=false'], signal), stack);
    },
    written: (property, value) => (value === undefined ? property : `${property}: ${JSON.stringify(value)}`),
    // What differs from the record alone is no change to the engine, so it has to look first.
    restoreCommand: (address) => commandLine('up', '--refresh', '--target', address),
    applyCommand: (address) => commandLine('up', '--target', address),
    acceptCommand: (address) => commandLine('refresh', '--target', address),
    adoptCommands: (things) =>
      things.map(({ resource, name, id }) => commandLine('import', tokenOf(resource), name, id)),
    destroy: (options) => destroyByPulumi({ folder, stack, environment }, options),
    lockIn: (failure) => pulumiLock(failure, { folder, stack, environment }),
  };
}

/** The folder that the project's file says its program is in. */
async function mainOf(folder: string): Promise<string> {
  for (const name of ['Pulumi.yaml', 'Pulumi.yml']) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    const project: unknown = text === undefined ? undefined : parse(text);
    const main = (project as { readonly main?: unknown } | null | undefined)?.main;
    if (typeof main === 'string') return main;
  }
  return '';
}
