import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { pages } from '../../../provider/main/documentation.js';

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
});
