import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { shopEmulator } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

type Profile = NonNullable<Parameters<typeof startEmulator>[0]>['gitProfile'];

/** An emulator of a profile with a few commits in `web`, and where to clone it from. */
async function served(gitProfile: Profile) {
  const emulator = await shopEmulator(gitProfile === undefined ? {} : { gitProfile });
  for (const n of [1, 2, 3]) {
    emulator.controls.commitFiles('acme', 'shop', 'web', 'main', { 'a/b.txt': `${n}\n`.repeat(1000) });
  }
  const { secret } = await accessTokenOf(emulator);
  const url = cloneUrl(emulator, secret);
  /** What the server says that it can, in the version of the protocol that has one list of it. */
  const capabilities = async (service: string) => {
    const answer = await fetch(`${emulator.url}/v1/acme/shop/web/info/refs?service=${service}`, {
      headers: { authorization: `Basic ${Buffer.from(`local-user:${secret}`).toString('base64')}` },
    });
    const [, list = ''] = /\0(.*)\n/.exec(await answer.text()) ?? [];
    return list.trim().split(' ');
  };
  return { emulator, url, capabilities, [Symbol.asyncDispose]: () => emulator.close() };
}

const objects = async (path: string) =>
  (await git(path, 'cat-file', '--batch-all-objects', '--batch-check')).split('\n').length;

describe('the Git server', () => {
  it.each([
    [undefined, ['filter', 'ofs-delta', 'symref=HEAD:refs/heads/main']],
    ['full', ['filter', 'ofs-delta', 'symref=HEAD:refs/heads/main']],
    ['plain', []],
    [{ filter: false }, ['ofs-delta', 'symref=HEAD:refs/heads/main']],
    [{ ofsDelta: false }, ['filter', 'symref=HEAD:refs/heads/main']],
    [{ headSymref: false }, ['filter', 'ofs-delta']],
  ] as const)('of the profile %j offers %j', async (profile, expected) => {
    await using at = await served(profile);

    const reading = await at.capabilities('git-upload-pack');
    const writing = await at.capabilities('git-receive-pack');

    const told = ['filter', 'ofs-delta', 'symref=HEAD:refs/heads/main'];
    expect(told.filter((capability) => reading.includes(capability))).toEqual(expected);
    expect(writing.includes('ofs-delta')).toBe(expected.includes('ofs-delta' as never));
    expect(reading).toEqual(expect.arrayContaining(['multi_ack_detailed', 'shallow', 'side-band-64k', 'thin-pack']));
    expect(writing).toEqual(expect.arrayContaining(['report-status', 'delete-refs', 'side-band-64k']));
  });

  it('knows no other profile by name', async () => {
    await expect(startEmulator({ gitProfile: 'best' as never })).rejects.toThrow(
      'There is no Git profile best; these are: full, plain.',
    );
  });

  it.each(['full', 'plain'] as const)('of the profile %s clones, shallow too, and takes a push', async (profile) => {
    await using folder = await temporaryFolder();
    await using at = await served(profile);

    const tree = await clone(at.url, join(folder.path, 'a'));
    const shallow = await clone(at.url, join(folder.path, 'b'), '--depth', '1');

    expect(await tree.git('rev-list', '--count', 'HEAD')).toBe('4');
    expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('1');
    expect(await tree.git('symbolic-ref', 'HEAD')).toBe('refs/heads/main');
    const head = await shallow.commit({ 'new.txt': 'new' });
    await shallow.git('push', '--quiet');
    expect(at.emulator.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId).toBe(head);
    await shallow.git('fetch', '--quiet', '--unshallow');
    expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('5');
  });

  it('of the profile full leaves out what a client does not want yet', async () => {
    await using folder = await temporaryFolder();
    await using at = await served('full');

    const tree = await clone(at.url, join(folder.path, 'a'), '--filter=blob:none', '--no-checkout');

    // Four commits, a tree of nothing, and two trees of each of the three others.
    expect(await objects(tree.path)).toBe(4 + 1 + 6);
    expect(await tree.git('show', 'HEAD^:a/b.txt')).toBe('2\n'.repeat(1000).trim());
  });

  it('of the profile plain has no such choice, and sends all', async () => {
    await using folder = await temporaryFolder();
    await using at = await served('plain');

    const tree = await clone(at.url, join(folder.path, 'a'), '--filter=blob:none', '--no-checkout');

    expect(await objects(tree.path)).toBe(4 + 1 + 6 + 3);
  });

  it.each([
    ['full', 'ref: refs/heads/next\tHEAD'],
    ['plain', ''],
  ] as const)('of the profile %s tells what HEAD stands for: %j', async (profile, expected) => {
    await using at = await served(profile);
    at.emulator.controls.addBranch('acme', 'shop', 'web', 'next');
    at.emulator.controls.setSourceRepository('acme', 'shop', 'web', { defaultBranchName: 'next' });

    const lines = (await git('/', 'ls-remote', '--symref', at.url, 'HEAD')).split('\n');

    expect(lines.find((line) => line.startsWith('ref:')) ?? '').toBe(expected);
    expect(lines.at(-1)).toMatch(/^[0-9a-f]{40}\tHEAD$/);
  });

  it('of the profile plain serves a repository without branches', async () => {
    await using at = await served('plain');
    at.emulator.controls.deleteBranch('acme', 'shop', 'web', 'main');

    expect(await git('/', 'ls-remote', at.url)).toBe('');
  });
});
