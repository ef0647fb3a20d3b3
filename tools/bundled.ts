import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A module of the sources, which Node cannot run as they are: they name each other as they would be called once compiled. */
export async function bundled<Module>(entry: string): Promise<Module> {
  const folder = await mkdtemp(join(tmpdir(), 'bundled-'));
  try {
    const outfile = join(folder, 'module.mjs');
    const banner = {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    };
    await build({
      absWorkingDir: join(import.meta.dirname, '..'),
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner,
      logLevel: 'warning',
    });
    return (await import(outfile)) as Module;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
