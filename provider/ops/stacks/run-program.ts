import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Problem } from '../../model/index.js';

interface RunOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Finds the reason of a failure in what was written; all of it if left out. */
  readonly reasonIn?: (written: string) => string;
  /** Told of each line as it is written; nothing is answered then. */
  readonly onLine?: (line: string) => void;
  /** Told of its process as soon as there is one. */
  readonly onStart?: (processId: number) => void;
}

/** Runs another program to its end and answers what it wrote; a failure is told in that program's own words. */
export async function runProgram(
  program: string,
  words: readonly string[],
  { folder, environment, signal, reasonIn = (written) => written, onLine, onStart }: RunOptions,
): Promise<string> {
  // In a group of its own: a Ctrl-C of the terminal would reach it twice, and the second one kills.
  const child = spawn(program, words, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  // It is asked to end as a person would, and ends what it has begun.
  const interrupt = (): void => {
    child.kill('SIGINT');
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    const closed = once(child, 'close') as Promise<[number | null]>;
    const output = onLine ? linesOf(child.stdout, onLine) : text(child.stdout);
    const [written, said, [code]] = await Promise.all([output, text(child.stderr), closed]);
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

async function linesOf(stream: Readable, onLine: (line: string) => void): Promise<string> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) onLine(line);
  return '';
}
