import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignNames, type Nameable } from '../../../provider/ops/discover/names/assign-names.js';
import { readNames, writeNames } from '../../../provider/ops/discover/names/names-file.js';

const project = (name: string, displayName = name): Nameable => ({
  kind: 'project',
  id: `acme/${name}`,
  name: displayName,
  projectName: name,
  properties: {},
});
const repository = (projectName: string, name: string): Nameable => ({
  kind: 'repository',
  id: `acme/${projectName}/${name}`,
  name,
  projectName,
  properties: {},
});
const branch = (projectName: string, sourceRepositoryName: string, name: string): Nameable => ({
  kind: 'branch',
  id: `acme/${projectName}/${sourceRepositoryName}/${name}`,
  name,
  projectName,
  properties: { sourceRepositoryName },
});
const environment = (projectName: string, id: string, alias: string): Nameable => ({
  kind: 'environment',
  id: `acme/${projectName}/${id}`,
  name: alias,
  projectName,
  properties: {},
});
const token = (id: string, name: string): Nameable => ({ kind: 'token', id, name, properties: {} });

const named = (things: readonly Nameable[], given: Record<string, string> = {}): readonly (string | undefined)[] => {
  const names = assignNames(things, new Map(Object.entries(given)));
  return things.map(({ kind, id }) => names.get(`${kind} ${id}`));
};

describe('the names of discovered things', () => {
  it('are those that people know them by', () => {
    expect(
      named([
        project('Web-shop', 'Web shop'),
        repository('Web-shop', 'api'),
        branch('Web-shop', 'api', 'release/1.0'),
        environment('Web-shop', '0d9b3f1a-0000', 'Bench'),
        token('1b2c', 'CI of Ëlla'),
      ]),
    ).toEqual(['web-shop', 'api', 'api-release-1-0', 'bench', 'ci-of-ella']);
  });

  it('take the names of parents where two would be alike, and a project goes before what is in it', () => {
    expect(
      named([
        project('shop'),
        project('blog'),
        repository('shop', 'api'),
        repository('blog', 'api'),
        repository('blog', 'shop'),
      ]),
    ).toEqual(['shop', 'blog', 'shop-api', 'blog-api', 'blog-shop']);
  });

  it('take the kind, and then the id, where parents do not tell them apart either', () => {
    expect(
      named([
        repository('shop', 'api'),
        environment('shop', '0d9b3f1a-1', 'api'),
        environment('shop', '77aa88bb-2', 'twin'),
        environment('shop', '99cc00dd-3', 'twin'),
        token('a', 'ci'),
        token('b', 'ci'),
      ]),
    ).toEqual([
      'api',
      'shop-api',
      'shop-twin-environment-77aa88bb',
      'shop-twin-environment-99cc00dd',
      'ci-token-a',
      'ci-token-b',
    ]);
  });

  it('are made of kind and id where a thing has no name, or none that could be written', () => {
    expect(named([environment('shop', '0d9b3f1a-77', '0d9b3f1a-77'), token('6f10', 'トークン')])).toEqual([
      'environment-0d9b3f1a',
      'token-6f10',
    ]);
  });

  it('stay where they were given, and nothing else gets them', () => {
    expect(
      named([repository('shop', 'api'), repository('shop', 'web')], {
        'repository acme/shop/web': 'api',
        'branch x': 'gone',
      }),
    ).toEqual(['shop-api', 'api']);
  });

  const names = fc.oneof(
    fc.constantFrom('api', 'Api', 'a p i', 'class', 'new', '1', '日本', 'ä-b', 'web.shop', 'web shop', '', '-', '${x}'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const things = fc.uniqueArray(
    fc.oneof(
      names.map((name) => project(name.replaceAll('/', '') || 'p', name)),
      fc.tuple(names, names).map(([parent, name]) => repository(parent, name)),
      fc.tuple(names, names, names).map(([parent, home, name]) => branch(parent, home, name)),
      fc.tuple(fc.uuid(), names).map(([id, name]) => environment('shop', id, name)),
      fc.tuple(fc.uuid(), names).map(([id, name]) => token(id, name)),
    ),
    { selector: ({ kind, id }) => `${kind} ${id}`, maxLength: 30 },
  );
  const bare = (name: string | undefined): string => (name ?? '').replaceAll('-', '');

  it('are different, hyphens aside, and plain, whatever things are called', () => {
    fc.assert(
      fc.property(things, (some) => {
        const all = named(some);
        expect(new Set(all.map(bare)).size).toBe(some.length);
        for (const name of all) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });

  it('are the same in whatever order things come, and when they are given back', () => {
    fc.assert(
      fc.property(things, (some) => {
        const first = assignNames(some, new Map());
        expect(new Map(assignNames(some.toReversed(), new Map()))).toEqual(new Map(first));
        expect(new Map(assignNames(some, first))).toEqual(new Map(first));
      }),
    );
  });
});

describe('the file of names', () => {
  it('is sorted, keeps what was not seen with a remark, and reads back as it was written', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'names-'));
    const file = join(folder.path, 'names.yaml');
    const names = new Map([
      ['token 5', 'ci'],
      ['project acme/shop', 'shop'],
      ['branch acme/shop/api/a: b', 'api-a-b'],
      ['project acme/blog', 'blog'],
    ]);

    await writeFile(
      file,
      writeNames({ names, comments: new Map() }, (key) => key !== 'project acme/blog'),
    );

    expect((await readFile(file, 'utf8')).replace(/^#.*\n/gm, '')).toBe(`
version: 1
names:
  project:
    acme/blog: blog # not seen last time
    acme/shop: shop
  branch:
    'acme/shop/api/a: b': api-a-b
  token:
    '5': ci
`);
    expect(new Map((await readNames(file)).names)).toEqual(names);
  });

  it('keeps what people wrote above and beside a name', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'names-'));
    const file = join(folder.path, 'names.yaml');
    const lines = '    acme/blog: blog\n    # The one that sells.\n    acme/shop: till # not "shop", see the wiki\n';
    await writeFile(file, `version: 1\nnames:\n  project:\n${lines}`);

    const once = writeNames(await readNames(file), () => false);
    await writeFile(file, once);

    expect(once).toContain(lines.replace('blog\n', 'blog # not seen last time\n'));
    expect(writeNames(await readNames(file), () => false)).toBe(once);
    expect(writeNames(await readNames(file), () => true)).toContain(lines);
  });

  it.each([
    [
      'version: 1\nnames:\n  project: {acme/a: x-y, acme/b: Xy}\n',
      'project acme/a and project acme/b are both called Xy',
    ],
    ['version: 1\nnames:\n  project: {acme/a: "--"}\n', 'A name needs a letter or a digit'],
    ['version: 1\nnames:\n  projects: {}\n', 'projects'],
    ['version: 2\n', 'version'],
    ['version: [\n', 'cannot be used'],
  ])('that cannot be used says why: %j', async (text, why) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'names-'));
    const file = join(folder.path, 'names.yaml');
    await writeFile(file, text);
    await expect(readNames(file)).rejects.toThrow(why);
    await expect(readNames(file)).rejects.toThrow(file);
  });

  it('that is not there yet has no names', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'names-'));
    expect((await readNames(join(folder.path, 'names.yaml'))).names.size).toBe(0);
  });
});
