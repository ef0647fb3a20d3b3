import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { Problem } from '../../model/index.js';
import type { Address, LocalService } from '../../service/place.js';

/** What a thread is told: which folder, and the space that is to be in it. */
export interface Election {
  readonly folder: string;
  readonly spaceName: string;
}

/** What it answers: where the service is. Who owns it goes on; any other thread ends then. */
export interface Elected {
  readonly url: string;
  readonly token: string;
  /** Its own name, new for each time that it is taken over. */
  readonly owner: string;
  /** The last owner before it that answered all that it had read. */
  readonly drained?: string | undefined;
}

/** How long the end of a thread may take, in milliseconds: an owner first answers the last calls of others. */
const patience = 3_000;

/**
 * A CodeCatalyst that all processes of a folder share: one of them owns it and runs it in a thread, the others call it.
 * `program` is that thread's; it is loaded at the first call and after each loss of the owner.
 */
export function localService(folder: string, program: URL, spaceName: string): LocalService {
  let located: Promise<Address> | undefined;
  let current: Address | undefined;
  const owners = new WeakMap<Address, Elected>();
  const threads = new Set<Worker>();

  const forget = (address: Address): void => {
    if (current !== address) return;
    located = undefined;
    current = undefined;
  };

  async function elect(): Promise<Address> {
    const { Worker } = await import('node:worker_threads');
    const workerData: Election = { folder, spaceName };
    // A Node whose SQLite is young would warn of it in the middle of what the engine shows.
    const thread = new Worker(program, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] });
    threads.add(thread);
    thread.unref();
    const elected = await firstWord(thread, folder);
    const { url, token } = elected;
    const address: Address = { endpoint: new URL(url), token: () => Promise.resolve({ token }) };
    owners.set(address, elected);
    current = address;
    return address;
  }

  function firstWord(thread: Worker, folder: string): Promise<Elected> {
    return new Promise((resolve, reject) => {
      thread.on('message', resolve);
      thread.on('error', (error: unknown) => {
        reject(cannotServe(folder, error));
      });
      thread.on('exit', () => {
        threads.delete(thread);
        reject(cannotServe(folder, new Error('it ended before it answered')));
      });
    });
  }

  return {
    locate: () =>
      (located ??= elect().catch((error: unknown) => {
        located = undefined;
        throw error;
      })),
    lost: forget,
    hasReadAll: (before, after) => {
      const owner = owners.get(before)?.owner;
      return owner !== undefined && owner === owners.get(after)?.drained;
    },
    close: async () => {
      const ended = [...threads].map((thread) => once(thread, 'exit'));
      for (const thread of threads) {
        // Whoever closes waits, though there be no other reason to go on.
        thread.ref();
        thread.postMessage('close');
      }
      // A thread whose disk hangs is not waited for: the lock ends with the process.
      await Promise.race([Promise.allSettled(ended), sleep(patience, undefined, { ref: false })]);
      for (const thread of threads) thread.unref();
    },
  };
}

function cannotServe(folder: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Problem('configuration', `The local CodeCatalyst does not run: ${why.replace(/\.$/, '')}.`, {
    path: 'endpoint',
    detail:
      `As endpoint is local, it keeps what it has in ${folder}, which this process must be able to write. ` +
      'To begin anew, remove that folder.',
    cause,
  });
}
