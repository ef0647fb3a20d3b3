import { execFileSync } from 'node:child_process';
import { mkdtempDisposable, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { emulatorCommand, projects } from '../command-process.js';
import { localFolder } from './local-folder.js';
import { listening } from './stranger.js';

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'command-ports-'));
const portOf = (url: string): number => Number(new URL(url).port);

/** What git itself finds behind a clone URL, asking by an access token that is made for it. */
async function headsOf(cloneUrl: string, { http, token }: { readonly http: string; readonly token: string }) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const made = await fetch(`${http}/v1/accessTokens`, { method: 'PUT', headers, body: '{"name":"git"}' });
  const { secret } = (await made.json()) as { secret: string };
  const url = cloneUrl.replace('@', `:${secret}@`);
  return execFileSync('git', ['ls-remote', '--heads', url], { encoding: 'utf8' }).replaceAll(/^\w+\t/gm, '');
}

describe('the ports of codecatalyst-iac emulator --data', () => {
  it('are those of the run before, unless others are asked for', async () => {
    await using folder = await temporaryFolder();
    const data = ['--data', folder.path];
    await using first = await emulatorCommand(data);
    await first.end('SIGTERM');
    await using second = await emulatorCommand(data);
    await second.end('SIGKILL');
    await using third = await emulatorCommand(data);
    await third.end('SIGINT');
    await using other = await emulatorCommand([...data, '--port', '0']);

    const { http, https } = first.ready;
    expect(second.ready).toMatchObject({ http, https });
    expect(third.ready).toMatchObject({ http, https });
    expect(other.ready.https).toBe(https);
    expect(other.ready.http).not.toBe(http);
    expect((await stat(join(folder.path, 'endpoint.json'))).mode & 0o777).toBe(0o600);
  });

  it.each(['http', 'https'] as const)('give way to a stranger who has that of %s', async (scheme) => {
    await using folder = await temporaryFolder();
    const data = ['--data', folder.path];
    await using first = await emulatorCommand(data);
    await first.end('SIGTERM');
    const taken = portOf(first.ready[scheme]);
    await using _stranger = await listening(taken);

    await using second = await emulatorCommand(data);
    await second.end('SIGTERM');

    const unchanged = scheme === 'http' ? 'https' : 'http';
    const now = portOf(second.ready[scheme]);
    expect(second.ready[unchanged]).toBe(first.ready[unchanged]);
    expect(now).not.toBe(taken);
    expect((await second.errors).split('\n')[0]).toBe(
      `Port ${String(taken)}, which the folder had last, is in use: it is ${String(now)} now.`,
    );
  });

  it('are of its own where another serves the folder', async () => {
    await using folder = await temporaryFolder();
    const data = ['--data', folder.path];
    await using first = await emulatorCommand([...data, '--space', 'acme']);
    await using second = await emulatorCommand(data);

    await projects(first.ready, 'acme', 'shop');
    expect(second.ready.http).not.toBe(first.ready.http);
    expect(await projects(second.ready, 'acme')).toMatchObject({ items: [{ name: 'shop' }] });
    await second.end('SIGTERM');
    expect((await second.errors).split('\n')[0]).toBe(
      `The folder is served at ${first.ready.http} already; both serve the same.`,
    );
    await first.end('SIGTERM');
    await using third = await emulatorCommand(data);
    expect(third.ready.http).toBe(first.ready.http);
  });

  it('are those of the clone URLs of endpoint: local, between runs and during them', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using first = await local.plugin();
    await first.provider.create('Project', { spaceName: 'acme', displayName: 'shop' });
    const repository = (name: string) => ({ spaceName: 'acme', projectName: 'shop', name });
    const web = await first.provider.create('SourceRepository', repository('web'));
    first.plugin.signal('SIGTERM');
    await first.plugin.exited;

    await using command = await emulatorCommand(['--data', local.data]);
    expect(await headsOf(web.properties.cloneUrl as string, command.ready)).toBe('refs/heads/main\n');

    await using second = await local.plugin();
    const api = await second.provider.create('SourceRepository', repository('api'));
    second.plugin.signal('SIGTERM');
    await second.plugin.exited;
    expect(await headsOf(api.properties.cloneUrl as string, command.ready)).toBe('refs/heads/main\n');
  });

  it('are left to a run that goes on when the command ends', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using command = await emulatorCommand(['--data', local.data, '--space', 'acme']);
    await using contract = await local.plugin({ maxRetries: 0 });
    await contract.provider.create('Project', { spaceName: 'acme', displayName: 'shop' });
    expect(contract.plugin.id).not.toBe(local.kept.pid);

    expect(await command.end('SIGTERM')).toBe(0);

    expect(await contract.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(local.kept).toMatchObject({ pid: contract.plugin.id, port: portOf(command.ready.http) });
    expect(JSON.parse(await readFile(join(local.data, 'endpoint.json'), 'utf8'))).toMatchObject({
      httpsPort: portOf(command.ready.https),
    });
  });

  it.each([
    ['--token', 'secret=somebody'],
    ['--assume', 'missing=not-found'],
    ['--host', 'localhost'],
  ])('are not called by runs where the command is otherwise than they expect, %s %s', async (...option) => {
    await using folder = await localFolder();
    const { local } = folder;
    await using _command = await emulatorCommand(['--data', local.data, '--space', 'acme', ...option]);
    expect(local.isFree).toBe(true);

    await using contract = await local.plugin();
    await contract.provider.create('Project', { spaceName: 'acme', displayName: 'shop' });

    expect(local.kept.pid).toBe(contract.plugin.id);
  });
});
