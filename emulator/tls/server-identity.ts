import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type Identity, newAuthority, newServer } from './certificate.js';
import { readIdentity, writeIdentity, writePlace } from './identity-file.js';

/** Who an HTTPS server is, and the certificate (PEM) of the authority by which clients know that. */
export interface ServerIdentity extends Identity {
  readonly authority: string;
  /** Where that certificate is kept; absent in memory. */
  readonly authorityFile?: string;
}

const day = 24 * 3600 * 1000;
const authorityLife = 3650 * day;
/** Some clients take no server's certificate of more than 398 days. */
const serverLife = 397 * day;
/** So long an emulator may run without a new start. */
const longestRun = 180 * day;

/**
 * The identity of a server that is reached by these names. Authority and server are made at the first start, kept in
 * the data folder and made anew before they end; in memory, they end with the process. Two must not do this to a folder at once.
 * The time is the world's, not that of a clock of tests: whoever judges a certificate does it by the world's.
 */
export function serverIdentity(
  dataDir: string | undefined,
  names: readonly string[],
  now = new Date(),
): ServerIdentity {
  if (dataDir === undefined) {
    const authority = makeAuthority(now);
    return { ...makeServer(names, authority, now), authority: authority.certificate };
  }
  const folder = join(dataDir, 'tls');
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  // No server's certificate is to outlive the authority's.
  const authority = kept(
    join(folder, 'authority.pem'),
    (found) => lasts(found, serverLife, now),
    () => makeAuthority(now),
  );
  const issuer = new X509Certificate(authority.certificate);
  const isGood = (found: X509Certificate): boolean =>
    lasts(found, longestRun, now) && found.verify(issuer.publicKey) && names.every((name) => isFor(found, name));
  const server = kept(join(folder, 'server.pem'), isGood, () => makeServer(names, authority, now));

  // Beside the key, which its readers must not see, the certificate alone.
  const authorityFile = join(dataDir, 'ca.pem');
  writePlace(authorityFile, authority.certificate, 0o644);
  return { ...server, authority: authority.certificate, authorityFile };
}

function kept(file: string, isGood: (found: X509Certificate) => boolean, make: () => Identity): Identity {
  const found = readIdentity(file);
  if (found && isGood(new X509Certificate(found.certificate))) return found;
  const made = make();
  writeIdentity(file, made);
  return made;
}

const lasts = ({ validTo }: X509Certificate, time: number, now: Date): boolean =>
  Date.parse(validTo) - now.getTime() > time;

const isFor = (certificate: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;

/** From a day ago: the clocks of containers and machines differ. */
const period = (now: Date, life: number): [from: Date, until: Date] => [
  new Date(now.getTime() - day),
  new Date(now.getTime() - day + life),
];

const authorityName = `CodeCatalyst emulator on ${hostname().replaceAll(/[^\w.-]/g, '')}`.slice(0, 64);

const makeAuthority = (now: Date): Identity => newAuthority(authorityName, ...period(now, authorityLife));

function makeServer(names: readonly string[], authority: Identity, now: Date): Identity {
  const { subject, publicKey } = new X509Certificate(authority.certificate);
  const issuer = { name: subject.replace(/^CN=/, ''), publicKey, privateKey: createPrivateKey(authority.key) };
  return newServer(names, ...period(now, serverLife), issuer);
}
