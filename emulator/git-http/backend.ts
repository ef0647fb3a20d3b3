import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { GitRefusal } from './git-refusal.js';
import { configOf, type GitProfile, speaksVersion2 } from './git-profile.js';
import type { GitRequest } from './git-request.js';

/** A run of `git http-backend`. */
export type BackendProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** What the backend is to answer. */
export interface BackendCall extends Pick<GitRequest, 'service' | 'isAdvertisement'> {
  /** The folder of the repository. */
  readonly folder: string;
  /** The alias of the user who was let in. */
  readonly user: string;
  readonly contentType: string | undefined;
  /** What the client says in the header `Git-Protocol`. */
  readonly protocol: string | undefined;
  readonly profile: GitProfile;
  /** The largest pack that a push may bring, in bytes. */
  readonly maxPushBytes: number;
}

/** Set for each run, so that what a repository was made with years ago does not matter. */
const config = (profile: GitProfile, maxPushBytes: number): Readonly<Record<string, string>> => ({
  ...configOf(profile),
  'receive.fsckObjects': 'true',
  'receive.denyDeleteCurrent': 'refuse',
  'receive.maxInputSize': String(maxPushBytes),
  // Nothing goes on behind the back of whoever deletes the repository.
  'receive.autogc': 'false',
  'gc.auto': '0',
  'maintenance.auto': 'false',
  'core.hooksPath': '/dev/null',
  // The folder is the emulator's own, whoever it belongs to in a container.
  'safe.directory': '*',
});

/** An environment of its own: what this machine's user or system told Git is nothing to a server. */
function environmentOf({ folder, service, isAdvertisement, user, contentType, protocol, profile }: BackendCall) {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_PROJECT_ROOT: dirname(folder),
    PATH_INFO: `/${basename(folder)}/${isAdvertisement ? 'info/refs' : service}`,
    QUERY_STRING: isAdvertisement ? `service=${service}` : '',
    REQUEST_METHOD: isAdvertisement ? 'GET' : 'POST',
    REMOTE_USER: user,
    REMOTE_ADDR: '127.0.0.1',
    ...(contentType !== undefined && { CONTENT_TYPE: contentType }),
    ...(protocol !== undefined && speaksVersion2(profile) && { HTTP_GIT_PROTOCOL: protocol, GIT_PROTOCOL: protocol }),
  };
}

/** Starts the backend; a refusal when there is no Git on this machine. */
export async function startBackend(call: BackendCall): Promise<BackendProcess> {
  const settings = Object.entries(config(call.profile, call.maxPushBytes));
  const args = [...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]), 'http-backend'];
  const backend = spawn('git', args, { env: environmentOf(call), cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  // It may stop reading before we stop writing; why it did it says itself.
  backend.stdin.on('error', () => undefined);
  try {
    await once(backend, 'spawn');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GitRefusal(501, `Git cannot be started here (${reason}): install Git to clone and push.`);
  }
  return backend;
}
