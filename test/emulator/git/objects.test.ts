import { describe, expect, it } from '@jest/globals';
import { isInHistory } from '../../../emulator/git/bare-repository.js';
import { newCommit, parseCommit } from '../../../emulator/git/commit.js';
import { ObjectDatabase } from '../../../emulator/git/object-database.js';
import { changedPaths, filesIn, withFiles } from '../../../emulator/git/tree.js';
import { realRepository } from './real-repository.js';

type Repository = ReturnType<typeof realRepository>;

const text = (lines: number) => Array.from({ length: lines }, (_, line) => `line ${line} of a long text\n`).join('');

/** Three commits: folders, names that sort in Git's own way, a long file that changes a little. */
function history(repository: Repository): string[] {
  repository.write({ 'long.txt': text(2000), 'a/b/c.txt': 'c', 'a.txt': 'a', 'é/ü.txt': 'u' });
  const first = repository.commit();
  repository.write({ 'long.txt': text(2001), 'a/b/d.txt': 'd' });
  const second = repository.commit();
  repository.git('rm', '--quiet', 'a.txt');
  repository.write({ 'long.txt': text(2002), 'a-b': 'between a and a/' });
  return [first, second, repository.commit()];
}

/** All objects with their types, as Git knows them. */
const listed = ({ git }: Repository) =>
  git('cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)')
    .split('\n')
    .map((line) => line.split(' ') as [string, string]);

describe.each([
  ['loose', []],
  ['packed, with deltas', ['gc', '--aggressive', '--quiet', '--prune=now']],
] as const)('objects that are %s', (_, pack) => {
  it('are read as Git reads them', () => {
    using repository = realRepository();
    history(repository);
    if (pack.length > 0) repository.git(...pack);
    using objects = new ObjectDatabase(repository.folder);

    const found = listed(repository).map(([id, type]) => [id, objects.read(id)?.type === type]);

    expect(found.length).toBeGreaterThan(15);
    expect(found.filter(([, isRight]) => isRight !== true)).toEqual([]);
    const long = repository.git('rev-parse', 'HEAD^:long.txt');
    expect(objects.require(long, 'blob').toString()).toBe(text(2001));
    expect(objects.read('f'.repeat(40))).toBeUndefined();
    expect(objects.read('../../config')).toBeUndefined();
  });

  it('larger than allowed are not read', () => {
    using repository = realRepository();
    history(repository);
    if (pack.length > 0) repository.git(...pack);
    using objects = new ObjectDatabase(repository.folder);

    expect(() => objects.read(repository.git('rev-parse', 'HEAD:long.txt'), 1000)).toThrow(/more than 1000/);
  });

  it('tell what changed between two commits', () => {
    using repository = realRepository();
    const [first = '', , third = ''] = history(repository);
    if (pack.length > 0) repository.git(...pack);
    using objects = new ObjectDatabase(repository.folder);
    const treeOf = (commit: string) => parseCommit(objects.require(commit, 'commit')).tree;

    expect(changedPaths(objects, treeOf(first), treeOf(third)).toSorted()).toEqual([
      'a-b',
      'a.txt',
      'a/b/d.txt',
      'long.txt',
    ]);
    expect(filesIn(objects, treeOf(third), 'a/b').map(({ path }) => path)).toEqual(['a/b/c.txt', 'a/b/d.txt']);
    expect(filesIn(objects, treeOf(third), 'a/c')).toEqual([]);
    expect(filesIn(objects, treeOf(third), 'é').map(({ path }) => path)).toEqual(['é/ü.txt']);
  });

  it('tell whether a commit is in the history of a branch', () => {
    using repository = realRepository();
    const [first = '', second = '', third = ''] = history(repository);
    repository.git('checkout', '--quiet', '-b', 'side', first);
    repository.write({ side: 's' });
    const side = repository.commit();
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-edit', 'side');
    const merge = repository.git('rev-parse', 'HEAD');
    if (pack.length > 0) repository.git(...pack);
    const isIn = (id: string, ...heads: string[]) => isInHistory(repository.folder, id, heads);

    expect([first, second, side, merge].map((id) => isIn(id, merge))).toEqual([true, true, true, true]);
    expect([second, merge, 'f'.repeat(40), 'main'].map((id) => isIn(id, side))).toEqual([false, false, false, false]);
    expect(isIn(second, side, third)).toBe(true);
    expect(isIn(repository.git('rev-parse', 'HEAD^{tree}'), merge)).toBe(false);
  });
});

