import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { terraformPages } from '../../../provider/main/registry-pages.js';
import { terraformPrograms } from '../../../tools/terraform-programs.js';

const folder = fileURLToPath(new URL('../../../docs/terraform', import.meta.url));
const pages = terraformPages(await terraformPrograms());

describe('the pages for registries', () => {
  it('are those that the definitions and the programs make', async () => {
    const committed = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md'));
    expect(committed.toSorted()).toEqual(Object.keys(pages).toSorted());
    for (const [path, text] of Object.entries(pages)) {
      const file = join(folder, path);
      const laidOut = await format(text, { ...(await resolveConfig(file)), filepath: file });
      expect([path, await readFile(file, 'utf8')]).toEqual([path, laidOut]);
    }
  });

  it('are one for the provider, 8 resources, 19 data sources, 2 ephemeral resources and 12 functions', () => {
    const folders = Object.keys(pages).map((path) => path.split('/')[0] ?? '');
    const counts = [...Map.groupBy(folders, (name) => name)].map(([name, { length }]) => [name, length]);
    expect(Object.fromEntries(counts)).toEqual({
      'index.md': 1,
      resources: 8,
      'data-sources': 19,
      'ephemeral-resources': 2,
      functions: 12,
    });
  });

  it('tell of an attribute its type, what it takes and whether it is a secret', () => {
    const { 'resources/access_token.md': token = '', 'resources/dev_environment.md': environment = '' } = pages;
    expect(token).toContain('- `secret` (String, Sensitive) The secret.');
    expect(environment).toContain('- `ides` (Attributes List)');
    expect(environment).toMatch(
      /### Nested Schema for `persistent_storage`\n\nRequired:\n\n- `size_in_gib` \(Number\)/,
    );
  });

  it('say how an id is written, in the order of its parts', () => {
    expect(pages['resources/branch.md']).toContain('`space_name/project_name/source_repository_name/name`');
  });

  it('are refused to what has no program', () => {
    expect(() => terraformPages({})).toThrow('examples/terraform/provider/provider.tf is missing');
  });
});
