import { X509Certificate } from 'node:crypto';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { credentials } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { type Certificate, selfSigned } from '../../../provider/terraform/certificate.js';
import { cookie, placeOf, ProviderProcess } from './provider-process.js';
import { WireClient } from './wire-client.js';

const bytes = (text: string): Buffer => Buffer.from(text);

/** What a call comes to of somebody who shows a certificate, or none. */
async function callAs(target: string, server: string, own: Certificate | undefined): Promise<string> {
  const channel = own
    ? credentials.createSsl(bytes(server), bytes(own.key), bytes(own.pem))
    : credentials.createSsl(bytes(server));
  return outcomeOf(new WireClient(target, channel));
}

async function outcomeOf(client: WireClient): Promise<string> {
  try {
    await client.call('GetProviderSchema');
    return 'served';
  } catch (error) {
    return (error as { code: number }).code === 14 ? 'refused' : String(error);
  } finally {
    client.close();
  }
}

describe('the handshake with Terraform', () => {
  it('tells in one line where the provider listens and by which certificate it is known', async () => {
    const own = selfSigned(Date.now());
    await using provider = new ProviderProcess({ ...cookie, PLUGIN_CLIENT_CERT: own.pem });
    const { fields, certificate } = placeOf(await provider.line());

    expect(fields.slice(0, 3)).toEqual(['1', '6', 'unix']);
    expect(fields[4]).toBe('grpc');
    expect(fields[5]).not.toContain('=');
    const told = new X509Certificate(certificate);
    expect(told.subjectAltName).toBe('DNS:localhost');
    expect(told.ca).toBe(true);
    expect(told.verify(told.publicKey)).toBe(true);
  });

  it('lets in nobody but the one whose certificate it was given', async () => {
    const own = selfSigned(Date.now());
    await using provider = new ProviderProcess({ ...cookie, PLUGIN_CLIENT_CERT: own.pem });
    const { target, certificate } = placeOf(await provider.line());

    expect(await callAs(target, certificate, own)).toBe('served');
    expect(await callAs(target, certificate, selfSigned(Date.now()))).toBe('refused');
    expect(await callAs(target, certificate, undefined)).toBe('refused');
    expect(await outcomeOf(new WireClient(target))).toBe('refused');
  });

  it('serves without certificates where Terraform is told to do without', async () => {
    await using provider = new ProviderProcess(cookie);
    const { target, fields } = placeOf(await provider.line());
    expect(fields[5]).toBe('');
    expect(await outcomeOf(new WireClient(target))).toBe('served');
  });

  it('listens on a port where there are no sockets of files', async () => {
    const own = selfSigned(Date.now());
    const environment = { ...cookie, PLUGIN_CLIENT_CERT: own.pem, CODECATALYST_PLUGIN_NETWORK: 'tcp' };
    await using provider = new ProviderProcess(environment);
    const { target, certificate, fields } = placeOf(await provider.line());
    expect(fields.slice(2, 4)).toEqual(['tcp', expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
    expect(await callAs(target, certificate, own)).toBe('served');
  });

  it('tells people who start it what it is', async () => {
    await using provider = new ProviderProcess({});
    expect(await provider.exited).toBe(1);
    expect(provider.out).toBe('');
    expect(provider.log).toContain('source = "codecatalyst-iac/codecatalyst"');
  });

  it('refuses a Terraform that does not speak its protocol', async () => {
    await using provider = new ProviderProcess({ ...cookie, PLUGIN_PROTOCOL_VERSIONS: '5' });
    expect(await provider.exited).toBe(1);
    expect(provider.log).toBe(
      'This provider speaks version 6 of the provider protocol, and was asked for 5: it needs Terraform 1.0 or newer, or OpenTofu.\n',
    );
  });
});

describe('the end of a provider', () => {
  it('comes with Shutdown, and leaves no socket behind', async () => {
    await using provider = new ProviderProcess(cookie);
    const { target } = placeOf(await provider.line());
    const client = new WireClient(target);
    await client.call('Shutdown', {}, 'plugin.GRPCController');
    expect(await provider.exited).toBe(0);
    client.close();
    await expect(access(dirname(target.replace('unix:', '')))).rejects.toThrow('ENOENT');
  });

  it('does not come with Ctrl-C, which is for Terraform to answer', async () => {
    await using provider = new ProviderProcess(cookie);
    const { target } = placeOf(await provider.line());
    provider.signal('SIGINT');
    expect(await outcomeOf(new WireClient(target))).toBe('served');
  });

  it('comes by itself when Terraform was killed', async () => {
    await using provider = new ProviderProcess(cookie);
    const client = new WireClient(placeOf(await provider.line()).target);
    const stream = client.openStdio();
    await client.call('StopProvider');
    stream.cancel();
    client.close();
    expect(await provider.exited).toBe(0);
  });

  it('does not come with Shutdown for one that is debugged, which says how it is reached', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'debugged-'));
    try {
      await using provider = new ProviderProcess({ PLUGIN_UNIX_SOCKET_DIR: folder }, ['--debug']);
      const [, json = ''] = /^export TF_REATTACH_PROVIDERS='(.*)'$/.exec(await provider.line()) ?? [];
      const told = JSON.parse(json) as Record<string, { Addr: { String: string } }>;
      const { Addr, ...rest } = told['registry.terraform.io/codecatalyst-iac/codecatalyst'] ?? { Addr: { String: '' } };
      expect(rest).toMatchObject({ Protocol: 'grpc', ProtocolVersion: 6, Test: true });
      const client = new WireClient(`unix:${Addr.String}`);
      await client.call('Shutdown', {}, 'plugin.GRPCController');
      expect(await outcomeOf(client)).toBe('served');
      provider.signal('SIGTERM');
      expect(await provider.exited).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
