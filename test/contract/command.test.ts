import { once } from 'node:events';
import { mkdtempDisposable, readFile, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { emulatorCommand, projects, runCommand } from '../command-process.js';

/** Asks over HTTPS who the token is, trusting one authority alone. */
async function session(url: string, ca: string, token: string): Promise<unknown> {
  const asked = request(`${url}/session`, { ca, agent: false, headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(asked.end(), 'response')) as [IncomingMessage];
  return JSON.parse(await text(response));
}

describe('codecatalyst-iac emulator', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says in one line that it is ready, and ends well on %s', async (signal) => {
    await using running = await emulatorCommand([]);
    expect(running.ready).toEqual({
      http: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      https: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      ca: expect.stringMatching(/^\/.*\.pem$/),
      token: expect.stringMatching(/^[\w-]{20,}$/),
      spaces: ['local'],
      admin: { url: `${running.ready.http}/_emulator`, token: expect.stringMatching(/^[\w-]{20,}$/) },
    });
    expect(running.ready.admin.token).not.toBe(running.ready.token);
    expect(await projects(running.ready, 'local')).toMatchObject({ items: [] });
    expect(await running.end(signal)).toBe(0);
    expect(running.lines).toHaveLength(1);
  });

  it('has the spaces and takes the tokens that it is told', async () => {
    await using running = await emulatorCommand([
      '--space',
      'acme',
      '--space',
      'umbrella',
      '--token',
      'one',
      '--token',
      'two',
    ]);
    const { ready } = running;
    expect(ready).toMatchObject({ token: 'one', spaces: ['acme', 'umbrella'] });
    expect(await projects(ready, 'acme')).toMatchObject({ items: [] });
    expect(await projects({ ...ready, token: 'two' }, 'umbrella')).toMatchObject({ items: [] });
    expect(await projects({ ...ready, token: 'three' }, 'acme')).toBe(403);
  });

  it('is trusted over HTTPS by the certificate that it names, which goes with it', async () => {
    await using running = await emulatorCommand([]);
    const { https, ca, token } = running.ready;

    expect(await session(https, await readFile(ca, 'utf8'), token)).toEqual({ identity: expect.any(String) });
    await running.end('SIGTERM');
    await expect(stat(ca)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says what it means to be open to the network', async () => {
    await using open = await emulatorCommand(['--host', '0.0.0.0']);
    await using closed = await emulatorCommand([]);
    const { https, ca } = open.ready;
    await Promise.all([open.end('SIGTERM'), closed.end('SIGTERM')]);

    expect(https).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect(await open.errors).toContain('whoever reaches this machine and has a token can use it');
    expect(await open.errors).toContain(
      `Give others ${https} (by a name or an address of this machine) and the certificate in ${ca}.`,
    );
    expect(await closed.errors).not.toContain('network');
  });

  it('keeps everything in its folder, its token too', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-data-'));
    await using first = await emulatorCommand(['--data', folder.path, '--space', 'acme']);
    await projects(first.ready, 'acme', 'Web shop');
    await first.end('SIGTERM');

    await using second = await emulatorCommand(['--data', folder.path]);

    const { token, ca, admin } = first.ready;
    expect(second.ready).toMatchObject({ token, ca, spaces: ['acme'], admin: { token: admin.token } });
    expect(ca).toBe(join(folder.path, 'ca.pem'));
    expect(admin.tokenFile).toBe(join(folder.path, 'admin-token'));
    expect(await projects(second.ready, 'acme')).toMatchObject({ items: [{ name: 'Web-shop' }] });
  });

  it('hides a folder that it makes from Git, and none that is there', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-data-'));
    const made = join(folder.path, 'made');

    await using _there = await emulatorCommand(['--data', folder.path]);
    await using _made = await emulatorCommand(['--data', made]);

    expect(await readFile(join(made, '.gitignore'), 'utf8')).toBe('*\n');
    await expect(readFile(join(folder.path, '.gitignore'))).rejects.toThrow('ENOENT');
  });

  it('fails as its file of faults says, until it is told otherwise', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'faults-'));
    const file = join(folder.path, 'faults.json');
    await writeFile(file, '{"errors":[{"operation":"ListProjects","kind":"unavailable","rate":1}]}');
    await using running = await emulatorCommand(['--faults', file]);
    const { admin } = running.ready;

    expect(await projects(running.ready, 'local')).toBe(503);
    const headers = { authorization: `Bearer ${admin.token}` };
    expect((await fetch(`${admin.url}/faults`, { method: 'DELETE', headers })).status).toBe(200);
    expect(await projects(running.ready, 'local')).toMatchObject({ items: [] });
  });

  it('takes other assumptions, and says of what is none what there is', async () => {
    await using running = await emulatorCommand(['--assume', 'missing=not-found', '--assume', 'spacesOnPage=1']);
    expect(await projects(running.ready, 'nowhere')).toBe(404);

    const refused = (option: string) => runCommand(['emulator', '--assume', option]);
    expect(await refused('colour=red')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no assumption colour; these are: missing, blankInProjectName,'),
    });
    expect(await refused('spacesOnPage=0')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The assumption spacesOnPage is a whole number from 1, and not 0.'),
    });
    expect(await refused('missing')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--assume takes NAME=VALUE, and not "missing".'),
    });
  });

  it('says plainly that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = String((server.address() as AddressInfo).port);
    const outcome = await runCommand(['emulator', '--port', port]);
    server.close();

    expect(outcome).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is taken: choose another with --port or --https-port, or 0 for any.\nSee codecatalyst-iac emulator --help.\n`,
    });
  });
});

describe('codecatalyst-iac', () => {
  it.each([
    [['emulate'], 'There is no command "emulate"'],
    [['emulator', '--prot', '1'], "Unknown option '--prot'. Did you mean --port?"],
    [['emulator', 'acme'], 'Too many arguments. Expected 0 arguments but got 1: acme.'],
    [['emulator', '--port'], "Option '--port <PORT>' argument missing"],
    [['emulator', '--port', 'many'], '--port must be 0 to 65535, and is "many".'],
    [['emulator', '--https-port', 'many'], '--https-port must be 0 to 65535, and is "many".'],
    [
      ['emulator', '--host', 'http://localhost'],
      'The host "http://localhost" cannot be: it takes an address or a name',
    ],
    [['emulator', '--host', '192.0.2.77'], '192.0.2.77'],
    [['emulator', '--port', '65536'], '--port must be 0 to 65535, and is "65536".'],
    [['emulator', '--git-profile', 'best'], 'Allowed choices are full, plain.'],
    [['emulator', '--space', 'a'], 'The space a cannot be: '],
    [['emulator', '--token', 'with blank'], 'A token is made of visible ASCII characters, without blanks.'],
    [['emulator', '--workflows', '/nonexistent/w.json'], '/nonexistent/w.json'],
    [['emulator', '--workspaces', '/nonexistent/w.json'], '/nonexistent/w.json'],
    [['emulator', '--faults', '/nonexistent/f.json'], '/nonexistent/f.json'],
    [['emulator', '--data', '/dev/null/data'], '/dev/null/data'],
  ])('refuses %j with one clear message', async (args, message) => {
    const outcome = await runCommand(args);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toMatch(/See codecatalyst-iac .*--help/);
    expect(outcome.stderr).not.toMatch(/\n\s*at |\.mjs/);
    expect(outcome.stderr.trim().split('\n').length).toBeLessThan(3);
  });

  it.each([
    ['{', /workflows\.json is not JSON/],
    ['{}', /workflows\.json is no list of workflows/],
    ['[{"name":"build"}]', /The workflow build cannot be: /],
  ])('says what is wrong with workflows like %s', async (content, message) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'workflows-'));
    const file = join(folder.path, 'workflows.json');
    await writeFile(file, content);
    const outcome = await runCommand(['emulator', '--workflows', file]);
    expect(outcome).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
  });

  it('says what is wrong with faults, and where', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'faults-'));
    const file = join(folder.path, 'faults.json');
    await writeFile(file, '{"errors":[{"kind":"throttled","rate":5}]}');
    const outcome = await runCommand(['emulator', '--faults', file]);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain(`${file} cannot be: /errors/0/rate must be a number from 0 to 1.`);
  });

  it('explains itself, also when it is told nothing', async () => {
    const { code, stdout, stderr } = await runCommand(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Usage: codecatalyst-iac COMMAND \[OPTIONS\]\n\n {2}emulator +run the embedded CodeCatalyst/,
    );
    expect(await runCommand([])).toEqual({ code: 1, stdout: '', stderr: stdout });
    const help = await runCommand(['emulator', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const option of [
      '--port',
      '--https-port',
      '--host',
      '--data',
      '--space',
      '--token',
      '--workflows',
      '--workspaces',
      '--faults',
      '--assume',
      '--git-profile',
    ]) {
      expect(help.stdout).toContain(option);
    }
  });
});
