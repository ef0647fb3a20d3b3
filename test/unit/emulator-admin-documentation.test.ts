import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { documentation } from '../../emulator/admin/documentation.js';

const file = fileURLToPath(new URL('../../docs/emulator-admin.md', import.meta.url));

describe('docs/emulator-admin.md', () => {
  it('is what the routes of the admin surface make it (make docs)', async () => {
    const made = await format(documentation(), { ...(await resolveConfig(file)), filepath: file });
    expect(await readFile(file, 'utf8')).toBe(made);
  });
});
