// Writes the pages of docs/ that are made from definitions. Tests hold the committed files to them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');

/** Modules whose `pages` answers what stands in each file of docs/. */
const sources = ['emulator/admin/documentation.ts', 'provider/main/documentation.ts'];

type Pages = () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

// Beside the packages, which are not bundled.
const folder = await mkdtemp(join(root, 'node_modules', '.docs-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: folder,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  for (const source of sources) {
    const { pages } = (await import(join(folder, source.replace(/\.ts$/, '.mjs')))) as { pages: Pages };
    for (const [name, text] of Object.entries(await pages())) {
      const file = join(root, 'docs', name);
      await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
