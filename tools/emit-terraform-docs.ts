// Writes docs/terraform/ from the definitions and the programs of examples/terraform/. A test holds the committed files to it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { bundled } from './bundled.ts';
import { terraformPrograms } from './terraform-programs.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/terraform');

interface Pages {
  readonly terraformPages: (programs: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

const { terraformPages } = await bundled<Pages>('provider/main/registry-pages.ts');
const pages = terraformPages(await terraformPrograms());
// What is defined no longer has no page.
await rm(folder, { recursive: true, force: true });
for (const [path, text] of Object.entries(pages)) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
