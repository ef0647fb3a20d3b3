import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { greeted } from './contract.js';

describe('GetSchema', () => {
  it('answers the schema of the repository to the letter, before any configuration', async () => {
    await using contract = await greeted();
    const committed = await readFile(new URL('../../schema.json', import.meta.url), 'utf8');
    expect(await contract.provider.getSchema()).toBe(committed);
  });
});
