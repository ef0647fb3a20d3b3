import { describe } from '@jest/globals';
import type { World } from '../world.js';
import { commandPath } from './command.js';
import { TerraformFolder } from './folder.js';
import type { Program } from './program.js';
import '../to-be-answered.js';

/** A command that runs programs of Terraform. */
export interface Command {
  readonly name: 'terraform' | 'tofu';
  /** A folder in which it runs with the provider that it installs, as users have it. */
  installed(world: World, program?: Program): Promise<TerraformFolder>;
  /** A folder whose program has been deployed. */
  deployed(world: World, program: Program): Promise<TerraformFolder>;
}

/** Describes something under Terraform and under OpenTofu; what a command that is missing would run is skipped, and counted. */
export function underEachCommand(title: string, body: (command: Command) => void): void {
  for (const name of ['terraform', 'tofu'] as const) underCommand(name, title, body);
}

/** The same for what one of them alone can do. */
export function underCommand(name: Command['name'], title: string, body: (command: Command) => void): void {
  const path = commandPath(name);
  const group = path === undefined ? describe.skip : describe;
  group(`${title} under ${name}`, () => {
    body(commandOf(name, path ?? ''));
  });
}

function commandOf(name: Command['name'], path: string): Command {
  const command: Command = {
    name,

    async installed(world, program) {
      const folder = await TerraformFolder.open(path, world, program);
      return orGone(folder, ['init', '-json']);
    },

    async deployed(world, program) {
      const folder = await command.installed(world, program);
      return orGone(folder, ['apply', '-json', '-auto-approve']);
    },
  };
  return command;
}

/** The folder once a run in it has succeeded; else it is gone. */
async function orGone(folder: TerraformFolder, args: readonly string[]): Promise<TerraformFolder> {
  try {
    await folder.run(args);
    return folder;
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}
