// Writes docs/emulator-admin.md from the routes of the emulator's admin surface. A test holds the committed file to them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs', 'emulator-admin.md');
const folder = await mkdtemp(join(tmpdir(), 'emit-admin-docs-'));
try {
  const outfile = join(folder, 'documentation.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['emulator/admin/documentation.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { documentation } = (await import(outfile)) as { documentation: () => string };
  await mkdir(join(root, 'docs'), { recursive: true });
  await writeFile(file, await format(documentation(), { ...(await resolveConfig(file)), filepath: file }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
