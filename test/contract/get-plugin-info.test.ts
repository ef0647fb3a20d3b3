import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { greeted } from './contract.js';

describe('GetPluginInfo', () => {
  it('answers the version that the package and the schema have', async () => {
    await using contract = await greeted();
    const facts = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as object;
    const schema = JSON.parse(await contract.provider.getSchema()) as object;

    expect(await contract.provider.getPluginInfo()).toBe('0.1.0');
    expect(facts).toMatchObject({ version: '0.1.0' });
    expect(schema).toMatchObject({ version: '0.1.0' });
  });
});
