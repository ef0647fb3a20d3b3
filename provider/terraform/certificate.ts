import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and a certificate of its own, for one process and its one caller. */
export interface Certificate {
  readonly key: string;
  readonly der: Buffer;
  readonly pem: string;
}

// Tags of DER.
const [boolean, integer, bitString, octetString, utf8, sequence, set, generalizedTime] = [
  0x01, 0x02, 0x03, 0x04, 0x0c, 0x30, 0x31, 0x18,
] as const;
const explicit = (index: number): number => 0xa0 + index;
const dnsName = 0x82;

const ids = {
  ecdsaWithSha256: '06082a8648ce3d040302',
  commonName: '0603550403',
  subjectAltName: '0603551d11',
  basicConstraints: '0603551d13',
  keyUsage: '0603551d0f',
  extKeyUsage: '0603551d25',
  serverAuth: '06082b06010505070301',
  clientAuth: '06082b06010505070302',
};

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const idOf = (name: keyof typeof ids): Buffer => Buffer.from(ids[name], 'hex');
const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);
const isTrue = bytes(boolean, 1, 0xff);

const extension = (name: keyof typeof ids, isCritical: boolean, value: Buffer): Buffer =>
  der(sequence, idOf(name), ...(isCritical ? [isTrue] : []), der(octetString, value));

const time = (at: number): Buffer =>
  der(generalizedTime, Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')));

const day = 24 * 60 * 60 * 1000;

/** A certificate for `localhost` that signs itself, good for serving and for calling. */
export function selfSigned(now: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(sequence, idOf('ecdsaWithSha256'));
  const name = der(sequence, der(set, der(sequence, idOf('commonName'), der(utf8, Buffer.from('localhost')))));
  const extensions = der(
    sequence,
    extension('basicConstraints', true, der(sequence, isTrue)),
    // Digital signature, key encipherment, key agreement and the signing of certificates.
    extension('keyUsage', true, bytes(bitString, 2, 2, 0b10101100)),
    extension('extKeyUsage', false, der(sequence, idOf('serverAuth'), idOf('clientAuth'))),
    extension('subjectAltName', false, der(sequence, der(dnsName, Buffer.from('localhost')))),
  );
  const serial = randomBytes(16);
  // A number that is positive, and written without a zero too many.
  serial.writeUInt8((serial.readUInt8(0) & 0x7f) | 0x40, 0);
  const body = der(
    sequence,
    der(explicit(0), bytes(integer, 1, 2)),
    der(integer, serial),
    algorithm,
    name,
    der(sequence, time(now - day), time(now + 365 * day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(explicit(3), extensions),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = der(sequence, body, algorithm, der(bitString, bytes(0), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    der: whole,
    pem: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
