// Builds what is run and shipped into dist/: the plugin, the command, and the schema beside the plugin.
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { isomorphicGit } from './isomorphic-git.ts';
import { thirdPartyLicenses } from './third-party-licenses.ts';

const root = new URL('..', import.meta.url).pathname;
const dist = join(root, 'dist');

interface Product {
  readonly folder: string;
  readonly name: string;
  readonly entry: string;
  /** What is loaded by name beside the entry, such as the program of a thread. */
  readonly beside?: Readonly<Record<string, string>>;
}
const products: readonly Product[] = [
  {
    folder: 'plugin',
    name: 'pulumi-resource-codecatalyst',
    entry: 'provider/main/pulumi-resource-codecatalyst.ts',
    beside: { 'local-emulator': 'provider/main/local-emulator.ts' },
  },
  {
    folder: 'command',
    name: 'codecatalyst-iac',
    entry: 'provider/main/codecatalyst-iac.ts',
    beside: { 'local-emulator': 'provider/main/local-emulator.ts' },
  },
  {
    folder: 'terraform',
    name: 'terraform-provider-codecatalyst',
    entry: 'provider/main/terraform-provider-codecatalyst.ts',
    beside: { 'local-emulator': 'provider/main/local-emulator.ts' },
  },
];

// Bundled CommonJS packages ask for Node's own modules by require, which an ES module has to make for itself.
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

async function bundle({ folder, name, entry, beside }: Product): Promise<void> {
  // Built aside and put in place at the end, so that a run in progress never sees half a program.
  const out = await mkdtemp(join(dist, `.${folder}-`));
  await chmod(out, 0o755);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: entry, ...beside },
    outdir: out,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    // What is loaded on demand, such as AWS's SDK, stays a file of its own.
    splitting: true,
    format: 'esm',
    platform: 'node',
    // AWS's packages as ES modules: only what is used of them is bundled, and they load on demand by name.
    mainFields: ['module', 'main'],
    // Old enough for an old Node to get as far as saying that it is too old.
    target: 'node18',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'linked',
    banner,
    plugins: [isomorphicGit],
    metafile: true,
    logLevel: 'warning',
  });
  const launcher = join(out, name);
  await writeFile(launcher, '#!/usr/bin/env node\nimport("./main.mjs");\n');
  await chmod(launcher, 0o755);
  await copyFile(join(root, 'LICENSE'), join(out, 'LICENSE'));
  const licenses = await thirdPartyLicenses(root, metafile);
  if (licenses !== undefined) await writeFile(join(out, 'THIRD-PARTY-LICENSES.txt'), licenses);
  if (folder === 'plugin') await copyFile(join(root, 'schema.json'), join(out, 'schema.json'));
  if (folder === 'command') await writeFile(join(out, 'package.json'), await packageOf(name));
  await rm(join(dist, folder), { recursive: true, force: true });
  await rename(out, join(dist, folder));
}

/** What makes a folder a package of npm whose one program it is. */
async function packageOf(name: string): Promise<string> {
  const whole = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly license: string;
    readonly engines: object;
  };
  const { version, license, engines } = whole;
  const description =
    'Drift, teardown and discovery of Amazon CodeCatalyst for pipelines, and an embedded CodeCatalyst.';
  return `${JSON.stringify({ name, version, description, license, engines, bin: { [name]: name } }, null, 2)}\n`;
}

await mkdir(dist, { recursive: true });
await Promise.all(products.map(bundle));
