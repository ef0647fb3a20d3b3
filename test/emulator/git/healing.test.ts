import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { openGit } from '../../../emulator/git/open-git.js';
import { startEmulator } from '../../../emulator/index.js';
import { openStores } from '../../../emulator/storage/stores.js';
import { bundledEmulator } from '../emulator-process.js';
import { FakeClock } from '../fake-clock.js';
import { halves, rowsOf } from '../kills/findings.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { keptShop, repositoriesIn } from './shop.js';

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid ?? 0;
}

/** The real Git behind a push, which waits for what it is to do. */
function waitingPush(bare: string) {
  const env = {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: join(bare, '..'),
    PATH_INFO: `/${bare.split('/').at(-1) ?? ''}/git-receive-pack`,
    GIT_HTTP_EXPORT_ALL: '1',
    REMOTE_USER: 'local-user',
    REQUEST_METHOD: 'POST',
    CONTENT_TYPE: 'application/x-git-receive-pack-request',
  };
  const child = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return {
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Puts a push of `web` on record that nobody saw the end of: it has made a branch and left what a kill leaves. */
async function leavePush({ dataDir, bare }: { readonly dataDir: string; readonly bare: string }, pid: number) {
  const main = await git(bare, 'rev-parse', 'main');
  await git(bare, 'update-ref', 'refs/heads/pushed', main);
  writeFileSync(join(bare, 'refs', 'heads', 'next.lock'), main);
  const incoming = join(bare, 'objects', 'tmp_objdir-incoming-a1b2c3');
  mkdirSync(join(incoming, '42'), { recursive: true });
  writeFileSync(join(incoming, '42', 'tmp_obj_d4e5f6'), 'half');
  mkdirSync(join(bare, 'objects', 'pack'), { recursive: true });
  writeFileSync(join(bare, 'objects', 'pack', `pack-${main}.keep`), 'receive-pack 1 on here\n');
  const database = new DatabaseSync(join(dataDir, 'emulator.sqlite'));
  database.prepare('INSERT INTO pushes (repositoryKey, pid) SELECT key, ? FROM sourceRepositories').run(pid);
  database.close();
}

const onRecord = (dataDir: string) => rowsOf<{ pid: number }>(dataDir, 'SELECT pid FROM pushes').map(({ pid }) => pid);
const storedBranches = (dataDir: string) =>
  rowsOf<{ name: string }>(dataDir, 'SELECT name FROM branches ORDER BY key').map(({ name }) => name);

describe('a push of which nobody saw the end', () => {
  it('is stored at the next start, and what it left is removed', async () => {
    await using at = await keptShop();
    await leavePush(at, await endedPid());

    await using _next = await startEmulator({ dataDir: at.dataDir });

    expect(storedBranches(at.dataDir)).toEqual(['main', 'pushed']);
    expect(onRecord(at.dataDir)).toEqual([]);
    expect(halves(at.dataDir)).toEqual([]);
    await git(at.bare, 'fsck', '--full', '--strict');
  });

  it('is over when its number is that of another process by now', async () => {
    await using at = await keptShop();
    await leavePush(at, process.pid);

    await using _next = await startEmulator({ dataDir: at.dataDir });

    expect(storedBranches(at.dataDir)).toEqual(['main', 'pushed']);
    expect(onRecord(at.dataDir)).toEqual([]);
    expect(halves(at.dataDir)).toEqual([]);
  });

  it('is over when nobody waits for its process, which has ended', async () => {
    await using at = await keptShop();
    // What takes the place of the shell knows nothing of the shell's child.
    const parent = spawn('sh', ['-c', 'true & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    await leavePush(at, Number(line.toString()));

    await using _next = await startEmulator({ dataDir: at.dataDir });

    expect(onRecord(at.dataDir)).toEqual([]);
    parent.stdin.end();
    await once(parent, 'exit');
  });

  it('keeps what it has in hand while its process lives', async () => {
    await using at = await keptShop();
    let first: readonly string[];
    {
      await using push = waitingPush(at.bare);
      await leavePush(at, push.pid);
      first = halves(at.dataDir);
      await using _next = await startEmulator({ dataDir: at.dataDir });

      expect(onRecord(at.dataDir)).toEqual([push.pid]);
      expect(halves(at.dataDir)).toEqual(first);
    }
    await using _after = await startEmulator({ dataDir: at.dataDir });

    expect(first).not.toEqual([]);
    expect(onRecord(at.dataDir)).toEqual([]);
    expect(halves(at.dataDir)).toEqual([]);
  });

  it('is not forgotten when an earlier one ends that was stored already', async () => {
    await using at = await keptShop();
    const stores = openStores(at.dataDir);
    const opened = openGit({ stores, dataDir: at.dataDir, clock: new FakeClock(), moved: () => undefined });
    const { repositories, pushes } = opened;
    const web = repositories.require('acme', 'shop', 'web');
    const pid = await endedPid();

    const end = pushes.begin(web, pid);
    // Its process has ended, and its emulator is about to see that.
    pushes.heal();
    pushes.begin(web, process.pid);
    end?.();

    expect(onRecord(at.dataDir)).toEqual([process.pid]);
    opened.close();
  });

  it('goes with a repository that was deleted meanwhile', async () => {
    await using at = await keptShop();
    await using push = waitingPush(at.bare);
    await leavePush(at, push.pid);
    await using other = await startEmulator({ dataDir: at.dataDir });

    other.controls.deleteSourceRepository('acme', 'shop', 'web');
    await using _next = await startEmulator({ dataDir: at.dataDir });

    expect(onRecord(at.dataDir)).toEqual([]);
    expect(repositoriesIn(at.dataDir)).toEqual([]);
  });
});

/** Makes a branch by the API in an emulator whose clock kills it as soon as the ref is there. */
const program = `
  import { existsSync } from 'node:fs';
  const [module, dataDir, ref] = process.argv.slice(1);
  const { startEmulator } = await import(module);
  const now = () => (existsSync(ref) ? process.kill(process.pid, 'SIGKILL') : new Date());
  const { url, token } = await startEmulator({ dataDir, clock: { now } });
  await fetch(url + '/v1/spaces/acme/projects/shop/sourceRepositories/web/branches/next', {
    method: 'PUT',
    headers: { authorization: 'Bearer ' + token, 'content-type': 'application/json' },
    body: '{}',
  });
`;

describe('a branch whose emulator was killed before it had stored it', () => {
  it('is not there afterwards, like its event', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    const module = await bundledEmulator(folder.path);
    const ref = join(at.bare, 'refs', 'heads', 'next');

    const child = spawn(process.execPath, ['--input-type=module', '--eval', program, module, at.dataDir, ref], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(readdirSync(join(at.bare, 'refs', 'heads'))).toEqual(['main', 'next']);

    // Another emulator that goes on, and one that starts.
    expect(at.controls.getBranch('acme', 'shop', 'web', 'next')).toBeUndefined();
    await using _next = await startEmulator({ dataDir: at.dataDir });
    expect(readdirSync(join(at.bare, 'refs', 'heads'))).toEqual(['main']);
    expect(at.controls.getEvents('acme').map(({ eventName }) => eventName)).not.toContain(
      'createSourceRepositoryBranch',
    );
    expect(halves(at.dataDir)).toEqual([]);
    // Its name is free again.
    at.controls.addBranch('acme', 'shop', 'web', 'next');
  });
});
