import { join } from 'node:path';
import { devEnvironmentOf, type Program, projectOf } from '../engine/pulumi/program.js';
import { PulumiStack } from '../engine/pulumi/stack.js';
import { Scene } from './teardown-scene.js';

/** A resource in the project of the program. */
export const inside = (type: string, properties: object) => ({
  type: `codecatalyst:${type}`,
  properties: { spaceName: 'acme', projectName: '${lab.name}', ...properties },
});

/** An environment for a pull request: a project with a repository, a branch of it and a dev environment. */
export const program: Program = {
  resources: {
    lab: projectOf('lab'),
    web: inside('SourceRepository', { name: 'web' }),
    next: inside('Branch', { sourceRepositoryName: '${web.name}', name: 'next' }),
    desk: { ...devEnvironmentOf({ projectName: '${lab.name}', alias: 'desk' }) },
  },
};

interface Around {
  /** Whether the command has a login for Git. */
  readonly git?: boolean;
  readonly repositories?: readonly string[];
  /** Further users, whose token is `token-of-` and their name. */
  readonly users?: readonly string[];
}

/** A deployed stack, and the command beside it with the stack's own variables. */
export async function deployed(
  of: Program = program,
  projects: readonly string[] = [],
  { git = true, repositories = [], users = [] }: Around = {},
) {
  await using started = new AsyncDisposableStack();
  const stack = started.use(await PulumiStack.open({ spaces: ['acme'], projects, repositories }, of));
  for (const user of users) stack.emulator.controls.putToken(`token-of-${user}`, user);
  await stack.up();
  const scene = started.use(await Scene.at(stack.emulator, { git }));
  const kept = started.move();
  const variables = {
    PULUMI_HOME: join(stack.folder, 'home'),
    PULUMI_BACKEND_URL: `file://${join(stack.folder, 'backend')}`,
    PULUMI_CONFIG_PASSPHRASE: 'x',
    PULUMI_SKIP_UPDATE_CHECK: 'true',
  };
  return {
    stack,
    scene: scene.with(variables),
    controls: stack.emulator.controls,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** The stack as the command line names it. */
export const named = ({ folder }: PulumiStack): string => `${folder}:dev`;
/** The ids of what a stack still has on record. */
export const leftIn = async (stack: PulumiStack) => (await stack.state()).map(({ id }) => id);
