import { generateKeyPairSync, sign } from 'node:crypto';

/** A value in DER: its tag, its length, its content. */
function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.of(0xff));

/** The name in the certificate: one that no server of the world answers to. */
export const certifiedName = 'codecatalyst.test';

/** A key and a certificate of that name and of 127.0.0.1, which vouches for itself, in PEM. Made here, so that no key lies about. */
export function selfSignedCertificate(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(object('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(object('550403'), der(0x0c, Buffer.from('test of pulumi-codecatalyst')))));
  const validity = sequence(der(0x17, Buffer.from('250101000000Z')), der(0x18, Buffer.from('20991231235959Z')));
  const names = sequence(der(0x82, Buffer.from(certifiedName)), der(0x87, Buffer.of(127, 0, 0, 1)));
  const alternativeName = sequence(object('551d11'), der(0x04, names));
  const authority = sequence(object('551d13'), yes, der(0x04, sequence(yes)));
  const facts = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeName, authority)),
  );
  const signature = der(0x03, Buffer.of(0), sign('sha256', facts, privateKey));
  const base64 = sequence(facts, ecdsaWithSha256, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}
