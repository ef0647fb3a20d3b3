import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { seedSpaces, startEmulator } from '../../emulator/index.js';
import { lockOf, prepareFolder, readKept } from './local/folder.js';
import type { Elected, Election } from './local/local-service.js';
import { serveFolder } from './local/owned-folder.js';
import { type Ownership, takeOwnership } from '../service/ownership.js';

// The thread of a plugin process that finds the local service of a folder, or becomes it.

const { folder, spaceName } = workerData as Election;

/** How long an owner may take to start before it counts as stuck, in milliseconds. */
const patience = 30_000;
const interval = 20;

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
    const ownership = takeOwnership(lockOf(folder));
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
  const { emulator, owner, drained, handOver } = await serveFolder({ folder, ownership, isShared: true }, ({ port }) =>
    startEmulator({ dataDir: folder, spaces: [spaceName], port }),
  );
  const { url, token } = emulator;
  // What the listener holds is not collected: a lock that were would be free.
  ending.signal.addEventListener('abort', () => void handOver(), { once: true });
  answer({ url, token, owner, drained });
  if (ending.signal.aborted) await handOver();
}

const answer = (elected: Elected): void => parentPort?.postMessage(elected);

await elect();
