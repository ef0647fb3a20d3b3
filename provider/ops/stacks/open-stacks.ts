import { resolve } from 'node:path';
import type { Outside } from '../cli/outside.js';
import type { ConfigFile } from '../config/read-config.js';
import { pulumiStack } from './pulumi-stack.js';
import type { Stack } from './stack.js';
import { stackNames } from './stack-names.js';
import { terraformStack } from './terraform-stack.js';

/** The option that names stacks of Pulumi, the same for every verb. */
export const stackOption = {
  type: 'string',
  multiple: true,
  short: 's',
  placeholder: '[FOLDER:]STACK',
  help: "a Pulumi stack, by its project's folder and its name; may repeat (default: those of the configuration)",
  suggests: stackNames,
} as const;

/** The option that names what Terraform and OpenTofu manage, the same for every verb. */
export const terraformOption = {
  type: 'string',
  multiple: true,
  placeholder: 'FOLDER[:WORKSPACE]',
  help: 'a working folder of Terraform or OpenTofu that is initialised, and its workspace; may repeat. It is run by what TERRAFORM_BINARY_NAME names, else by terraform or tofu, whichever is on PATH',
} as const;

/** The stacks that a command line names. */
export interface NamedStacks {
  readonly stack?: readonly string[];
  readonly terraform?: readonly string[];
}

/** The stacks that the command line names, or else those of the configuration. */
export function openStacks(
  { stack, terraform }: NamedStacks,
  { config, folder: configured }: ConfigFile,
  { folder: here, environment }: Pick<Outside, 'folder' | 'environment'>,
): readonly Stack[] {
  const outside = { environment, here };
  if (!stack && !terraform) {
    return config.stacks.map((one) => {
      const folder = resolve(configured, one.folder);
      return one.engine === 'terraform'
        ? terraformStack({ ...outside, folder, workspace: one.workspace })
        : pulumiStack({ ...outside, folder, stack: one.stack });
    });
  }
  return [
    ...(stack ?? []).map((text) => {
      // The folder may hold a colon of its own, a stack's name cannot.
      const [, folder = '.', name = text] = /^(.+):([^:\\]+)$/s.exec(text) ?? [];
      return pulumiStack({ ...outside, folder: resolve(here, folder), stack: name });
    }),
    ...(terraform ?? []).map((text) => {
      const [, folder = text, workspace = 'default'] = /^(.+):([^:\\/]+)$/s.exec(text) ?? [];
      return terraformStack({ ...outside, folder: resolve(here, folder), workspace });
    }),
  ];
}