describe('a tree with other files', () => {
  it('is the tree that Git makes of them', () => {
    using repository = realRepository();
    repository.write({ 'a/b/c.txt': 'c', 'a/x': 'x', 'a.txt': 'a', 'run.sh': 'run' });
    repository.git('config', 'core.fileMode', 'false');
    repository.git('add', '--all');
    repository.git('update-index', '--chmod=+x', 'run.sh');
    repository.commit();
    repository.git('gc', '--quiet');
    using objects = new ObjectDatabase(repository.folder);

    const tree = withFiles(objects, repository.git('rev-parse', 'HEAD^{tree}'), {
      'a/b/c.txt': undefined,
      'a/new/deep/ü.txt': 'new',
      'a-file': Buffer.from([0, 255]),
      'run.sh': 'walk',
      'a.txt/now/a/folder': 'yes',
    });

    repository.git('rm', '--quiet', '-r', 'a/b', 'a.txt');
    repository.write({ 'a/new/deep/ü.txt': 'new', 'run.sh': 'walk', 'a.txt/now/a/folder': 'yes' });
    repository.write({ 'a-file': Buffer.from([0, 255]) });
    repository.git('add', '--all');
    expect(tree).toBe(repository.git('write-tree'));
    expect(repository.git('ls-tree', tree, 'run.sh')).toMatch(/^100755 blob/);
  });

  it('is the empty one when nothing is left', () => {
    using repository = realRepository();
    repository.write({ 'a/b': 'b' });
    repository.commit();
    using objects = new ObjectDatabase(repository.folder);

    const tree = withFiles(objects, repository.git('rev-parse', 'HEAD^{tree}'), { 'a/b': undefined, 'c/d': undefined });

    expect(tree).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
  });

  it.each(['', '/etc/passwd', 'a//b', '../a', 'a/..', '.git/config', 'a/.GIT/x', 'a/'])(
    'refuses the path %j',
    (path) => {
      using repository = realRepository();
      repository.write({ a: 'a' });
      repository.commit();
      using objects = new ObjectDatabase(repository.folder);

      expect(() => withFiles(objects, repository.git('rev-parse', 'HEAD^{tree}'), { [path]: 'x' })).toThrow(TypeError);
    },
  );

  it('refuses a name that is to be a file and a folder', () => {
    using repository = realRepository();
    using objects = new ObjectDatabase(repository.folder);

    expect(() => withFiles(objects, '4b825dc642cb6eb9a060e54bf8d69288fbee4904', { a: 'a', 'a/b': 'b' })).toThrow(
      'a cannot be a file and a folder.',
    );
  });
});

describe('a commit', () => {
  it('is one that Git takes, whatever its author is called', () => {
    using repository = realRepository();
    using objects = new ObjectDatabase(repository.folder);
    const tree = withFiles(objects, '4b825dc642cb6eb9a060e54bf8d69288fbee4904', { a: 'a' });
    const id = objects.write(
      newCommit({ tree, parents: [], by: 'Jane <Doe>\n', time: '2026-03-01T12:00:00.999Z', message: 'A change' }),
    );

    repository.git('update-ref', 'refs/heads/main', id);

    repository.git('fsck', '--strict');
    expect(repository.git('log', '-1', '--format=%an <%ae> %aI: %B')).toBe(
      'Jane Doe <Jane.Doe@localhost> 2026-03-01T12:00:00+00:00: A change',
    );
  });
});
