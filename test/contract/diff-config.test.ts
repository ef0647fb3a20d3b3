import { describe, expect, it } from '@jest/globals';
import { greeted } from './contract.js';
import { unknown } from './struct.js';

describe('DiffConfig', () => {
  it('finds nothing where the settings mean the same', async () => {
    await using contract = await greeted();
    const before = { spaceName: 'acme', maxRetries: '3', version: '0.1.0' };
    const after = { spaceName: 'acme', maxRetries: 3, version: '0.2.0', profile: null };
    expect(await contract.provider.diffConfig(before, after)).toMatchObject({
      changes: 'none',
      diffs: [],
      detailed: {},
    });
  });

  it('names each setting that changes and never asks for a new provider', async () => {
    await using contract = await greeted();
    const before = { spaceName: 'acme', token: 'old', profile: 'work' };
    const after = { spaceName: 'umbrella', token: unknown, endpoint: 'http://127.0.0.1:1' };
    const { detailed, diffs, ...rest } = await contract.provider.diffConfig(before, after);

    expect(detailed).toEqual({ spaceName: 'UPDATE', token: 'UPDATE', profile: 'DELETE', endpoint: 'ADD' });
    expect(diffs.toSorted()).toEqual(['endpoint', 'profile', 'spaceName', 'token']);
    expect(rest).toEqual({ changes: 'some', replaces: [], stables: [], deleteBeforeReplace: false });
  });
});
