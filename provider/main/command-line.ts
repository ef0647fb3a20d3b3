import { join } from 'node:path';
import { processStreams } from '../ops/cli/streams.js';
import { run } from '../ops/cli/run.js';
import { connect } from '../service/connection.js';
import { localService } from './local/local-service.js';
import { verbs } from './verbs.js';
import { version } from './version.js';

/** Runs the command with this process's streams, environment and signals; `localProgram` is that of a local service's thread. */
export async function runCommandLine(words: readonly string[], localProgram: URL): Promise<number> {
  const streams = processStreams();
  const controller = new AbortController();
  const end = (): void => {
    controller.abort();
  };
  // Once: a second Ctrl-C ends the process at once.
  process.once('SIGINT', end).once('SIGTERM', end);
  let calls = 0;
  // The thread of a local service keeps no process alive, and neither does waiting for its answer.
  const alive = setInterval(() => undefined, 2 ** 30);
  return run(verbs, words, {
    version,
    streams,
    environment: process.env,
    folder: process.cwd(),
    signal: controller.signal,
    callsMade: () => calls,
    connect: (settings, folder) =>
      connect(settings, process.env, version, {
        conceal: (secret) => {
          streams.conceal(secret);
        },
        onCall: () => {
          calls += 1;
        },
        startLocal: (spaceName) => localService(join(folder, '.codecatalyst-local'), localProgram, spaceName),
      }),
  }).finally(() => {
    clearInterval(alive);
  });
}
