import { cp, mkdir, mkdtempDisposable, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, run } from './command-line.js';
import { Installation, packed } from './installed-plugin.js';

describe('the packed plugin', () => {
  it('holds what it needs, and nothing of this machine', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'unpacked-'));
    await run('tar', ['-xzf', packed, '-C', folder.path]);
    const entries = await readdir(folder.path, { withFileTypes: true, recursive: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const names = paths.map((path) => relative(folder.path, path));

    expect(names).toEqual(expect.arrayContaining(['pulumi-resource-codecatalyst', 'main.mjs', 'schema.json']));
    expect(entries.filter((entry) => !entry.isFile() && !entry.isDirectory())).toEqual([]);
    expect(names.filter((name) => /node_modules|\.map$|\.ts$/.test(name))).toEqual([]);
    expect((await stat(join(folder.path, 'pulumi-resource-codecatalyst'))).mode & 0o777).toBe(0o755);

    const imported: string[] = [];
    const telling: string[] = [];
    for (const path of paths) {
      const text = await readFile(path, 'utf8');
      if (text.includes(root) || text.includes('sourceMappingURL')) telling.push(path);
      for (const [, file = ''] of text.matchAll(/(?:from|import) ?\(?"(\.\.?\/[^"]+\.mjs)"/g)) {
        imported.push(join(dirname(path), file));
      }
    }
    expect(telling).toEqual([]);
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('holds Git in a part of its own, which its start does not load, and the licenses of what it is made of', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'unpacked-'));
    await run('tar', ['-xzf', packed, '-C', folder.path]);
    const textOf = (file: string) => readFile(join(folder.path, file), 'utf8');
    const chunks = (await readdir(join(folder.path, 'chunks'))).filter((name) => name.endsWith('.mjs'));
    const texts = await Promise.all(chunks.map(async (name) => [name, await textOf(join('chunks', name))] as const));

    const holding = texts.filter(([, text]) => text.includes('git-receive-pack'));
    expect(holding).toHaveLength(1);
    const [name = '', text = ''] = holding[0] ?? [];
    const start = await textOf('main.mjs');
    expect(start).toContain(`import("./chunks/${name}")`);
    const importing = [start, ...texts.map(([, other]) => other)].filter((one) => one.includes(`/${name}"`));
    expect(importing).toEqual([start]);
    expect(start).not.toContain(`from"./chunks/${name}"`);
    // As an ES module it brings its WebSocket along, which is 3 MB.
    expect(start).not.toContain('from"node:http"');
    expect(text).not.toContain('LGPL');

    const licenses = await textOf('THIRD-PARTY-LICENSES.txt');
    expect(licenses).toMatch(/^isomorphic-git 1\.44\.11 \(MIT\)\n\nCopyright 2017-2023 the 'isomorphic-git' authors$/m);
    expect(licenses).toMatch(/^@grpc\/grpc-js \d\S+ \(Apache-2\.0\)$/m);
  });

  it('installs by the CLI, which lists it then', async () => {
    await using machine = await Installation.make();
    expect(JSON.parse(await machine.pulumi('plugin', 'ls', '--json'))).toMatchObject([
      { name: 'codecatalyst', kind: 'resource', version: '0.1.0' },
    ]);
  });
});

describe('the installed plugin', () => {
  it('runs a YAML program that says no more than its name', async () => {
    await using machine = await Installation.make();
    const resources = await readFile(join(root, 'examples/snippets/branch.yaml'), 'utf8');
    await machine.write('Pulumi.yaml', `name: shop\nruntime: yaml\n${resources}`);
    await expectUpAndDown(machine);
  });

  it('runs a TypeScript program with the packed SDK', async () => {
    await using machine = await Installation.make();
    await cp(join(root, 'examples/snippets/branch.ts'), join(machine.program, 'index.ts'));
    await machine.write('Pulumi.yaml', 'name: shop\nruntime: nodejs\n');
    await machine.write('package.json', JSON.stringify({ type: 'module', main: 'index.ts' }));
    await machine.write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext', target: 'es2022' } }));
    await installSdk(machine);
    await expectUpAndDown(machine);
  });
});

/** Puts the SDK, as npm packs it, and Pulumi's own into the modules of the program. */
async function installSdk(machine: Installation): Promise<void> {
  const modules = join(machine.program, 'node_modules');
  const sdk = join(modules, 'pulumi-codecatalyst');
  await mkdir(sdk, { recursive: true });
  await mkdir(join(modules, '@pulumi'));
  const args = ['pack', join(root, 'sdk/nodejs/bin'), '--pack-destination', machine.folder, '--offline', '--silent'];
  const file = (await run('npm', args, { env: { HOME: machine.folder } })).trim();
  await run('tar', ['-xzf', join(machine.folder, file), '-C', sdk, '--strip-components=1']);
  for (const name of ['@pulumi/pulumi', 'typescript']) {
    await symlink(join(root, 'node_modules', name), join(modules, name));
  }
}

async function expectUpAndDown(machine: Installation): Promise<void> {
  const { controls } = machine.emulator;
  const branch = (): unknown => controls.getBranch('acme', 'Web-shop', 'frontend', 'release/1.0');
  await machine.pulumi('stack', 'init', 'dev');

  await machine.pulumi('up', '--yes', '--skip-preview');
  expect(branch()).toMatchObject({ name: 'release/1.0' });
  expect(await machine.preview()).toEqual({ same: 4 });

  await machine.pulumi('destroy', '--yes', '--skip-preview');
  expect(controls.getProject('acme', 'Web-shop')).toBeUndefined();
}
