import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Nothing of this machine's user or system is read, and nobody is asked for a password. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@example.com',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@example.com',
};

/** Runs the real Git in a folder and answers what it printed; fails with what it complained of. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const running = promisify(execFile)('git', args, { cwd: folder, env: environment, maxBuffer: 2 ** 26 });
  // Whoever waits for input would wait for ever.
  running.child.stdin?.end();
  return (await running).stdout.trim();
}
