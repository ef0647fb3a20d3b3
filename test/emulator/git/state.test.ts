import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../../emulator/index.js';
import { temporaryFolder } from '../temporary-folder.js';
import { git } from './git.js';
import { keptShop, repositoriesIn, shopEmulator } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

interface Contents {
  readonly id: string;
  readonly refs: readonly { readonly name: string; readonly objectId: string }[];
  readonly pack: string;
}
type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** The dump as a file of it would be read. */
const dumpOf = ({ controls }: Pick<Emulator, 'controls'>) =>
  JSON.parse(JSON.stringify(controls.state.dump())) as {
    tables: Rows;
    repositories: [Contents];
    [other: string]: unknown;
  };

const headOf = ({ controls }: Pick<Emulator, 'controls'>, branch = 'main') =>
  controls.getBranch('acme', 'shop', 'web', branch)?.headCommitId;
const commit = ({ controls }: Pick<Emulator, 'controls'>, content: string) =>
  controls.commitFiles('acme', 'shop', 'web', 'main', { 'src/a.ts': content });

describe('a dump', () => {
  it('carries all that was pushed: files, tags, and branches that are packed', async () => {
    await using folder = await temporaryFolder();
    await using at = await keptShop();
    const tree = await clone(cloneUrl(at.emulator, (await accessTokenOf(at.emulator)).secret), join(folder.path, 'a'));
    for (const n of [1, 2, 3])
      await tree.commit({ 'src/a.ts': 'go();\n'.repeat(n * 100), [`docs/${String(n)}`]: '\0\xff' });
    await tree.git('tag', '--annotate', '--message', 'First', 'v1');
    await tree.git('push', '--quiet', '--tags', 'origin', 'HEAD:main', 'HEAD~1:refs/heads/release/1');
    await git(at.bare, 'gc', '--quiet');

    await using twin = await startEmulator();
    twin.controls.state.load(dumpOf(at));

    expect(headOf(twin, 'release/1')).toBe(headOf(at, 'release/1'));
    const copy = await clone(cloneUrl(twin, (await accessTokenOf(twin)).secret), join(folder.path, 'b'));
    expect(await copy.git('show-ref', '--hash', 'v1')).toBe(await tree.git('show-ref', '--hash', 'v1'));
    expect(await copy.git('log', '--format=%H', '--raw')).toBe(await tree.git('log', '--format=%H', '--raw'));
    await copy.commit({ 'docs/4': 'Four' });
    await copy.git('push', '--quiet');
    expect(headOf(twin)).toBe(await copy.git('rev-parse', 'HEAD'));
    expect(dumpOf(twin).repositories[0].refs).toContainEqual({ name: 'refs/heads/main', objectId: headOf(twin) });
  });

  it('has a pack that Git itself takes', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await shopEmulator();
    const head = commit(emulator, 'a'.repeat(100_000));
    const [{ pack }] = dumpOf(emulator).repositories;
    writeFileSync(join(folder.path, 'a.pack'), Buffer.from(pack, 'base64'));
    await git(folder.path, 'init', '--quiet', '--bare', '.');

    await git(folder.path, 'index-pack', '--strict', 'a.pack');
    renameSync(join(folder.path, 'a.pack'), join(folder.path, 'objects', 'pack', 'pack-a.pack'));
    renameSync(join(folder.path, 'a.idx'), join(folder.path, 'objects', 'pack', 'pack-a.idx'));
    expect(await git(folder.path, 'rev-list', '--objects', '--count', head)).toBe('6');
  });

  it('brings repositories back to where they were, also for others who share the folder', async () => {
    await using at = await keptShop();
    await using other = await startEmulator({ dataDir: at.dataDir });
    const before = commit(at, 'before');
    const dump = dumpOf(other);
    commit(at, 'after');
    at.controls.addBranch('acme', 'shop', 'web', 'later');
    at.controls.addSourceRepository('acme', 'shop', { name: 'another' });
    expect(headOf(other)).not.toBe(before);

    other.controls.state.load(dump);

    expect([headOf(at), headOf(other), headOf(at, 'later')]).toEqual([before, before, undefined]);
    expect(repositoriesIn(at.dataDir)).toHaveLength(1);
    expect(readdirSync(at.dataDir).filter((name) => name.startsWith('git'))).toEqual(['git']);
    await git(at.bare, 'fsck', '--strict');
    expect(dumpOf(at)).toEqual(dump);
  });

  it('keeps the workflows that were pushed, and starts no run when it is loaded', async () => {
    await using at = await keptShop();
    const path = '.codecatalyst/workflows/build.yaml';
    const file = 'Name: build\nSchemaVersion: "1.0"\nTriggers:\n  - Type: PUSH\nActions: {}\n';
    at.controls.commitFiles('acme', 'shop', 'web', 'main', { [path]: file });
    const known = at.controls.getWorkflows('acme', 'shop');
    const runs = at.controls.getWorkflowRuns('acme', 'shop').length;

    await using twin = await startEmulator();
    twin.controls.state.load(dumpOf(at));

    expect(known).toHaveLength(1);
    expect(twin.controls.getWorkflows('acme', 'shop')).toEqual(known);
    expect(headOf(twin)).toBe(headOf(at));
    expect(twin.controls.getWorkflowRuns('acme', 'shop')).toHaveLength(runs);
    twin.controls.commitFiles('acme', 'shop', 'web', 'main', { [path]: undefined });
    expect(twin.controls.getWorkflows('acme', 'shop')).toEqual([]);
  });

  it('may lack what was in a repository, which begins anew then', async () => {
    await using at = await keptShop();
    const first = headOf(at);
    commit(at, 'lost');
    const { repositories: _repositories, ...dump } = dumpOf(at);

    at.controls.state.load(dump);

    expect(headOf(at)).toBe(first);
  });
});

