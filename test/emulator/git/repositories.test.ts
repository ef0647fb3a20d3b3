import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  ConflictException,
  CreateSourceRepositoryBranchCommand,
  CreateSourceRepositoryCommand,
  DeleteProjectCommand,
  DeleteSourceRepositoryCommand,
  ListSourceRepositoryBranchesCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { RepositoryFolders } from '../../../emulator/git/repository-folders.js';
import { startEmulator } from '../../../emulator/index.js';
import { awsSdkClient } from '../aws-sdk-client.js';
import { FakeClock } from '../fake-clock.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { keptShop, repositoriesIn, shop, shopEmulator, web } from './shop.js';

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

describe('a source repository', () => {
  it('is a bare repository with one empty commit on main', async () => {
    await using at = await keptShop({ clock: new FakeClock('2026-03-01T12:00:00.123Z') });
    const head = at.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId;

    await git(at.bare, 'fsck', '--strict', '--full');

    expect(await git(at.bare, 'rev-parse', '--is-bare-repository')).toBe('true');
    expect(await git(at.bare, 'for-each-ref', '--format=%(refname) %(HEAD)')).toBe('refs/heads/main *');
    expect(await git(at.bare, 'log', '--all', '--format=%H %T %cI %s')).toBe(
      `${head ?? ''} ${emptyTree} 2026-03-01T12:00:00+00:00 Initial commit`,
    );
  });

  it('has a folder called by its id, for its owner alone, which goes with it', async () => {
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    await client.send(new CreateSourceRepositoryCommand({ ...shop, name: '..' }));
    const [first, second] = ['web', '..'].map((name) => at.controls.getSourceRepository('acme', 'shop', name)?.id);
    expect(repositoriesIn(at.dataDir).toSorted()).toEqual([`${first ?? ''}.git`, `${second ?? ''}.git`].toSorted());
    expect(statSync(join(at.dataDir, 'git')).mode & 0o077).toBe(0);

    await client.send(new DeleteSourceRepositoryCommand({ ...shop, name: 'web' }));
    expect(repositoriesIn(at.dataDir)).toEqual([`${second ?? ''}.git`]);
    await client.send(new DeleteProjectCommand({ spaceName: 'acme', name: 'shop' }));
    expect(repositoriesIn(at.dataDir)).toEqual([]);
  });

  it('goes with its space, too', async () => {
    await using at = await keptShop();
    at.controls.deleteSpace('acme');

    expect(repositoriesIn(at.dataDir)).toEqual([]);
  });

  it('follows the default branch that it is given', async () => {
    await using at = await keptShop();
    at.controls.addBranch('acme', 'shop', 'web', 'next');

    at.controls.setSourceRepository('acme', 'shop', 'web', { defaultBranchName: 'next' });

    expect(await git(at.bare, 'symbolic-ref', 'HEAD')).toBe('refs/heads/next');
  });

  it('in memory keeps its first commit whatever is set before its files are written', async () => {
    const clock = new FakeClock();
    await using emulator = await shopEmulator({ clock });
    const { controls } = emulator;
    const first = controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    controls.setSourceRepository('acme', 'shop', 'web', { createdTime: '2020-01-01T00:00:00.000Z' });
    controls.moveHead('acme', 'shop', 'web', 'main');

    expect(controls.addBranch('acme', 'shop', 'web', 'old', first).headCommitId).toBe(first);
  });
});

