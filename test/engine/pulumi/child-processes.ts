import { readdir, readFile } from 'node:fs/promises';

/** A process that another one started. */
export interface ChildProcessFacts {
  readonly id: number;
  readonly command: string;
}

/** What a process has started and is still running. */
export async function childProcesses(parent: number | undefined): Promise<readonly ChildProcessFacts[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    ids.map(async (id) => ((await parentOf(id)) === parent ? [{ id, command: await commandOf(id) }] : [])),
  );
  return found.flat();
}

/** The command line of a process; empty when there is none of that id. */
export const commandOf = (id: number): Promise<string> => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');

/** Ends a process at once, if it is still there. */
export function end({ id }: ChildProcessFacts): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It has gone by itself.
  }
}

async function parentOf(id: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]);
}
