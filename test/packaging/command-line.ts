import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program of `.tools/bin` or `node_modules/.bin` to its end and answers what it printed; a failure tells all of it. */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const env = {
    PATH: `${root}/node_modules/.bin:${root}/.tools/bin:${process.env.PATH ?? ''}`,
    HOME: '/nonexistent',
    ...options.env,
  };
  try {
    const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 2 ** 26, ...options, env });
    return stdout;
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    const what = [program, ...args].join(' ');
    throw new Error(`${what} ended with ${String(code)}:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
