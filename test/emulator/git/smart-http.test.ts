import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  DeleteAccessTokenCommand,
  GetSourceRepositoryCloneUrlsCommand,
  GetSourceRepositoryCommand,
  ListSourceRepositoryBranchesCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from '../aws-sdk-client.js';
import { FakeClock } from '../fake-clock.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { keptShop, shop, shopEmulator, web } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

describe('the clone URL', () => {
  it('clones from a data folder that is named from where one stands', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator({ dataDir: relative(process.cwd(), join(folder.path, 'data')) });
    const { secret } = await accessTokenOf(emulator);

    const tree = await clone(cloneUrl(emulator, secret), join(folder.path, 'a'));

    expect(await tree.git('log', '--format=%s', 'origin/main')).not.toBe('');
  });

  it('clones, fetches and pushes, and the API tells what was pushed', async () => {
    await using folder = await temporaryFolder();
    const clock = new FakeClock('2026-03-01T00:00:00.000Z');
    await using emulator = await shopEmulator({ clock });
    using client = awsSdkClient(emulator);
    const { secret } = await accessTokenOf(emulator);
    const { https = '' } = await client.send(new GetSourceRepositoryCloneUrlsCommand(web));
    const url = https.replace('local-user@', `local-user:${secret}@`);
    const [here, there] = [await clone(url, join(folder.path, 'a')), await clone(url, join(folder.path, 'b'))];
    clock.advance(60);

    const commit = await here.commit({ 'src/main.ts': 'go();' });
    await here.git('push', '--quiet');
    await there.git('pull', '--quiet', '--ff-only');

    expect(readFileSync(join(there.path, 'src', 'main.ts'), 'utf8')).toBe('go();');
    const { items } = await client.send(new ListSourceRepositoryBranchesCommand(web));
    const lastUpdatedTime = new Date('2026-03-01T00:01:00.000Z');
    expect(items).toEqual([{ name: 'main', ref: 'refs/heads/main', headCommitId: commit, lastUpdatedTime }]);
    const repository = await client.send(new GetSourceRepositoryCommand({ ...shop, name: 'web' }));
    expect(repository).toMatchObject({ createdTime: new Date('2026-03-01'), lastUpdatedTime });
  });

  it('makes, forces and deletes branches, takes tags, and keeps the default branch', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    const branch = (name: string) => at.controls.getBranch('acme', 'shop', 'web', name)?.headCommitId;

    const first = await tree.commit({ a: '1' });
    await tree.git('push', '--quiet', 'origin', 'HEAD:refs/heads/release/1.0', 'HEAD:main');
    expect([branch('release/1.0'), branch('main')]).toEqual([first, first]);

    await tree.git('commit', '--quiet', '--amend', '--message', 'Again');
    await expect(tree.git('push', 'origin', 'HEAD:release/1.0')).rejects.toThrow('non-fast-forward');
    await tree.git('push', '--quiet', '--force', 'origin', 'HEAD:release/1.0');
    expect(branch('release/1.0')).toBe(await tree.git('rev-parse', 'HEAD'));

    await tree.git('tag', '--annotate', '--message', 'A tag', 'v1');
    await tree.git('push', '--quiet', '--tags');
    expect(await git(at.bare, 'tag', '--list')).toBe('v1');

    await tree.git('push', '--quiet', '--delete', 'origin', 'release/1.0');
    expect(branch('release/1.0')).toBeUndefined();
    await expect(tree.git('push', '--delete', 'origin', 'main')).rejects.toThrow('deletion of the current branch');
    expect(branch('main')).toBe(first);
    await git(at.bare, 'fsck', '--strict');
  });

  it('shows what controls and the API have made', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    const { controls } = emulator;
    const { secret } = await accessTokenOf(emulator);
    controls.addBranch('acme', 'shop', 'web', 'next');
    const head = controls.commitFiles('acme', 'shop', 'web', 'next', { 'docs/a.md': '# A' });

    const tree = await clone(`${cloneUrl(emulator, secret)}.git`, join(folder.path, 'a'), '--branch', 'next');

    expect(await tree.git('log', '--format=%H')).toBe(
      `${head}\n${controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? ''}`,
    );
    expect(readFileSync(join(tree.path, 'docs', 'a.md'), 'utf8')).toBe('# A');
  });

  it('takes a push of 50 MB', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    // What is random does not compress, which would only take time.
    await tree.git('config', 'core.compression', '0');
    const head = await tree.commit({ 'big.bin': randomBytes(50 * 1024 * 1024) });

    await tree.git('push', '--quiet');

    expect(at.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId).toBe(head);
    await git(at.bare, 'fsck', '--strict');
  });

  it('takes a push of many commits, and reads them in their pack', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    const commits: string[] = [];
    for (let n = 0; n < 30; n += 1) commits.push(await tree.commit({ 'a/b.txt': `${n}\n`.repeat(100) }));

    await tree.git('push', '--quiet');
    const old = at.controls.addBranch('acme', 'shop', 'web', 'old', commits[7]);
    at.controls.commitFiles('acme', 'shop', 'web', 'old', { 'a/c.txt': 'c' });
    await tree.git('fetch', '--quiet');

    expect(await git(at.bare, 'count-objects', '--verbose')).toContain('packs: 1');
    expect(old.headCommitId).toBe(commits[7]);
    expect(await tree.git('ls-tree', '-r', '--name-only', 'origin/old')).toBe('a/b.txt\na/c.txt');
  });

  it('refuses a push of more than is allowed, and broken objects', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator({ maxPushBytes: 250_000 });
    const { secret } = await accessTokenOf(emulator);
    const tree = await clone(cloneUrl(emulator, secret), join(folder.path, 'a'));
    const first = await tree.git('rev-parse', 'HEAD');

    await tree.commit({ 'big.bin': randomBytes(260_000) });
    await expect(tree.git('push')).rejects.toThrow('pack exceeds maximum allowed size');
    await tree.git('reset', '--quiet', '--hard', first);
    await tree.commit({ small: 'small' });
    const blob = await tree.git('rev-parse', 'HEAD:small');
    writeFileSync(
      join(folder.path, 'tree'),
      Buffer.from(`100644 .git\0${Buffer.from(blob, 'hex').toString('latin1')}`, 'latin1'),
    );
    const bad = await tree.git('hash-object', '-t', 'tree', '-w', '--literally', '../tree');
    const commit = await tree.git('commit-tree', '-m', 'Bad', '-p', first, bad);
    await expect(tree.git('push', 'origin', `${commit}:refs/heads/bad`)).rejects.toThrow('hasDotgit');

    expect(Array.from(emulator.controls.requests, ({ status }) => status)).not.toContain(500);
    expect(emulator.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId).toBe(first);
    expect(emulator.controls.getBranch('acme', 'shop', 'web', 'bad')).toBeUndefined();
  });
});