describe('branches', () => {
  it('are refs, whoever makes, moves, packs or deletes them', async () => {
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    const list = async () => {
      const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(web));
      return items.map(({ name, headCommitId }) => `${name ?? ''} ${headCommitId ?? ''}`);
    };
    const first = at.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    await client.send(new CreateSourceRepositoryBranchCommand({ ...web, name: 'release/1.0' }));
    const second = at.controls.commitFiles('acme', 'shop', 'web', 'release/1.0', { 'src/main.ts': 'go();' });

    expect(await git(at.bare, 'rev-parse', 'main', 'release/1.0')).toBe(`${first}\n${second}`);
    expect(await git(at.bare, 'show', 'release/1.0:src/main.ts')).toBe('go();');
    await git(at.bare, 'branch', 'by-hand', 'release/1.0');
    expect(await list()).toEqual([`main ${first}`, `release/1.0 ${second}`, `by-hand ${second}`]);
    await git(at.bare, 'update-ref', 'refs/heads/by-hand', first);
    await git(at.bare, 'pack-refs', '--all');
    expect(await list()).toEqual([`main ${first}`, `release/1.0 ${second}`, `by-hand ${first}`]);
    at.controls.deleteBranch('acme', 'shop', 'web', 'by-hand');
    await git(at.bare, 'branch', '--delete', '--force', 'release/1.0');
    expect(await list()).toEqual([`main ${first}`]);
    await git(at.bare, 'fsck', '--strict');
  });

  it('that moved behind our back have moved now, and their repository with them', async () => {
    const clock = new FakeClock('2026-03-01T00:00:00.000Z');
    await using at = await keptShop({ clock });
    clock.advance(60);
    await git(at.bare, 'branch', 'by-hand', 'main');

    expect(at.controls.getBranch('acme', 'shop', 'web', 'by-hand')?.lastUpdatedTime).toBe('2026-03-01T00:01:00.000Z');
    expect(at.controls.getBranch('acme', 'shop', 'web', 'main')?.lastUpdatedTime).toBe('2026-03-01T00:00:00.000Z');
    expect(at.controls.getSourceRepository('acme', 'shop', 'web')?.lastUpdatedTime).toBe('2026-03-01T00:01:00.000Z');
  });

  it.each(['a b', '../../escape', 'a/../b', '/etc', 'a.lock', 'a\0b', '-x', 'HEAD', '\ud800', '中'.repeat(100)])(
    'cannot be named %j',
    async (name) => {
      await using at = await keptShop();

      expect(() => at.controls.addBranch('acme', 'shop', 'web', name)).toThrow(/No branch can be named/);
      expect(await git(at.bare, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
    },
  );

  it('begin at a commit that is in one, and at no other', async () => {
    await using emulator = await shopEmulator();
    const { controls } = emulator;
    using client = awsSdkClient(emulator);
    const create = (name: string, headCommitId?: string) =>
      client.send(new CreateSourceRepositoryBranchCommand({ ...web, name, headCommitId }));
    const first = controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId;
    controls.moveHead('acme', 'shop', 'web', 'main');
    controls.addBranch('acme', 'shop', 'web', 'lost');
    const lost = controls.moveHead('acme', 'shop', 'web', 'lost');
    controls.deleteBranch('acme', 'shop', 'web', 'lost');

    expect((await create('old', first)).headCommitId).toBe(first);
    for (const id of [lost, emptyTree, 'f'.repeat(40), 'main', '../../HEAD']) {
      await expect(create('new', id)).rejects.toThrow(ValidationException);
    }
  });

  it('cannot be folders of each other', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const create = (name: string) => client.send(new CreateSourceRepositoryBranchCommand({ ...web, name }));
    await create('release/1.0');

    await expect(create('release')).rejects.toThrow(ConflictException);
    await expect(create('release/1.0/fix')).rejects.toThrow(ConflictException);
    expect((await create('release-2')).name).toBe('release-2');
  });

  it('stay where they are when the making of another fails', async () => {
    await using at = await keptShop();
    writeFileSync(join(at.bare, 'refs', 'heads', 'next.lock'), '');

    expect(() => at.controls.addBranch('acme', 'shop', 'web', 'next')).toThrow('in use');

    expect(at.controls.getBranch('acme', 'shop', 'web', 'next')).toBeUndefined();
    rmSync(join(at.bare, 'refs', 'heads', 'next.lock'));
    expect(at.controls.addBranch('acme', 'shop', 'web', 'next').name).toBe('next');
  });
});

