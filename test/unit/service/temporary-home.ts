import { createHash } from 'node:crypto';
import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SsoToken {
  readonly accessToken: string;
  readonly expiresAt: string;
}

/** A home with an SSO profile `codecatalyst`, and what `aws sso login` leaves there, if it was run. */
export async function temporaryHome(token?: SsoToken): Promise<AsyncDisposable> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'home-'));
  const cache = join(folder.path, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  const config = [
    '[profile codecatalyst]',
    'sso_session = at-work',
    '[profile plain]',
    'region = us-west-2',
    '[sso-session at-work]',
    'sso_region = us-east-1',
    'sso_start_url = https://view.awsapps.com/start',
    'sso_registration_scopes = codecatalyst:read_write',
  ];
  await writeFile(join(folder.path, '.aws/config'), `${config.join('\n')}\n`);
  const file = `${createHash('sha1').update('at-work').digest('hex')}.json`;
  if (token) await writeFile(join(cache, file), JSON.stringify(token));

  const { HOME, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE } = process.env;
  const put = (values: Readonly<Record<string, string | undefined>>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  };
  // The SDK looks for the login of SSO in the home of the process, and nowhere else.
  put({ HOME: folder.path, AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined });
  return {
    async [Symbol.asyncDispose]() {
      put({ HOME, AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE });
      await folder[Symbol.asyncDispose]();
    },
  };
}
