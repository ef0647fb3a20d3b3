import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { snakeCase, typeName } from '../../terraform/names.js';
import { runProgram } from './run-program.js';
import { shellWord } from './shell-word.js';
import type { Stack } from './stack.js';
import { destroyByTerraform } from './terraform-destroy.js';
import { terraformBinary } from './terraform-binary.js';
import { planIn, type TerraformPlan } from './terraform-plan.js';

interface TerraformStackOptions {
  readonly folder: string;
  /** `default`, if there are no others. */
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the user stands, from where the commands work that are printed; anywhere, if left out. */
  readonly here?: string;
}

/** A working folder of Terraform or OpenTofu, read through its own command line, whatever backend its state is in. */
export function terraformStack({ folder, workspace, environment, here }: TerraformStackOptions): Stack {
  const inWorkspace = { ...environment, TF_WORKSPACE: workspace, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
  const binary = terraformBinary(environment);
  const place = here === undefined ? folder : relative(here, folder);
  const commandLine = (...words: readonly string[]): string =>
    [
      ...(workspace === 'default' ? [] : [`TF_WORKSPACE=${shellWord(workspace)}`]),
      ...[binary, ...(place === '' ? [] : [`-chdir=${place}`]), ...words].map(shellWord),
    ].join(' ');
  // The state is read without a refresh and without its lock, and nothing is written: others may work meanwhile.
  const plan = async (signal: AbortSignal): Promise<TerraformPlan> => {
    await using work = await mkdtempDisposable(join(tmpdir(), 'codecatalyst-plan-'));
    const file = join(work.path, 'plan');
    const run = (...words: readonly string[]): Promise<string> =>
      runProgram(binary, words, { folder, environment: inWorkspace, signal });
    await run('plan', '-refresh=false', '-lock=false', '-input=false', '-no-color', `-out=${file}`);
    return planIn(await run('show', '-json', file), folder);
  };
  return {
    engine: 'terraform',
    label: workspace === 'default' ? folder : `${workspace} (${folder})`,
    name: workspace,
    folder,
    file: join(folder, 'main.tf'),
    programFolder: () => Promise.resolve(folder),
    managed: async (signal) => (await plan(signal)).managed,
    declared: async (signal) => (await plan(signal)).declared,
    written: (property, value) =>
      value === undefined ? snakeCase(property) : `${snakeCase(property)} = ${JSON.stringify(value)}`,
    restoreCommand: (address) => commandLine('apply', `-target=${address}`),
    applyCommand: (address) => commandLine('apply', '-refresh=false', `-target=${address}`),
    acceptCommand: (address) => commandLine('apply', '-refresh-only', `-target=${address}`),
    adoptCommands: (things) =>
      things.map(({ resource, name, id }) =>
        commandLine('import', `${typeName({ name: 'codecatalyst' }, resource)}.${name}`, id),
      ),
    destroy: (options) => destroyByTerraform({ binary, folder, environment: inWorkspace }, options),
    // It does not tell which process holds one; a run waits for it instead.
    lockIn: () => undefined,
  };
}
