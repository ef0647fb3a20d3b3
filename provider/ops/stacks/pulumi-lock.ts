import type { Lock } from './destroy.js';
import { runProgram } from './run-program.js';

interface PulumiLockOptions {
  readonly folder: string;
  readonly stack: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What Pulumi says of the one lock of a stack, in a backend that keeps locks as files. */
const ofOneLock = /currently locked by 1 lock\(s\)[^]*created by \S+@(?<host>\S+) \(pid (?<id>\d+)\)/;

/** The only lock that a failure tells of; undefined where it tells of none, or of several. */
export function pulumiLock(failure: string, { folder, stack, environment }: PulumiLockOptions): Lock | undefined {
  const { host, id } = ofOneLock.exec(failure)?.groups ?? {};
  if (host === undefined) return undefined;
  return {
    host,
    processId: Number(id),
    async free(signal) {
      // It may have ended in good order, and then there is nothing to cancel.
      await runProgram('pulumi', ['cancel', '--yes', '--stack', stack, '--non-interactive'], {
        ...{ folder, environment, signal },
      }).catch(() => undefined);
    },
  };
}
