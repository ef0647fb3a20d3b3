import { existsSync } from 'node:fs';
import { type EmulatorOptions, type SecureEmulator, startEmulator } from '../../../emulator/index.js';
import { lockOf, prepareFolder, readKept } from './folder.js';
import { type Ports, serveFolder } from './owned-folder.js';
import { takeOwnership } from '../../service/ownership.js';

/** An emulator of the command, and how it ends. */
interface Started {
  readonly running: SecureEmulator;
  /** What there is to know of its ports, as lines of text. */
  readonly remark: string;
  readonly end: () => Promise<void>;
}

const anyPorts: Ports = { port: 0, httpsPort: 0 };

/**
 * Starts the emulator of the command: on the ports that are asked for, else on those that its data folder had last. Runs with
 * `endpoint: local` call it, so that their clone URLs are its own; unless one of them, or another command, serves the folder by then,
 * or it is not as they expect: both go on side by side.
 */
export async function startForCommand(
  options: EmulatorOptions & { readonly https: true },
  asked: Partial<Ports>,
): Promise<Started> {
  const { dataDir: folder } = options;
  const start = (ports: Ports): Promise<SecureEmulator> => startEmulator({ ...options, ...ports, ...asked });
  if (folder === undefined) return alone(await start(anyPorts));
  // One that is there already may be somebody's work, which Git is to go on seeing.
  if (!existsSync(folder)) prepareFolder(folder);
  const before = readKept(folder);
  const ownership = takeOwnership(lockOf(folder));
  if (!ownership) return alone(await start(anyPorts), served(before?.ready?.url));
  const { emulator: running, handOver } = await serveFolder(
    { folder, ownership, isShared: isAsRunsExpect(options) },
    start,
  );
  const used: Ports = { port: running.port, httpsPort: running.https.port };
  return { running, remark: moved({ ...anyPorts, ...before, ...asked }, used), end: handOver };
}

/** Runs reach it at 127.0.0.1, are the usual user, and meet no more than what is usual: else they would find drift that is none. */
const isAsRunsExpect = ({
  host = '127.0.0.1',
  tokens: [first] = [],
  assumptions,
  faultsFile,
}: EmulatorOptions): boolean =>
  ['127.0.0.1', '0.0.0.0'].includes(host) &&
  typeof (first ?? '') === 'string' &&
  assumptions === undefined &&
  faultsFile === undefined;

const alone = (running: SecureEmulator, remark = ''): Started => ({ running, remark, end: () => running.close() });

const served = (url: string | undefined): string =>
  `The folder is served${url === undefined ? '' : ` at ${url}`} already; both serve the same.\n`;

const moved = (wanted: Ports, used: Ports): string =>
  (['port', 'httpsPort'] as const)
    .filter((name) => wanted[name] !== 0 && wanted[name] !== used[name])
    .map((name) => `Port ${wanted[name]}, which the folder had last, is in use: it is ${used[name]} now.\n`)
    .join('');