describe('who may clone and push', () => {
  it('is a user with an access token of his own that has not expired', async () => {
    await using folder = await temporaryFolder();
    const clock = new FakeClock();
    await using emulator = await shopEmulator({ clock });
    emulator.controls.putToken('hers', 'jane');
    using client = awsSdkClient(emulator);
    const { secret, accessTokenId } = await accessTokenOf(emulator);
    const jane = await accessTokenOf({ ...emulator, token: 'hers' });
    const refs = (password: string, user?: string) => git(folder.path, 'ls-remote', cloneUrl(emulator, password, user));

    expect(await refs(secret)).toContain('refs/heads/main');
    expect(await refs(jane.secret, 'jane')).toContain('refs/heads/main');
    const refused = 'Authentication failed';
    await expect(refs(jane.secret)).rejects.toThrow(refused);
    await expect(refs(secret, 'jane')).rejects.toThrow(refused);
    await expect(refs(secret, 'nobody')).rejects.toThrow(refused);
    await expect(refs('wrong')).rejects.toThrow(refused);
    await expect(refs(emulator.token)).rejects.toThrow(refused);
    await expect(git(folder.path, 'ls-remote', `${emulator.url}/v1/acme/shop/web`)).rejects.toThrow(
      'could not read Username',
    );

    await client.send(new DeleteAccessTokenCommand({ id: accessTokenId }));
    await expect(refs(secret)).rejects.toThrow(refused);
    expect(await refs(jane.secret, 'jane')).toContain('refs/heads/main');
    clock.advance(366 * 24 * 60 * 60);
    await expect(refs(jane.secret, 'jane')).rejects.toThrow(refused);
  });

  it('is nobody who is no member of the project', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    emulator.controls.putToken('hers', 'jane');
    const jane = await accessTokenOf({ ...emulator, token: 'hers' });
    const refs = () => git(folder.path, 'ls-remote', cloneUrl(emulator, jane.secret, 'jane'));

    emulator.controls.setProjectMembers('acme', 'shop', ['local-user']);
    await expect(refs()).rejects.toThrow('403');
    emulator.controls.setProjectMembers('acme', 'shop', ['local-user', 'jane']);
    expect(await refs()).toContain('refs/heads/main');
    emulator.controls.setProjectMembers('acme', 'shop', []);
    await expect(refs()).rejects.toThrow('403');
    emulator.controls.setProjectMembers('acme', 'shop');
    expect(await refs()).toContain('refs/heads/main');
  });

  it('finds no repository that is not there, or that is linked', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    emulator.controls.addLinkedRepository('acme', 'shop', { name: 'linked' });
    const { secret } = await accessTokenOf(emulator);

    for (const name of ['linked', 'none', '..%2f..%2fweb']) {
      const url = cloneUrl(emulator, secret).replace(/web$/, name);
      await expect(git(folder.path, 'ls-remote', url)).rejects.toThrow('not found');
    }
  });

  it('is on record, and the password is not', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    const { secret } = await accessTokenOf(emulator);
    emulator.controls.clearRequests();

    await git(folder.path, 'ls-remote', cloneUrl(emulator, secret));
    await expect(git(folder.path, 'ls-remote', cloneUrl(emulator, 'guessed-secret'))).rejects.toThrow();

    const { requests } = emulator.controls;
    expect(requests.map(({ status, user }) => [status, user])).toEqual([
      [401, undefined],
      [200, 'local-user'],
      [200, 'local-user'],
      [401, undefined],
      [401, undefined],
    ]);
    expect(requests[2]).toMatchObject({ path: '/v1/acme/shop/web/git-upload-pack', operation: undefined });
    const recorded = JSON.stringify(requests);
    for (const text of [secret, 'guessed-secret', Buffer.from(`local-user:${secret}`).toString('base64')]) {
      expect(recorded).not.toContain(text);
    }
  });
});
