import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { der } from './der.js';

const { objectIdentifier, sequence } = der;

/** A private key and the certificate of its public one, in PEM. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

/** What vouches for others: its key signs, its name is theirs as the issuer. */
interface Issuer {
  readonly name: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** What a certificate says of whoever holds its key. */
interface Facts {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: readonly Buffer[];
}

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));

const extension = (identifier: string, content: Buffer, critical = false): Buffer =>
  sequence(objectIdentifier(identifier), ...(critical ? [der.yes] : []), der.octets(content));

const named = (commonName: string): Buffer =>
  sequence(der.set(sequence(objectIdentifier('2.5.4.3'), der.text(commonName))));

/** Tells keys apart, so that a client finds the issuer of a certificate among many. */
const identifierOf = (key: KeyObject): Buffer =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);

const subjectKey = (key: KeyObject): Buffer => extension('2.5.29.14', der.octets(identifierOf(key)));
const authorityKey = (key: KeyObject): Buffer => extension('2.5.29.35', sequence(der.tagged(0, identifierOf(key))));

/** The 16 bytes of an IPv6 address. */
function ipv6Bytes(address: string): Buffer {
  // A URL writes it in its shortest form.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string | undefined): string[] => (part === undefined || part === '' ? [] : part.split(':'));
  const [left, right] = [groups(before), groups(after)];
  const all = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function alternativeName(name: string): Buffer {
  if (isIPv4(name)) return der.tagged(7, Buffer.from(name.split('.').map(Number)));
  if (isIPv6(name)) return der.tagged(7, ipv6Bytes(name));
  return der.tagged(2, Buffer.from(name));
}

/** A serial number that nobody else has: positive, and of the same length always. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return der.integer(bytes);
}

function certify({ subject, publicKey, from, until, extensions }: Facts, issuer: Issuer): string {
  const facts = sequence(
    der.wrapped(0, der.integer(Buffer.of(2))),
    serialNumber(),
    ecdsaWithSha256,
    named(issuer.name),
    sequence(der.time(from), der.time(until)),
    named(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der.wrapped(3, sequence(subjectKey(publicKey), authorityKey(issuer.publicKey), ...extensions)),
  );
  const signature = der.bits(sign('sha256', facts, issuer.privateKey));
  const lines =
    sequence(facts, ecdsaWithSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A new authority, which vouches for itself and, with its key, for servers. */
export function newAuthority(name: string, from: Date, until: Date): Identity {
  const { publicKey, privateKey } = newKeys();
  const extensions = [
    // It signs certificates of servers and of no further authority.
    extension('2.5.29.19', sequence(der.yes, der.integer(Buffer.of(0))), true),
    extension('2.5.29.15', der.bits(Buffer.of(0b0000_0110), 1), true),
  ];
  const certificate = certify({ subject: name, publicKey, from, until, extensions }, { name, publicKey, privateKey });
  return { key: pemOf(privateKey), certificate };
}

/** A new key of a server that is reached by the names, which may be addresses; the first is its own. */
export function newServer(names: readonly string[], from: Date, until: Date, issuer: Issuer): Identity {
  const { publicKey, privateKey } = newKeys();
  const extensions = [
    extension('2.5.29.19', sequence(), true),
    extension('2.5.29.15', der.bits(Buffer.of(0b1000_0000), 7), true),
    // A server, and no client.
    extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...names.map(alternativeName))),
  ];
  const [subject = ''] = names;
  return { key: pemOf(privateKey), certificate: certify({ subject, publicKey, from, until, extensions }, issuer) };
}
