import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Identity } from './certificate.js';

const pemBlock = (label: string): RegExp => new RegExp(`-----BEGIN ${label}-----\n[^-]+-----END ${label}-----\n`);
const [keyBlock, certificateBlock] = [pemBlock('PRIVATE KEY'), pemBlock('CERTIFICATE')];

/** Reads what `writeIdentity` wrote; undefined when nothing was. A file that holds anything else is an error. */
export function readIdentity(file: string): Identity | undefined {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const [key = '', certificate = ''] = [keyBlock, certificateBlock].map((block) => block.exec(text)?.[0]);
  if (belongTogether(key, certificate)) return { key, certificate };
  throw new Error(`${file} is no private key with its certificate. Remove it: a new one is made at the next start.`);
}

function belongTogether(key: string, certificate: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}

/** One file for both, so that a kill in between leaves no key beside the certificate of another. */
export function writeIdentity(file: string, { key, certificate }: Identity): void {
  writePlace(file, key + certificate, 0o600);
}

/** Puts a file in place as a whole. */
export function writePlace(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
