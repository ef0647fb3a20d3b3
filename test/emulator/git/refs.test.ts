import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { RefConflict, removeStaleLocks } from '../../../emulator/git/ref-lock.js';
import { isCurrent, readHead, scanRefs } from '../../../emulator/git/ref-scan.js';
import { setDefaultBranch, updateHead } from '../../../emulator/git/ref-update.js';
import { realRepository } from './real-repository.js';

/** A repository with two commits, `main` at the second. */
function twoCommits() {
  const repository = realRepository();
  return Object.assign(repository, { first: repository.commit(), second: repository.commit() });
}

/** What Git says the branches are. */
const branchesOf = ({ git }: ReturnType<typeof realRepository>) =>
  new Map(
    git('for-each-ref', '--format=%(refname:lstrip=2) %(objectname)', 'refs/heads')
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );

const locksIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.lock'));

describe('a scan of the refs', () => {
  it('finds branches that are loose, packed and both, and no tags', () => {
    using repository = twoCommits();
    const { folder, first, second, git } = repository;
    for (const name of ['packed', 'both', 'release/1.0', 'release/2.0/é']) git('branch', name, first);
    git('tag', '--annotate', '--message', 'A tag', 'v1');
    git('pack-refs', '--all');
    git('branch', '--force', 'both', second);
    git('branch', 'loose');

    const { heads } = scanRefs(folder);

    expect(new Map([...heads].toSorted())).toEqual(branchesOf(repository));
    expect([...heads.keys()].toSorted()).toEqual(['both', 'loose', 'main', 'packed', 'release/1.0', 'release/2.0/é']);
    expect(['both', 'packed', 'loose', 'none', 'release'].map((name) => readHead(folder, name))).toEqual([
      second,
      first,
      second,
      undefined,
      undefined,
    ]);
  });

  it('passes over what is no ref: locks, broken files and links to other refs', () => {
    using repository = twoCommits();
    const heads = join(repository.folder, 'refs', 'heads');
    writeFileSync(join(heads, 'main.lock'), '');
    writeFileSync(join(heads, 'empty'), '');
    writeFileSync(join(heads, 'symbolic'), 'ref: refs/heads/main\n');

    expect([...scanRefs(repository.folder).heads.keys()]).toEqual(['main']);
  });

  it('tells by its stamp whether anything has changed since, wherever it did', async () => {
    using repository = twoCommits();
    const { folder, first, second, git } = repository;
    git('branch', 'release/1.0', first);
    const stampOf = async () => {
      // Changes of the last moment cannot be told apart by their time, so a scan trusts itself a little later only.
      for (;;) {
        const { stamp } = scanRefs(folder);
        if (stamp) return stamp;
        await sleep(5);
      }
    };
    const changes: (() => void)[] = [
      () => git('branch', '--force', 'release/1.0', second),
      () => git('branch', 'next'),
      () => git('pack-refs', '--all'),
      () => git('branch', '--delete', '--force', 'next'),
      () => {
        updateHead(folder, { name: 'release/1.0', from: second, to: first }, false);
      },
    ];

    for (const change of changes) {
      const stamp = await stampOf();
      expect(isCurrent(folder, stamp)).toBe(true);
      change();
      expect(isCurrent(folder, stamp)).toBe(false);
    }
  });

  it('has no stamp just after a change', () => {
    using repository = twoCommits();
    updateHead(repository.folder, { name: 'next', from: undefined, to: repository.first }, false);

    expect(scanRefs(repository.folder).stamp).toBeUndefined();
  });
});

