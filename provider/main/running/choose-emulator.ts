import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../ops/cli/command.js';
import { type NotedEmulator, runningEmulators } from './running-emulators.js';

/** By what an emulator is told from others. */
export interface Which {
  readonly data: string | undefined;
  /** Of HTTP. */
  readonly port: string | undefined;
}

const interval = 50;

/**
 * The running emulator that is meant: of several that serve the same data any will do, so the latest. While there is none, one
 * that is about to be ready is waited for, for so many milliseconds.
 */
export async function chooseEmulator(which: Which, patience: number): Promise<NotedEmulator> {
  const end = performance.now() + patience;
  for (;;) {
    const all = await runningEmulators();
    const chosen = chooseAmong(all, which);
    if (chosen) return chosen;
    if (performance.now() >= end) throw new UsageError(noneRuns(which, all));
    await sleep(interval);
  }
}

function chooseAmong(all: readonly NotedEmulator[], { data, port }: Which): NotedEmulator | undefined {
  const folder = data === undefined ? undefined : realPath(data);
  const fitting = all
    .filter((running) => folder === undefined || running.data === folder)
    .filter(({ http }) => port === undefined || new URL(http).port === port);
  const [first, ...others] = fitting;
  if (!first || others.every((other) => other.data !== null && other.data === first.data)) return first;
  throw new UsageError(`Several emulators run: ${list(fitting)}. Say which with --data FOLDER or --port PORT.`);
}

const list = (all: readonly NotedEmulator[]): string =>
  all
    .map(({ http, data }) => `${http} (${data === null ? 'in memory' : `--data ${relative('', data) || '.'}`})`)
    .join(', ');

function noneRuns({ data, port }: Which, all: readonly NotedEmulator[]): string {
  const option = data === undefined ? '' : ` --data ${data}`;
  const which = `${option === '' ? '' : ` with${option}`}${port === undefined ? '' : ` on port ${port}`}`;
  const others = all.length === 0 ? '' : ` There is ${list(all)}.`;
  return `No emulator of yours runs${which}. Start one in another shell: codecatalyst-iac emulator${option}.${others}`;
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    // What does not exist is served by nobody.
    return folder;
  }
}
