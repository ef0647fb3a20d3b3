import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { UsageError } from '../../ops/cli/command.js';
import { putFile } from './put-file.js';
import type { NotedEmulator } from './running-emulators.js';
import { keepLogin, profileName } from './sso-login.js';

type Variables = Readonly<Record<string, string>>;

/** What makes AWS's clients, and Git, use an emulator, given the variables that they have without it: by its token, or logged in by SSO. */
export function emulatorVariables(emulator: NotedEmulator, before: NodeJS.ProcessEnv, sso: boolean): Variables {
  const { https, token } = emulator;
  const region = before.AWS_REGION ?? before.AWS_DEFAULT_REGION ?? 'us-west-2';
  const bundle = keepBundle(emulator, before);
  const login = sso
    ? {
        AWS_CONFIG_FILE: keepLogin(emulator, region, before),
        AWS_PROFILE: profileName,
        AWS_ENDPOINT_URL_SSO_OIDC: https,
      }
    : { AWS_BEARER_TOKEN_CODECATALYST: token };
  return {
    AWS_ENDPOINT_URL_CODECATALYST: https,
    ...login,
    AWS_CA_BUNDLE: bundle,
    NODE_EXTRA_CA_CERTS: bundle,
    GIT_SSL_CAINFO: bundle,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...pastProxy(new URL(https).hostname.replaceAll(/[[\]]/g, ''), before),
  };
}

/** Where there is a proxy, clients would ask it to reach this machine. */
function pastProxy(host: string, before: NodeJS.ProcessEnv): Variables {
  const isSet = (name: string): boolean => (before[name] ?? '') !== '';
  if (!['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'].some(isSet)) return {};
  const excepted = [before.no_proxy ?? before.NO_PROXY ?? '', host].filter((entry) => entry !== '').join(',');
  return { NO_PROXY: excepted, no_proxy: excepted };
}

/**
 * The file of all that clients are to trust, for they trust nobody else then: AWS itself is to stay within reach, whoever stands in
 * between. Shells that trusted different authorities get different files. With the data, if that is kept: shells that were set up
 * go on trusting when the emulator has ended, and find it again when it is back.
 */
function keepBundle({ data, folder, ca }: NotedEmulator, before: NodeJS.ProcessEnv): string {
  const bundle = [...new Set([readFileSync(ca, 'utf8'), ...trustedBefore(before), ...rootCertificates])].join('\n');
  const file = join(data ?? folder, `ca-bundle-${createHash('sha256').update(bundle).digest('hex').slice(0, 12)}.pem`);
  putFile(file, bundle);
  return file;
}

function trustedBefore(before: NodeJS.ProcessEnv): readonly string[] {
  return ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'GIT_SSL_CAINFO'].flatMap((name) => {
    const file = before[name] ?? '';
    if (file === '') return [];
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new UsageError(`${name} names ${file}, which cannot be read: it must be a file of certificates.`);
    }
  });
}