describe('a branch that is moved', () => {
  it('is made, moved and deleted as Git would', () => {
    using repository = twoCommits();
    const { folder, first, second } = repository;

    updateHead(folder, { name: 'release/1.0', from: undefined, to: first }, true);
    expect(branchesOf(repository).get('release/1.0')).toBe(first);
    updateHead(folder, { name: 'release/1.0', from: first, to: second }, true);
    expect(branchesOf(repository).get('release/1.0')).toBe(second);
    updateHead(folder, { name: 'release/1.0', from: second, to: undefined }, true);
    expect([...branchesOf(repository).keys()]).toEqual(['main']);

    // The empty folder is not in the way of a branch of its name.
    updateHead(folder, { name: 'release', from: undefined, to: first }, false);
    expect(branchesOf(repository).get('release')).toBe(first);
    expect(locksIn(folder)).toEqual([]);
  });

  it('is made where an empty folder was left', () => {
    using repository = twoCommits();
    mkdirSync(join(repository.folder, 'refs', 'heads', 'release', 'old'), { recursive: true });

    updateHead(repository.folder, { name: 'release', from: undefined, to: repository.first }, false);

    expect(branchesOf(repository).get('release')).toBe(repository.first);
  });

  it('goes for good when it was packed', () => {
    using repository = twoCommits();
    const { folder, first, git } = repository;
    git('branch', 'old', first);
    git('branch', 'kept', first);
    git('pack-refs', '--all');

    updateHead(folder, { name: 'old', from: first, to: undefined }, false);

    expect([...branchesOf(repository).keys()]).toEqual(['kept', 'main']);
    git('fsck', '--strict');
  });

  it('stays where it is when it is not where it was thought to be, and leaves no lock', () => {
    using repository = twoCommits();
    const { folder, first, second } = repository;

    for (const from of [undefined, first]) {
      expect(() => {
        updateHead(folder, { name: 'main', from, to: first }, false);
      }).toThrow(RefConflict);
    }
    expect(readHead(folder, 'main')).toBe(second);
    expect(locksIn(folder)).toEqual([]);
  });

  it.each([
    ['a/b', 'a'],
    ['a', 'a/b'],
  ])('cannot be %s beside %s', (name, other) => {
    using repository = twoCommits();
    const { folder, first, git } = repository;
    git('branch', other, first);

    expect(() => {
      updateHead(folder, { name, from: undefined, to: first }, false);
    }).toThrow(RefConflict);
    expect([...branchesOf(repository).keys()].toSorted()).toEqual([other, 'main']);
    expect(locksIn(folder)).toEqual([]);
  });

  it('waits for nobody for long', () => {
    using repository = twoCommits();
    const { folder, first } = repository;
    const lock = join(folder, 'refs', 'heads', 'next.lock');
    writeFileSync(lock, '');

    expect(() => {
      updateHead(folder, { name: 'next', from: undefined, to: first }, false);
    }).toThrow('Somebody else is changing it.');
    expect(existsSync(lock)).toBe(true);
    rmSync(lock);
  });

  it('minds no lock that somebody left who was killed', () => {
    using repository = twoCommits();
    const { folder, first } = repository;
    const lock = join(folder, 'refs', 'heads', 'next.lock');
    writeFileSync(lock, '');
    const aMinuteAgo = Date.now() / 1000 - 60;
    utimesSync(lock, aMinuteAgo, aMinuteAgo);

    updateHead(folder, { name: 'next', from: undefined, to: first }, false);

    expect(readHead(folder, 'next')).toBe(first);
    expect(locksIn(folder)).toEqual([]);
  });

  it('becomes the default one', () => {
    using repository = twoCommits();

    setDefaultBranch(repository.folder, 'release/1.0');

    expect(repository.git('symbolic-ref', 'HEAD')).toBe('refs/heads/release/1.0');
  });
});

describe('stale locks', () => {
  it('are removed wherever they are, and young ones are not', () => {
    using repository = twoCommits();
    const { folder } = repository;
    const stale = ['HEAD.lock', 'packed-refs.lock', 'refs/heads/main.lock', 'refs/tags/v1.lock'];
    const aMinuteAgo = Date.now() / 1000 - 60;
    for (const name of stale) {
      writeFileSync(join(folder, name), '');
      utimesSync(join(folder, name), aMinuteAgo, aMinuteAgo);
    }
    writeFileSync(join(folder, 'refs', 'heads', 'young.lock'), '');

    removeStaleLocks(folder);

    expect(locksIn(folder)).toEqual([join('refs', 'heads', 'young.lock')]);
  });
});
