import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../../emulator/index.js';
import { type Kept, readKept, writeKept } from './folder.js';
import type { Ownership } from '../../service/ownership.js';

/** Where an emulator is to listen; 0 is any free port. */
export interface Ports {
  readonly port: number;
  readonly httpsPort: number;
}

/** A folder that is to be served by who has taken it. */
interface Taken {
  readonly folder: string;
  readonly ownership: Ownership;
  readonly isShared: boolean;
}

/** A folder as its owner serves it. */
export interface OwnedFolder<E extends Emulator> {
  readonly emulator: E;
  /** The owner's own name, new for each time that the folder is taken over. */
  readonly owner: string;
  /** The last owner before it that answered all that it had read. */
  readonly drained: string | undefined;
  /** Answers the last calls of others, ends the emulator, and lets the next owner begin. */
  readonly handOver: () => Promise<void>;
}

/** A process that has just died may hold its port a moment longer than its lock. */
const triesOfPort = 10;
const interval = 20;

/** How long the last calls of others may take once the owner ends, in milliseconds: an engine kills it after five seconds. */
const lastCalls = 2_000;

/**
 * Serves a folder on the ports of before, so that its URLs stay what they were: for all processes of this machine that ask for it,
 * or, if it is not shared, beside whoever takes it next.
 */
export async function serveFolder<E extends Emulator>(
  { folder, ownership, isShared }: Taken,
  start: (ports: Ports) => Promise<E>,
): Promise<OwnedFolder<E>> {
  const { pid } = process;
  const owner = randomUUID();
  const { port = 0, httpsPort = 0, drained } = readKept(folder) ?? {};
  // Nobody is to be sent to where the owner before this one was.
  writeKept(folder, { port, httpsPort, pid, drained });
  const emulator = await startOn({ port, httpsPort }, start);
  const { url, token, spaces } = emulator;
  const here = { port: emulator.port, httpsPort: emulator.https?.port ?? httpsPort, pid };
  const keep = (more: Pick<Kept, 'drained' | 'ready'>): void => {
    writeKept(folder, { ...here, ...more });
  };
  if (!isShared) {
    keep({ drained });
    ownership.end();
    return { emulator, owner, drained, handOver: () => emulator.close() };
  }
  keep({ drained, ready: { url, token, spaces, owner } });
  const handOver = async (): Promise<void> => {
    // Who asks while the last calls end waits for the next owner.
    keep({ drained });
    const isDrained = await emulator.drain(lastCalls);
    if (isDrained) keep({ drained: owner });
    await emulator.close();
    ownership.end();
  };
  return { emulator, owner, drained, handOver };
}

/** On these ports, or on another for each that a stranger has; what `start` takes of its own accord must be free. */
async function startOn<E>(ports: Ports, start: (ports: Ports) => Promise<E>): Promise<E> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await start(ports);
    } catch (error) {
      const taken = takenOf(ports, error);
      if (!taken) throw error;
      if (tried < triesOfPort) await sleep(interval);
      else ports = { ...ports, [taken]: 0 };
    }
  }
}

function takenOf(ports: Ports, error: unknown): keyof Ports | undefined {
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  if (code !== 'EADDRINUSE' || port === undefined || port === 0) return undefined;
  return (['port', 'httpsPort'] as const).find((name) => ports[name] === port);
}
