import { X509Certificate } from 'node:crypto';
import { mkdtempDisposable, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serverIdentity } from '../../emulator/tls/server-identity.js';

const here = ['localhost', '127.0.0.1', '::1'];
const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'certificates-'));
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

describe('the certificate of the emulator', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['::1', ['::1', '0:0:0:0:0:0:0:1']],
    ['::ffff:192.0.2.1', ['::ffff:192.0.2.1']],
    ['2001:db8::1:0:0:9', ['2001:db8::1:0:0:9']],
  ])('stands for the address %s', (name, addresses) => {
    const certificate = new X509Certificate(serverIdentity(undefined, [name]).certificate);

    for (const address of addresses) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkIP('192.0.2.2')).toBeUndefined();
  });

  it('stands for names, and for no others', () => {
    const certificate = new X509Certificate(serverIdentity(undefined, ['localhost', 'emulator.test']).certificate);

    expect(certificate.checkHost('emulator.test')).toBe('emulator.test');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('test')).toBeUndefined();
  });

  it('is vouched for by an authority that signs no further ones, and is none itself', () => {
    const identity = serverIdentity(undefined, here, day(10));
    const server = new X509Certificate(identity.certificate);
    const authority = new X509Certificate(identity.authority);

    expect(authority.ca).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.verify(authority.publicKey)).toBe(true);
    expect(server.checkIssued(authority)).toBe(true);
    expect(server.validFromDate).toEqual(day(9));
    expect(server.validToDate).toEqual(day(9 + 397));
    // Beyond 2049 a certificate writes years in another way.
    const late = serverIdentity(undefined, here, new Date('2045-06-01T00:00:00Z'));
    expect(new X509Certificate(late.authority).validToDate).toEqual(new Date('2055-05-29T00:00:00Z'));
  });

  it('stays the same from start to start', async () => {
    await using folder = await temporaryFolder();
    const first = serverIdentity(folder.path, here, day(1));
    const second = serverIdentity(folder.path, here, day(200));

    expect(second).toEqual(first);
  });

  it('is made anew before it ends, by the same authority', async () => {
    await using folder = await temporaryFolder();
    const first = serverIdentity(folder.path, here, day(1));
    const second = serverIdentity(folder.path, here, day(300));

    expect(second.certificate).not.toBe(first.certificate);
    expect(second.authority).toBe(first.authority);
    expect(new X509Certificate(second.certificate).validToDate).toEqual(day(299 + 397));
  });

  it('is made anew for a name that it does not stand for yet', async () => {
    await using folder = await temporaryFolder();
    const first = serverIdentity(folder.path, here);
    const second = serverIdentity(folder.path, [...here, 'emulator.test']);

    expect(second.authority).toBe(first.authority);
    expect(new X509Certificate(second.certificate).checkHost('emulator.test')).toBe('emulator.test');
    expect(serverIdentity(folder.path, here)).toEqual(second);
  });

  it('comes from a new authority before that one ends', async () => {
    await using folder = await temporaryFolder();
    const first = serverIdentity(folder.path, here, day(1));
    const second = serverIdentity(folder.path, here, day(3650 - 100));

    expect(second.authority).not.toBe(first.authority);
    const authority = new X509Certificate(second.authority);
    expect(new X509Certificate(second.certificate).verify(authority.publicKey)).toBe(true);
    expect(await readFile(join(folder.path, 'ca.pem'), 'utf8')).toBe(second.authority);
  });

  it('has keys that nobody else may read, beside an authority that everybody may', async () => {
    await using folder = await temporaryFolder();
    const { authority, authorityFile } = serverIdentity(folder.path, here);
    const modeOf = async (...name: string[]) => ((await stat(join(folder.path, ...name))).mode & 0o777).toString(8);

    expect((await readdir(join(folder.path, 'tls'))).sort()).toEqual(['authority.pem', 'server.pem']);
    expect(await Promise.all([modeOf('tls'), modeOf('tls', 'authority.pem'), modeOf('tls', 'server.pem')])).toEqual([
      '700',
      '600',
      '600',
    ]);
    expect(authorityFile).toBe(join(folder.path, 'ca.pem'));
    expect(await readFile(join(folder.path, 'ca.pem'), 'utf8')).toBe(authority);
  });

  it.each(['', 'garbage', 'of another'])('is not served from a file that is spoilt: %j', async (content) => {
    await using folder = await temporaryFolder();
    serverIdentity(folder.path, here);
    const file = join(folder.path, 'tls', 'server.pem');
    const [key = ''] = (await readFile(join(folder.path, 'tls', 'authority.pem'), 'utf8')).split(/(?=-----BEGIN C)/);
    const [, certificate = ''] = (await readFile(file, 'utf8')).split(/(?=-----BEGIN C)/);
    await writeFile(file, content === 'of another' ? key + certificate : content);

    expect(() => serverIdentity(folder.path, here)).toThrow(
      `${file} is no private key with its certificate. Remove it: a new one is made at the next start.`,
    );
  });
});
