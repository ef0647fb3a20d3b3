import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Where there is one, it tells what a process is: a number alone may be another's by now, or that of one nobody waits for. */
const processes = '/proc';
const hasProcesses = existsSync(`${processes}/self/cmdline`);

/** Whether the process of a push is still there. */
export function isPushAlive(pid: number): boolean {
  if (!hasProcesses) return answers(pid);
  const command = told(pid, 'cmdline');
  // One that is just starting has no words yet; one that has ended and that nobody waits for has none any more.
  if (command === '') return /\) [^ZX] /.test(told(pid, 'stat') ?? '');
  return command?.split('\0').includes('http-backend') ?? false;
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether any process is at work in a folder: what a push has started may outlive it for a moment. */
export function isWorkedIn(folder: string): boolean {
  if (!hasProcesses) return false;
  const place = realpathSync(folder);
  return readdirSync(processes).some((name) => /^\d+$/.test(name) && workingFolderOf(name) === place);
}

/** What is told of a process; undefined when it has ended. */
function told(pid: number, what: 'cmdline' | 'stat'): string | undefined {
  try {
    return readFileSync(`${processes}/${String(pid)}/${what}`, 'latin1');
  } catch {
    return undefined;
  }
}

/** Undefined when the process has ended, or is another user's. */
function workingFolderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`${processes}/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
