import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Emulator, seedSpaces, startEmulator } from '../../emulator/index.js';
import { prepareFolder, readKept, writeKept } from './local/folder.js';
import type { Elected, Election } from './local/local-service.js';
import { type Ownership, takeOwnership } from './local/ownership.js';

// The thread of a plugin process that finds the local service of a folder, or becomes it.

const { folder, spaceName } = workerData as Election;

/** How long an owner may take to start before it counts as stuck, in milliseconds. */
const patience = 30_000;
const interval = 20;

/** A process that has just died may hold its port a moment longer than its lock. */
const triesOfPort = 10;

/** How long the last calls of others may take once the owner ends, in milliseconds: an engine kills it after five seconds. */
const lastCalls = 2_000;

/** Aborted when this thread is told to end. */
const ending = new AbortController();
parentPort?.once('message', () => {
  ending.abort();
});
// To listen is no reason to go on.
parentPort?.unref();

async function elect(): Promise<void> {
  prepareFolder(folder);
  const end = performance.now() + patience;
  while (!ending.signal.aborted) {
    const ownership = takeOwnership(folder);
    if (ownership) {
      await own(ownership);
      return;
    }
    const kept = readKept(folder);
    if (kept?.ready) {
      if (!kept.ready.spaces.includes(spaceName)) seedSpaces(folder, [spaceName]);
      answer({ ...kept.ready, drained: kept.drained });
      return;
    }
    if (performance.now() > end) throw new Error(`process ${kept?.pid ?? ''} has been starting it for half a minute`);
    await sleep(interval);
  }
}

/** Serves the folder until this thread is told to end, or ends with its process. */
async function own(ownership: Ownership): Promise<void> {
  const { pid } = process;
  const owner = randomUUID();
  const { port = 0, drained } = readKept(folder) ?? {};
  // Nobody is to be sent to where the owner before this one was.
  writeKept(folder, { port, pid, drained });
  const emulator = await start(port);
  const { url, token, spaces } = emulator;
  writeKept(folder, { port: emulator.port, pid, drained, ready: { url, token, spaces, owner } });
  const handOver = async (): Promise<void> => {
    // Who asks while the last calls end waits for the next owner.
    writeKept(folder, { port: emulator.port, pid, drained });
    const isDrained = await emulator.drain(lastCalls);
    if (isDrained) writeKept(folder, { port: emulator.port, pid, drained: owner });
    await emulator.close();
    ownership.end();
  };
  // What the listener holds is not collected: a lock that were would be free.
  ending.signal.addEventListener('abort', () => void handOver(), { once: true });
  answer({ url, token, owner, drained });
  if (ending.signal.aborted) await handOver();
}

/** On the port of before, so that clone URLs stay what they were; on another if a stranger has it. */
async function start(port: number): Promise<Emulator> {
  const options = { dataDir: folder, spaces: [spaceName] };
  for (let tried = 0; port !== 0 && tried < triesOfPort; tried += 1) {
    try {
      return await startEmulator({ ...options, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      await sleep(interval);
    }
  }
  return startEmulator(options);
}

const answer = (elected: Elected): void => parentPort?.postMessage(elected);

await elect();
