// Writes the schema of teardown plans into docs/, from the shape that they are read by. A test holds the committed file to it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { format } from 'prettier';

const root = join(import.meta.dirname, '..');
const file = join(root, 'docs', 'teardown-plan.schema.json');
const folder = await mkdtemp(join(tmpdir(), 'teardown-plan-schema-'));
try {
  const outfile = join(folder, 'plan-schema.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['provider/ops/teardown/plan-schema.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const { planSchema } = (await import(outfile)) as { planSchema: () => object };
  await writeFile(file, await format(JSON.stringify(planSchema()), { parser: 'json', printWidth: 120 }));
} finally {
  await rm(folder, { recursive: true });
}
