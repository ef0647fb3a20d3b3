import { createHash } from 'node:crypto';
import { mkdir, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home that a user logged in from. */
export interface SsoHome extends AsyncDisposable {
  readonly path: string;
  /** What the login is by now. */
  login(): Promise<unknown>;
}

/** A home with an SSO profile `codecatalyst` and a profile `plain`, and with what `aws sso login` leaves there, if it was run. */
export async function ssoHome(login?: object): Promise<SsoHome> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'home-'));
  const cache = join(folder.path, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  const config = [
    '[profile codecatalyst]',
    'sso_session = at-work',
    'region = us-west-2',
    '[profile plain]',
    'region = us-west-2',
    '[sso-session at-work]',
    'sso_region = us-east-1',
    'sso_start_url = https://view.awsapps.com/start',
    'sso_registration_scopes = codecatalyst:read_write',
  ];
  await writeFile(join(folder.path, '.aws/config'), `${config.join('\n')}\n`);
  const file = join(cache, `${createHash('sha1').update('at-work').digest('hex')}.json`);
  if (login) await writeFile(file, JSON.stringify(login));
  return {
    path: folder.path,
    login: async () => JSON.parse(await readFile(file, 'utf8')) as unknown,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}
