import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Problem } from '../../model/index.js';

interface RunOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Finds the reason of a failure in what was written; all of it if left out. */
  readonly reasonIn?: (written: string) => string;
}

/** Runs another program to its end and answers what it wrote; a failure is told in that program's own words. */
export async function runProgram(
  program: string,
  words: readonly string[],
  { folder, environment, signal, reasonIn = (written) => written }: RunOptions,
): Promise<string> {
  const child = spawn(program, words, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  // It is asked to end as a person would, and ends what it has begun.
  const interrupt = (): void => {
    child.kill('SIGINT');
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [written, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    if (code === 0) return written;
    if (signal.aborted) throw new Problem('cancelled', `${program} was interrupted.`);
    const reason = [said, reasonIn(written)].map((part) => part.trim()).filter((part) => part !== '');
    throw new Problem('configuration', `${program} ${words.join(' ')} failed in ${folder}: ${reason.join('\n')}`);
  } catch (error) {
    if (error instanceof Problem || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Problem('configuration', `${program} cannot be run in ${folder}.`, {
      detail: `Put ${program} on PATH, and check that the folder exists.`,
      cause: error,
    });
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}