describe('a write that fails in the database', () => {
  it('leaves no ref and no folder behind, and moves no branch', async () => {
    await using at = await keptShop();
    const { controls } = at;
    const before = [repositoriesIn(at.dataDir), await git(at.bare, 'for-each-ref')];
    using database = new DatabaseSync(join(at.dataDir, 'emulator.sqlite'));
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) {
      const refuse = `AFTER ${event} ON branches BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
      database.exec(`CREATE TRIGGER refuse_${event} ${refuse}`);
    }

    const writes = [
      () => controls.addSourceRepository('acme', 'shop', { name: 'api' }),
      () => controls.addBranch('acme', 'shop', 'web', 'next'),
      () => controls.moveHead('acme', 'shop', 'web', 'main'),
      () => {
        controls.deleteBranch('acme', 'shop', 'web', 'main');
      },
    ];
    for (const write of writes) expect(write).toThrow('the disk is full');

    expect([repositoriesIn(at.dataDir), await git(at.bare, 'for-each-ref')]).toEqual(before);
  });
});

describe('the folder of repositories', () => {
  it('loses at the start what belongs to no repository, and nothing else', async () => {
    await using folder = await temporaryFolder();
    const first = await shopEmulator({ dataDir: folder.path });
    const [kept = ''] = repositoriesIn(folder.path);
    await first.close();
    const id = '6562152b-e215-4dd6-a208-a490d2518565';
    for (const name of [`${id}.git`, `${id}.new`, `${id}.gone`, 'notes', 'backup.git']) {
      mkdirSync(join(folder.path, 'git', name));
    }

    await using _second = await startEmulator({ dataDir: folder.path });

    expect(repositoriesIn(folder.path).toSorted()).toEqual([kept, 'backup.git', 'notes'].toSorted());
  });

  it('is made again where it was lost: each branch begins anew', async () => {
    await using at = await keptShop();
    const first = at.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId;
    at.controls.addBranch('acme', 'shop', 'web', 'next');
    at.controls.moveHead('acme', 'shop', 'web', 'next');
    rmSync(at.bare, { recursive: true });

    expect(at.controls.getBranch('acme', 'shop', 'web', 'next')?.headCommitId).toBe(first);
    expect(await git(at.bare, 'rev-parse', 'next')).toBe(first);
  });

  it('is temporary in memory, and gone when the emulator is closed', () => {
    const folders = new RepositoryFolders(undefined);
    const commit = { type: 'commit', content: Buffer.alloc(0) } as const;
    const path = folders.create('6562152b-e215-4dd6-a208-a490d2518565', {
      commit,
      defaultBranch: 'main',
      branches: [],
    });
    expect(existsSync(path)).toBe(true);

    folders.close();

    expect(existsSync(join(path, '..'))).toBe(false);
  });

  it.each(['..', '../../etc', '6562152b', '6562152b-e215-4dd6-a208-a490d2518565/..'])('has none called %s', (id) => {
    expect(() => new RepositoryFolders('/nowhere').find(id)).toThrow('is no id of a repository');
  });

  it('is made for what was stored before there was Git; the heads of then cannot be kept', async () => {
    await using folder = await temporaryFolder();
    const database = new DatabaseSync(join(folder.path, 'emulator.sqlite'));
    database.exec(readFileSync(join(import.meta.dirname, '..', 'storage-version-1.sql'), 'utf8'));
    const time = '2026-03-02T12:00:00.000Z';
    const insert = database.prepare(`INSERT INTO branches VALUES (?, 1, ?, '${'a'.repeat(40)}', '${time}')`);
    for (const [index, name] of ['release', 'release/1.0', 'a name with blanks'].entries()) insert.run(index + 2, name);
    database.close();

    await using emulator = await startEmulator({ dataDir: folder.path });
    using client = awsSdkClient(emulator);
    const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(web));

    const bare = join(folder.path, 'git', '6562152b-e215-4dd6-a208-a490d2518565.git');
    const first = await git(bare, 'rev-parse', 'main');
    expect(items.map(({ name, headCommitId }) => [name, headCommitId])).toEqual([
      ['main', first],
      ['release', first],
    ]);
    expect(items[1]?.lastUpdatedTime).toEqual(new Date(time));
    await git(bare, 'fsck', '--strict');
  });
});
