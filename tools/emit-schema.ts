// Writes schema.json from the definitions and the snippets. A test holds the committed file to what this makes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'emit-schema-'));
try {
  const outfile = join(folder, 'schema.mjs');
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({
    absWorkingDir: root,
    entryPoints: ['provider/main/schema.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    banner,
    logLevel: 'warning',
  });
  const { schemaText } = (await import(outfile)) as { schemaText: (snippets: string) => Promise<string> };
  await writeFile(join(root, 'schema.json'), await schemaText(join(root, 'examples', 'snippets')));
} finally {
  await rm(folder, { recursive: true, force: true });
}
