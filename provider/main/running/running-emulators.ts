import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { SsoLogin } from '../../../emulator/index.js';
import { UsageError } from '../../ops/cli/command.js';
import { putFile } from './put-file.js';
import { forgetLogin } from './sso-login.js';

/** How to reach an emulator that the command runs. */
interface RunningEmulator {
  readonly http: string;
  readonly https: string;
  /** The file of the certificate by which it is known over HTTPS. */
  readonly ca: string;
  readonly token: string;
  /** The real path of its data folder; null when it keeps everything in memory. */
  readonly data: string | null;
  /** A login by SSO of the token's user. */
  readonly login: SsoLogin;
  /** When it was ready, RFC 3339. */
  readonly since: string;
}

/** One that was found, with the folder of its note. */
export type NotedEmulator = RunningEmulator & { readonly folder: string };

/** Where a running emulator is noted; the folder is its own, and goes with it. */
export interface Note {
  readonly folder: string;
  write(running: RunningEmulator): void;
  end(): void;
}

const fileName = 'emulator.json';

/** Begins a note of this process, so that other commands of the same user find its emulator. */
export function beginNote(): Note {
  const parent = notesFolder();
  removeDead(parent);
  const folder = mkdtempSync(join(parent, `${process.pid}-`));
  return {
    folder,
    write(running) {
      putFile(join(folder, fileName), JSON.stringify(running));
    },
    end() {
      remove(folder);
    },
  };
}

/** The emulators of this user that answer, the latest first. */
export async function runningEmulators(): Promise<readonly NotedEmulator[]> {
  const parent = notesFolder();
  removeDead(parent);
  const noted = readdirSync(parent).flatMap((name) => readNote(join(parent, name)) ?? []);
  const answering = await Promise.all(noted.map(answers));
  return noted.filter((_, index) => answering[index]).sort((one, other) => (one.since < other.since ? 1 : -1));
}

function readNote(folder: string): NotedEmulator | undefined {
  try {
    return { ...(JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as RunningEmulator), folder };
  } catch {
    // It is about to be ready, or has just ended.
    return undefined;
  }
}

/** A number may belong to another process by now, and a port to another program: the token tells. */
async function answers({ http, token }: RunningEmulator): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    const { ok } = await fetch(`${http}/session`, { headers, signal: AbortSignal.timeout(2_000) });
    return ok;
  } catch {
    return false;
  }
}

/** An emulator that was killed could not take its note along. */
function removeDead(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!isAlive(parseInt(name, 10))) remove(join(parent, name));
  }
}

function remove(folder: string): void {
  forgetLogin(folder);
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A folder that goes when the user logs out, or else one among the temporary ones that is provably the user's own. */
function notesFolder(): string {
  const { XDG_RUNTIME_DIR: runtime = '' } = process.env;
  const { uid, username } = userInfo();
  const folder = isFolder(runtime)
    ? join(runtime, 'codecatalyst-iac')
    : join(tmpdir(), `codecatalyst-iac-${uid < 0 ? username : uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // Whoever could write there could lead us to a service of his own.
  if (found.isDirectory() && (uid < 0 || (found.uid === uid && (found.mode & 0o077) === 0))) return folder;
  throw new UsageError(
    `${folder}, where running emulators are noted, is not yours alone. Remove it, or set XDG_RUNTIME_DIR to a folder of yours.`,
  );
}

const isFolder = (path: string): boolean =>
  path !== '' && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
