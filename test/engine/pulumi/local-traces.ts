import { readdir, readlink } from 'node:fs/promises';
import type { LocalFolder } from '../../contract/local-folder.js';
import { commandOf } from './child-processes.js';
import type { PulumiRun } from './run.js';

/** What a local service has left behind after the last run in its folder; nothing, if all is well. */
export async function traces(local: LocalFolder): Promise<readonly string[]> {
  return [
    ...(await pluginsIn(local.path)).map((command) => `still runs: ${command}`),
    ...(local.isFree ? [] : ['the lock is held']),
    ...((await local.answers()) ? ['the port is open'] : []),
    ...(await local.files())
      .filter((name) => !kept.has(name) && !isBundle(name))
      .map((name) => `left in the folder: ${name}`),
  ];
}

const kept = new Set([
  ...['.gitignore', 'emulator.sqlite', 'endpoint.json', 'owner.lock'],
  // The log of the database, after a kill.
  ...['emulator.sqlite-shm', 'emulator.sqlite-wal'],
  // Of what it serves, and of the command, which speaks HTTPS too.
  ...['admin-token', 'ca.pem', 'git', 'tls'],
]);

/** What shells trust that `emulator env` has set up. */
const isBundle = (name: string): boolean => /^ca-bundle-\w+\.pem$/.test(name);

/** The plugins that run in a folder, as the engine starts them. */
async function pluginsIn(folder: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    ids.map(async (id) =>
      (await readlink(`/proc/${id}/cwd`).catch(() => '')) === folder ? commandOf(Number(id)) : '',
    ),
  );
  return commands.filter((command) => command.includes('pulumi-resource-codecatalyst'));
}

/** What is never to be said, whoever was killed. */
const alarming = /database is locked|ExperimentalWarning/;
/** What nobody is to be told of a service that moves where nobody was killed. */
const noisy = /retrying|no usable answer|ECONNRESET|was lost/;

/** What runs said, debug and progress included, that they should not; nothing, if all is well. */
export const noise = (runs: readonly PulumiRun[], { killed = false } = {}): readonly string[] =>
  runs
    .flatMap(({ output, messages }) => [...output.split('\n'), ...messages])
    .filter((line) => alarming.test(line) || (!killed && noisy.test(line)));
