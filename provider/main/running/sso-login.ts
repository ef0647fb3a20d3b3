import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { SsoLogin } from '../../../emulator/index.js';
import { putFile } from './put-file.js';

/** The login that an emulator has noted, and the folder of the note. */
interface Noted {
  readonly folder: string;
  readonly login: SsoLogin;
}

/** The profile that is logged in to the emulator. */
export const profileName = 'codecatalyst-emulator';

/** Each emulator is a session of its own, so that shells that use different ones do not log each other out. */
const sessionOf = (folder: string): string => `${profileName}-${basename(folder)}`;

/** Where AWS's clients look for the login of a session, and nowhere else. */
function cacheFile(folder: string): string {
  const digest = createHash('sha1').update(sessionOf(folder)).digest('hex');
  return join(homedir(), '.aws', 'sso', 'cache', `${digest}.json`);
}

/** Keeps the login of an emulator where clients look for it, and answers a configuration file with its profile beside the user's own. */
export function keepLogin({ folder, login }: Noted, region: string, before: NodeJS.ProcessEnv): string {
  const cache = cacheFile(folder);
  mkdirSync(dirname(cache), { recursive: true, mode: 0o700 });
  putFile(cache, JSON.stringify(login));

  const configured = before.AWS_CONFIG_FILE ?? join(homedir(), '.aws', 'config');
  const session = sessionOf(folder);
  const lines = [
    existsSync(configured) ? readFileSync(configured, 'utf8') : '',
    `[profile ${profileName}]`,
    `region = ${region}`,
    `sso_session = ${session}`,
    `[sso-session ${session}]`,
    `sso_region = ${login.region}`,
    `sso_start_url = ${login.startUrl}`,
    'sso_registration_scopes = codecatalyst:read_write',
    '',
  ];
  const file = join(folder, 'aws-config');
  putFile(file, lines.join('\n'));
  return file;
}

/** Takes the login of an emulator away, if it was kept. */
export function forgetLogin(folder: string): void {
  rmSync(cacheFile(folder), { force: true });
}
