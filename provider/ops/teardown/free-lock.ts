import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Outside } from '../cli/outside.js';
import { runProgram } from '../stacks/run-program.js';
import type { Stack } from '../stacks/stack.js';
import type { Run } from './run.js';

/** How often it is looked whether a process has ended that is not ours to wait for, in milliseconds. */
const interval = 200;

/** What Pulumi says of the one lock of a stack, in a backend that keeps locks as files. */
const ofOneLock = /currently locked by 1 lock\(s\)[^]*created by \S+@(?<host>\S+) \(pid (?<id>\d+)\)/;

/**
 * Frees a stack whose lock an engine left that an earlier run of this plan had started, when that run was killed; answers whether it
 * did. Such an engine may still be at work, and is waited for. The lock of anybody else is left.
 */
export async function freeLock(
  { folder, name, label }: Stack,
  failure: string,
  { journal, display, signal }: Pick<Run, 'journal' | 'display' | 'signal'>,
  environment: Outside['environment'],
): Promise<boolean> {
  const { host, id } = ofOneLock.exec(failure)?.groups ?? {};
  const processId = Number(id);
  if (host !== hostname() || !journal.hasStarted(processId)) return false;
  display.says(`A run that was killed has left the stack ${label} locked, by its process ${processId}.`);
  while (isRunning(processId)) await sleep(interval, undefined, { signal });
  // It may have ended in good order, and then there is nothing to cancel.
  await runProgram('pulumi', ['cancel', '--yes', '--stack', name, '--non-interactive'], {
    ...{ folder, environment, signal },
  }).catch(() => undefined);
  return true;
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
