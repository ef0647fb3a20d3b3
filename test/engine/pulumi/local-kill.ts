import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalFolder } from '../../contract/local-folder.js';
import { childProcesses } from './child-processes.js';
import type { PulumiStack, Running } from './stack.js';

/** A run of a stack. */
interface RunningStack extends Running {
  readonly stack: PulumiStack;
}

interface Owned<Program> {
  /** The process that serves. */
  readonly owner: number;
  /** The program whose plugin that is. */
  readonly owned: Program;
  readonly others: readonly Program[];
}

/** Tells whose plugin serves a folder. It goes on once all have one, so that none is through before another one begins. */
export async function ownerOf<Program extends RunningStack>(
  local: LocalFolder,
  programs: readonly Program[],
): Promise<Owned<Program>> {
  await until(() => local.isReady);
  const { pid: owner } = local.kept;
  process.kill(owner, 'SIGSTOP');
  const plugins = new Map<Program, readonly number[]>();
  await until(async () => {
    for (const program of programs) plugins.set(program, await pluginsOf(program));
    return [...plugins.values()].every(({ length }) => length > 0);
  });
  process.kill(owner, 'SIGCONT');
  const owned = programs.find((program) => plugins.get(program)?.includes(owner));
  if (!owned) throw new Error('The process that serves is the plugin of none of them.');
  return { owner, owned, others: programs.filter((program) => program !== owned) };
}

async function pluginsOf({ process: { pid } }: RunningStack): Promise<readonly number[]> {
  const children = await childProcesses(pid);
  return children.filter(({ command }) => command.includes('pulumi-resource-codecatalyst')).map(({ id }) => id);
}

/** In the middle of an up: so many repositories are made, and the last of them is recorded in state, or is not. */
interface Middle {
  readonly stack: PulumiStack;
  readonly after: number;
  readonly last: 'recorded' | 'unrecorded';
}

/** Kills the owner of a local service in the middle of an up. It is stopped to be looked at, so that the moment does not pass. */
export async function killOwner(local: LocalFolder, middle: Middle): Promise<void> {
  for (;;) {
    const { pid } = local.kept;
    process.kill(pid, 'SIGSTOP');
    const signal = (await isThere(local, middle)) ? 'SIGKILL' : 'SIGCONT';
    process.kill(pid, signal);
    if (signal === 'SIGKILL') return;
    await sleep(interval);
  }
}

/** In milliseconds. */
const interval = 10;

/** How many intervals an engine may take to record an answer. */
const patience = 100;

async function isThere(local: LocalFolder, { stack, after, last }: Middle): Promise<boolean> {
  const made = local.repositoriesOf(`Team-${stack.name}`);
  if (made === undefined || made < after) return false;
  if (last === 'recorded') return (await recorded(stack)) === made;
  for (let looked = 0; looked < patience; looked += 1) {
    if ((await recorded(stack)) === made) return false;
    await sleep(interval);
  }
  return true;
}

async function recorded(stack: PulumiStack): Promise<number> {
  return (await stack.state()).filter(({ type }) => type.endsWith(':SourceRepository')).length;
}

/** Waits for what a run is about to do; who waits for a minute waits for what never comes. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  while (!(await isSo())) {
    signal.throwIfAborted();
    await sleep(interval);
  }
}
