import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds of the machine's memory, in MB; NaN of one that is not there any more. */
export const residentMegabytes = (id: number): number => numberIn(id, 'VmRSS') / 1024;

/** The most that a process has held of it so far, in MB. */
export const peakMegabytes = (id: number): number => numberIn(id, 'VmHWM') / 1024;

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** How long a process has worked, in microseconds, however long it had to wait for its turn; in steps of 10,000 or so. */
export function workedMicroseconds(id: number): number {
  // The name, which may hold blanks, is in brackets; user and system time are the 14th and the 15th.
  const [, facts = ''] = told(id, 'stat').split(') ');
  const [user, system] = facts.split(' ').slice(11, 13).map(Number);
  return (((user ?? NaN) + (system ?? NaN)) * 1_000_000) / ticksPerSecond;
}

/** The process that another one has started of a program in a folder, once it is there. */
export function startedBy(parent: number, folder: string): number | undefined {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).find((id) => numberIn(id, 'PPid') === parent && told(id, 'cmdline').includes(folder));
}

const numberIn = (id: number, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(told(id, 'status'))?.[1] ?? NaN);

function told(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
