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
    return config.stacks.map(({ folder, ...one }) => {
      const stack = one.engine === 'terraform' ? one.workspace : one.stack;
      return stackOf({ engine: one.engine, folder: resolve(configured, folder), stack }, outside);
    });
  }
  return [
    ...(stack ?? []).map((text) => {
      // The folder may hold a colon of its own, a stack's name cannot.
      const [, folder = '.', name = text] = /^(.+):([^:\\]+)$/s.exec(text) ?? [];
      return stackOf({ engine: 'pulumi', folder: resolve(here, folder), stack: name }, outside);
    }),
    ...(terraform ?? []).map((text) => {
      const [, folder = text, workspace = 'default'] = /^(.+):([^:\\/]+)$/s.exec(text) ?? [];
      return stackOf({ engine: 'terraform', folder: resolve(here, folder), stack: workspace }, outside);
    }),
  ];
}

/** What tells a stack from all others. */
interface StackName {
  readonly engine: Stack['engine'];
  readonly folder: string;
  /** The name of the stack, or of the workspace. */
  readonly stack: string;
}

interface StackOutside {
  readonly environment: Outside['environment'];
  /** Where the user stands; anywhere, if left out. */
  readonly here?: string;
}

/** The stack of an engine. */
export const stackOf = ({ engine, folder, stack }: StackName, outside: StackOutside): Stack =>
  engine === 'terraform'
    ? terraformStack({ ...outside, folder, workspace: stack })
    : pulumiStack({ ...outside, folder, stack });
