import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { emulator, environment, executable, projects } from './command-process.js';

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end. */
async function run(...args: string[]): Promise<Outcome> {
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment, timeout: 20_000 });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}

describe('codecatalyst-iac emulator', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says in one line that it is ready, and ends well on %s', async (signal) => {
    await using running = await emulator();
    expect(running.ready).toEqual({
      http: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      token: expect.stringMatching(/^[\w-]{20,}$/),
      spaces: ['local'],
    });
    expect(await projects(running.ready, 'local')).toMatchObject({ items: [] });
    expect(await running.end(signal)).toBe(0);
    expect(running.lines).toHaveLength(1);
  });

  it('has the spaces and takes the tokens that it is told', async () => {
    await using running = await emulator('--space', 'acme', '--space', 'umbrella', '--token', 'one', '--token', 'two');
    const { ready } = running;
    expect(ready).toMatchObject({ token: 'one', spaces: ['acme', 'umbrella'] });
    expect(await projects(ready, 'acme')).toMatchObject({ items: [] });
    expect(await projects({ ...ready, token: 'two' }, 'umbrella')).toMatchObject({ items: [] });
    expect(await projects({ ...ready, token: 'three' }, 'acme')).toBe(403);
  });

  it('keeps everything in its folder, its token too', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'emulator-data-'));
    await using first = await emulator('--data', folder.path, '--space', 'acme');
    await projects(first.ready, 'acme', 'Web shop');
    await first.end('SIGTERM');

    await using second = await emulator('--data', folder.path);

    expect(second.ready).toMatchObject({ token: first.ready.token, spaces: ['acme'] });
    expect(await projects(second.ready, 'acme')).toMatchObject({ items: [{ name: 'Web-shop' }] });
  });

  it('says plainly that its port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const port = String((server.address() as AddressInfo).port);
    const outcome = await run('emulator', '--port', port);
    server.close();

    expect(outcome).toEqual({
      code: 2,
      stdout: '',
      stderr: `Port ${port} is taken: choose another with --port, or 0 for any.\nSee codecatalyst-iac emulator --help.\n`,
    });
  });
});

describe('codecatalyst-iac', () => {
  it.each([
    [[], 'There is no command ""'],
    [['emulate'], 'There is no command "emulate"'],
    [['emulator', '--prot', '1'], "Unknown option '--prot'"],
    [['emulator', 'acme'], "Unexpected argument 'acme'"],
    [['emulator', '--port'], "Option '--port <value>' argument missing"],
    [['emulator', '--port', 'many'], '--port must be 0 to 65535, and is "many".'],
    [['emulator', '--port', '65536'], '--port must be 0 to 65535, and is "65536".'],
    [['emulator', '--space', 'a'], 'The space a cannot be: '],
    [['emulator', '--token', 'with blank'], 'A token is made of visible ASCII characters, without blanks.'],
    [['emulator', '--workflows', '/nonexistent/w.json'], '/nonexistent/w.json'],
    [['emulator', '--workspaces', '/nonexistent/w.json'], '/nonexistent/w.json'],
    [['emulator', '--faults', '/nonexistent/f.json'], '/nonexistent/f.json'],
    [['emulator', '--data', '/dev/null/data'], '/dev/null/data'],
  ])('refuses %j with one clear message', async (args, message) => {
    const outcome = await run(...args);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
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
    const outcome = await run('emulator', '--workflows', file);
    expect(outcome).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  it('says what is wrong with faults, and where', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'faults-'));
    const file = join(folder.path, 'faults.json');
    await writeFile(file, '{"errors":[{"kind":"throttled","rate":5}]}');
    const outcome = await run('emulator', '--faults', file);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`${file} cannot be: /errors/0/rate must be a number from 0 to 1.`);
  });

  it('explains itself', async () => {
    expect(await run('--help')).toEqual({
      code: 0,
      stdout:
        'Usage: codecatalyst-iac COMMAND [OPTIONS]\n\n  emulator    run the embedded CodeCatalyst on this machine\n',
      stderr: '',
    });
    const help = await run('emulator', '--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const option of ['--port', '--data', '--space', '--token', '--workflows', '--workspaces', '--faults']) {
      expect(help.stdout).toContain(option);
    }
  });
});