const withRef =
  (name: string) =>
  ({ repositories: [web] }: ReturnType<typeof dumpOf>) => ({
    repositories: [{ ...web, refs: [...web.refs, { name, objectId: web.refs[0]?.objectId }] }],
  });
const withRow =
  (members: object) =>
  ({ tables }: ReturnType<typeof dumpOf>) => ({
    tables: { ...tables, sourceRepositories: tables.sourceRepositories?.map((row) => ({ ...row, ...members })) },
  });
const withWeb =
  (members: object) =>
  ({ repositories: [web] }: ReturnType<typeof dumpOf>) => ({
    repositories: [{ ...web, ...members }],
  });
const unknown = '0123456789012345678901234567890123456789';

describe('contents that are none', () => {
  it.each([
    ['a ref that leads out of the folder', withRef('refs/heads/../../../etc/passwd'), 'holds two dots in a row'],
    ['a ref that is no ref', withRef('HEAD'), 'does not begin as refs/heads/ or refs/tags/ do'],
    ['a ref of two lines', withRef('refs/heads/a\n'), 'holds a blank, a control character'],
    ['a ref below another', withRef('refs/heads/main/a'), 'refs/heads/main/ and refs/heads/main/a/ cannot both be'],
    [
      'a ref to nothing',
      withWeb({ refs: [{ name: 'refs/heads/a', objectId: unknown }] }),
      `lacks the object "${unknown}"`,
    ],
    [
      'a ref to no id',
      withWeb({ refs: [{ name: 'refs/heads/a', objectId: '../x' }] }),
      '/refs/0/objectId must be text',
    ],
    ['no pack', withWeb({ pack: 'UEFDSw==' }), 'It is no pack of version 2'],
    [
      'a pack that is damaged',
      ({ repositories: [web] }: ReturnType<typeof dumpOf>) => ({
        repositories: [{ ...web, pack: `${web.pack.slice(0, 20)}AAAA${web.pack.slice(24)}` }],
      }),
      'its checksum is another',
    ],
    ['no base64', withWeb({ pack: 'a*==' }), '/repositories/0/pack must be bytes in base64'],
    ['an id of no row', withWeb({ id: 'b2a3d1a8-0000-4000-8000-000000000000' }), 'is of no row of sourceRepositories'],
    ['a row whose id is a path', withRow({ id: '../../etc' }), '/tables/sourceRepositories/0/id must be a UUID'],
    ['a default branch that is none', withRow({ defaultBranchName: 'a\nb' }), 'The name of the default branch holds'],
    [
      'a repository twice',
      ({ repositories: [web] }: ReturnType<typeof dumpOf>) => ({ repositories: [web, web] }),
      'is there twice',
    ],
    ['a clock beyond all times', () => ({ clock: { offsetSeconds: 9_000_000_000_000 } }), 'not beyond the year 9999'],
  ])('are refused for %s, and nothing changes', async (_what, wrong, problem) => {
    await using at = await keptShop();
    commit(at, 'kept');
    const before = dumpOf(at);

    expect(() => {
      at.controls.state.load({ ...before, ...wrong(before) });
    }).toThrow(problem);

    expect(dumpOf(at)).toEqual(before);
    expect(readdirSync(at.dataDir).filter((name) => name.startsWith('git'))).toEqual(['git']);
  });
});

describe('a load that ended in the middle', () => {
  const id = 'b2a3d1a8-1111-4000-8000-000000000000';

  it('is taken back when its rows were not stored', async () => {
    await using at = await keptShop();
    const head = commit(at, 'before');
    await at.emulator.close();
    const root = join(at.dataDir, 'git');
    renameSync(root, `${root}.old-${id}`);

    await using again = await startEmulator({ dataDir: at.dataDir });

    expect(headOf(again)).toBe(head);
    expect(readdirSync(at.dataDir).filter((name) => name.startsWith('git'))).toEqual(['git']);
  });

  it('stays when its rows were stored', async () => {
    await using at = await keptShop();
    const head = commit(at, 'after');
    at.controls.state.load(dumpOf(at));
    await at.emulator.close();
    using database = new DatabaseSync(join(at.dataDir, 'emulator.sqlite'));
    const stored = database.prepare("SELECT value FROM settings WHERE name = 'repositories-swap'").get();
    mkdirSync(join(at.dataDir, `git.old-${String(stored?.value)}`));

    await using again = await startEmulator({ dataDir: at.dataDir });

    expect(headOf(again)).toBe(head);
    expect(readdirSync(at.dataDir).filter((name) => name.startsWith('git'))).toEqual(['git']);
  });
});
