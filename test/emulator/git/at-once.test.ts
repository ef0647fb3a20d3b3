import { join } from 'node:path';
import {
  CreateProjectCommand,
  CreateSourceRepositoryBranchCommand,
  CreateSourceRepositoryCommand,
  DeleteSourceRepositoryCommand,
  ListSourceRepositoryBranchesCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { awsSdkClient } from '../aws-sdk-client.js';
import { bundledEmulator, startEmulatorProcess } from '../emulator-process.js';
import { halves } from '../kills/findings.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { keptShop, repositoriesIn, shop, web } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    () => 'refused',
  );

/** The branches that Git knows, as the API tells them. */
const refsOf = async (bare: string) => {
  const lines = await git(bare, 'for-each-ref', '--format=%(refname:lstrip=2) %(objectname)', 'refs/heads');
  return lines.split('\n').toSorted();
};

describe('what happens at once in a repository', () => {
  it('is all there in the end: pushes of many, and branches made by the API', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    const { secret } = await accessTokenOf(at.emulator);
    const url = cloneUrl(at.emulator, secret);
    const trees = await Promise.all([0, 1, 2, 3].map((n) => clone(url, join(folder.path, String(n)))));
    const heads = await Promise.all(trees.map((tree, n) => tree.commit({ [`${n}.txt`]: String(n) })));

    const pushes = trees.map((tree, n) => outcome(tree.git('push', '--quiet', 'origin', `HEAD:refs/heads/push/${n}`)));
    const creates = [0, 1, 2, 3].map((n) =>
      outcome(client.send(new CreateSourceRepositoryBranchCommand({ ...web, name: `made/${n}` }))),
    );
    const same = trees.map((tree) => outcome(tree.git('push', '--quiet', 'origin', 'HEAD:refs/heads/same')));

    expect(await Promise.all([...pushes, ...creates])).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect((await Promise.all(same)).filter((result) => result === 'done')).toHaveLength(1);
    const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(web));
    const told = items.map(({ name = '', headCommitId = '' }) => `${name} ${headCommitId}`).toSorted();
    expect(told).toEqual(await refsOf(at.bare));
    expect(told).toEqual(expect.arrayContaining(heads.map((head, n) => `push/${n} ${head}`)));
    expect(told).toHaveLength(1 + 4 + 4 + 1);
    await git(at.bare, 'fsck', '--strict');
  });

  it('never breaks one, whoever creates, deletes and pushes', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    using client = awsSdkClient(at.emulator);
    const { secret } = await accessTokenOf(at.emulator);
    const url = cloneUrl(at.emulator, secret);
    const trees = await Promise.all([0, 1].map((n) => clone(url, join(folder.path, String(n)))));
    await Promise.all(trees.map((tree, n) => tree.commit({ [`${n}.txt`]: String(n) })));
    const name = { ...shop, name: 'web' };

    for (let round = 0; round < 4; round += 1) {
      const pushes = trees.map((tree, n) => outcome(tree.git('push', '--force', 'origin', `HEAD:refs/heads/b-${n}`)));
      await Promise.race(pushes);
      const deletion = await outcome(client.send(new DeleteSourceRepositoryCommand(name)));
      const creation = await outcome(client.send(new CreateSourceRepositoryCommand(name)));
      await Promise.all(pushes);

      expect([deletion, creation]).toEqual(['done', 'done']);
      const id = at.controls.getSourceRepository('acme', 'shop', 'web')?.id ?? '';
      expect(repositoriesIn(at.dataDir)).toEqual([`${id}.git`]);
      await git(join(at.dataDir, 'git', `${id}.git`), 'fsck', '--strict');
    }
  });
});

describe('emulators that share a folder', () => {
  it('tell of each other what was pushed, made and deleted', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    await using other = await startEmulator({ dataDir: at.dataDir });
    const { secret } = await accessTokenOf(at.emulator);
    const [here, there] = await Promise.all([
      clone(cloneUrl(at.emulator, secret), join(folder.path, 'a')),
      clone(cloneUrl(other, secret), join(folder.path, 'b')),
    ]);
    const seen = (name: string) =>
      [at.controls, other.controls].map((controls) => controls.getBranch('acme', 'shop', 'web', name)?.headCommitId);
    const first = seen('main')[0];

    const pushed = await here.commit({ a: 'a' });
    await here.git('push', '--quiet');
    expect(seen('main')).toEqual([pushed, pushed]);
    other.controls.addBranch('acme', 'shop', 'web', 'next');
    expect(seen('next')).toEqual([pushed, pushed]);
    await there.commit({ b: 'b' });
    await expect(there.git('push')).rejects.toThrow('fetch first');
    await there.git('push', '--quiet', '--delete', 'origin', 'next');
    expect(seen('next')).toEqual([undefined, undefined]);
    expect(seen('main')).not.toContain(first);

    other.controls.deleteSourceRepository('acme', 'shop', 'web');
    await expect(here.git('fetch')).rejects.toThrow('not found');
    expect(repositoriesIn(at.dataDir)).toEqual([]);
  });

  it('never break a repository, whichever is pushed to, makes branches, deletes it and makes it again', async () => {
    await using folder = await temporaryFolder();
    const module = await bundledEmulator(folder.path);
    const dataDir = join(folder.path, 'data');
    await using left = await startEmulatorProcess(module, { dataDir, spaces: ['acme'] });
    await using right = await startEmulatorProcess(module, { dataDir });
    using here = awsSdkClient(left);
    using there = awsSdkClient(right);
    const name = { ...shop, name: 'web' };
    await here.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));
    await here.send(new CreateSourceRepositoryCommand(name));
    const { secret } = await accessTokenOf(left);
    const urls = [left, right].map((emulator) => cloneUrl(emulator, secret));
    const trees = await Promise.all(urls.map((url, n) => clone(url, join(folder.path, String(n)))));
    await Promise.all(trees.map((tree, n) => tree.commit({ [`${String(n)}.txt`]: String(n) })));

    for (let round = 0; round < 4; round += 1) {
      const pushes = trees.flatMap((tree, n) =>
        ['same', `own-${String(n)}`].map((branch) =>
          outcome(tree.git('push', '--force', 'origin', `HEAD:refs/heads/${branch}`)),
        ),
      );
      const creates = [here, there].map((client, n) =>
        outcome(client.send(new CreateSourceRepositoryBranchCommand({ ...web, name: `made/${String(n)}` }))),
      );
      // In the midst of the pushes, and once before any of them has got through.
      if (round > 0) await Promise.race(pushes);
      const deletion = await outcome(there.send(new DeleteSourceRepositoryCommand(name)));
      const creation = await outcome(here.send(new CreateSourceRepositoryCommand(name)));
      await Promise.all([...pushes, ...creates]);

      expect([deletion, creation]).toEqual(['done', 'done']);
      const [bare = '', ...others] = repositoriesIn(dataDir).map((repository) => join(dataDir, 'git', repository));
      expect(others).toEqual([]);
      const told = await Promise.all(
        [here, there].map(async (client) => {
          const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(web));
          return items.map(({ name: branch = '', headCommitId = '' }) => `${branch} ${headCommitId}`).toSorted();
        }),
      );
      const kept = await refsOf(bare);
      expect(told).toEqual([kept, kept]);
      await git(bare, 'fsck', '--full', '--strict');
      expect(halves(dataDir)).toEqual([]);
    }
  });
});
