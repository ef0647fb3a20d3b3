import { resolve } from 'node:path';
import type { Outside } from '../cli/outside.js';
import type { ConfigFile } from '../config/read-config.js';
import { pulumiStack } from './pulumi-stack.js';
import type { Stack } from './stack.js';
import { stackNames } from './stack-names.js';

/** The option that names stacks, the same for every verb. */
export const stackOption = {
  type: 'string',
  multiple: true,
  short: 's',
  placeholder: '[FOLDER:]STACK',
  help: "a Pulumi stack, by its project's folder and its name; may repeat (default: those of the configuration)",
  suggests: stackNames,
} as const;

/** The stacks that the command line names, or else those of the configuration. */
export function openStacks(
  named: readonly string[] | undefined,
  { config, folder: configured }: ConfigFile,
  { folder: here, environment }: Pick<Outside, 'folder' | 'environment'>,
): readonly Stack[] {
  if (!named) {
    return config.stacks.map(({ folder, stack }) =>
      pulumiStack({ folder: resolve(configured, folder), stack, environment, here }),
    );
  }
  return named.map((text) => {
    // The folder may hold a colon of its own, a stack's name cannot.
    const [, folder = '.', stack = text] = /^(.+):([^:\\]+)$/s.exec(text) ?? [];
    return pulumiStack({ folder: resolve(here, folder), stack, environment, here });
  });
}
