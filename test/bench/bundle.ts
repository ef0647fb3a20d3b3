import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');

/** Bundles a program of this folder the way the plugin is bundled, as an executable of the plugin's name. */
export async function bundle(entry: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { main: join('test', 'bench', entry) },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node18',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const launcher = join(folder, 'pulumi-resource-codecatalyst');
  await writeFile(launcher, '#!/usr/bin/env node\nimport("./main.mjs");\n');
  await chmod(launcher, 0o755);
  return launcher;
}
