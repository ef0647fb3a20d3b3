import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { pages } from '../../../provider/main/documentation.js';
import { readConfig } from '../../../provider/ops/config/read-config.js';
import { parseSelection } from '../../../provider/ops/selection/parse.js';

describe('the pages of the command', () => {
  it('are what its definitions make them (make docs)', async () => {
    const made = Object.entries(await pages());
    for (const [name, text] of made) {
      const file = fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));
      const laidOut = await format(text, { ...(await resolveConfig(file)), filepath: file });
      expect(await readFile(file, 'utf8')).toBe(laidOut);
    }
    expect(made.map(([name]) => name)).toEqual(expect.arrayContaining(['codecatalyst-iac.md']));
  });

  it('show a configuration that is read as it stands', async () => {
    const { 'codecatalyst-iac.md': page = '' } = await pages();
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
    await using folder = await mkdtempDisposable(join(tmpdir(), 'config-'));
    await writeFile(join(folder.path, 'codecatalyst-iac.yaml'), example);
    const { config } = await readConfig(undefined, folder.path);
    expect(config.stacks).toEqual([{ engine: 'pulumi', folder: 'infra', stack: 'production' }]);
  });

  it('show selections that are read as they stand', async () => {
    const { 'codecatalyst-iac.md': page = '' } = await pages();
    const [, examples = ''] = /```text\n(.*?)```/s.exec(page) ?? [];
    const lines = examples.trim().split('\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(parseSelection(line).source).toBe(line);
  });
});
