import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Stack } from '../stacks/stack.js';
import type { Run } from './run.js';

/** How often it is looked whether a process has ended that is not ours to wait for, in milliseconds. */
const interval = 200;

/**
 * Frees a stack whose lock an engine left that an earlier run of this plan had started, when that run was killed; answers whether it
 * did. Such an engine may still be at work, and is waited for. The lock of anybody else is left.
 */
export async function freeLock(
  stack: Stack,
  failure: string,
  { journal, display, signal }: Pick<Run, 'journal' | 'display' | 'signal'>,
): Promise<boolean> {
  const lock = stack.lockIn(failure);
  if (lock?.host !== hostname() || !journal.hasStarted(lock.processId)) return false;
  display.says(`A run that was killed has left the stack ${stack.label} locked, by its process ${lock.processId}.`);
  while (isRunning(lock.processId)) await sleep(interval, undefined, { signal });
  await lock.free(signal);
  return true;
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
