import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import { refusal } from './refusal.js';
import { secret, unknown, type Values } from './struct.js';

const id = 'acme/shop';
const oldInputs = { spaceName: 'acme', displayName: 'shop', description: 'Sells' };
const olds = { ...oldInputs, name: 'shop' };
const change = (change: Values): { id: string; olds: Values; oldInputs: Values; news: Values } => ({
  id,
  olds,
  oldInputs,
  news: { ...oldInputs, ...change },
});

describe('Update', () => {
  it('changes in place and tells what is there then, with the marks of secrecy', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const news = { ...oldInputs, description: secret('Sells more'), __autonamed: true };

    const properties = await provider.update('Project', { id, olds, oldInputs, news });

    expect(properties).toEqual({ ...olds, description: secret('Sells more') });
    expect(controls.getProject('acme', 'shop')?.description).toBe('Sells more');
  });

  it('clears what the program no longer sets', async () => {
    await using contract = await configured();
    const { description: _, ...news } = oldInputs;
    expect(await contract.provider.update('Project', { id, olds, oldInputs, news })).toEqual({ ...news, name: 'shop' });
    expect(contract.controls.getProject('acme', 'shop')).not.toHaveProperty('description');
  });

  it('tells in a preview what will be known, and calls nobody', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const preview = { preview: true };

    expect(await provider.update('Project', change({ description: 'Sells more' }), preview)).toEqual({
      ...olds,
      description: 'Sells more',
    });
    expect(await provider.update('Project', change({ description: secret(unknown) }), preview)).toEqual({
      ...olds,
      description: secret(unknown),
    });
    expect(controls.countRequests()).toBe(0);
  });

  it.each([true, false])('refuses what only a replacement can do (preview: %s)', async (preview) => {
    await using contract = await configured();
    const { provider, controls } = contract;
    expect(await refusal(provider.update('Project', change({ displayName: 'Books' }), { preview }))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: 'displayName of Project acme/shop cannot be changed in place. It takes a new one: delete this one and create that, or have a program replace it.',
      half: undefined,
    });
    expect(controls.countRequests()).toBe(0);
  });

  it('keeps secret in a preview what is secret in the state', async () => {
    await using contract = await configured();
    const marked = { ...change({ description: secret('Sells more') }), olds: { ...olds, name: secret('shop') } };
    expect(await contract.provider.update('Project', marked, { preview: true })).toEqual({
      ...oldInputs,
      description: secret('Sells more'),
      name: secret('shop'),
    });
  });

  it('only reads what was left half made', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const inputs = { spaceName: 'acme', projectName: 'shop', name: 'web' };
    const half = { id: 'acme/shop/web', olds: inputs, oldInputs: inputs, news: inputs };

    const properties = await provider.update('SourceRepository', half);

    expect(properties).toMatchObject({ ...inputs, cloneUrl: expect.stringContaining('web') });
    expect(controls.requests.map(({ operation }) => operation)).toEqual([
      'GetSourceRepository',
      'ListSourceRepositoryBranches',
      'GetSourceRepositoryCloneUrls',
    ]);
  });

  it('finishes a change that failed half way, for the engine records the new inputs all the same', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.setProject('acme', 'shop', { description: 'Changed by hand' });
    controls.failNext({ operation: 'UpdateProject', status: 500 });
    const news = { ...oldInputs, description: 'Sells more' };

    const { half } = await refusal(provider.update('Project', { id, olds, oldInputs, news }));
    expect(half).toMatchObject({ id, properties: { description: 'Changed by hand' } });
    const next = { id, olds: half?.properties ?? {}, oldInputs: news, news };
    expect(await provider.update('Project', next)).toEqual({ ...news, name: 'shop' });

    expect(controls.getProject('acme', 'shop')?.description).toBe('Sells more');
  });

  it('leaves the state as it was when nothing was changed', async () => {
    await using contract = await configured();
    contract.controls.failNext({ operation: 'UpdateProject', status: 402, message: 'Too much of "Top secret."' });
    const refused = await refusal(contract.provider.update('Project', change({ description: secret('Top secret.') })));
    expect(refused).toMatchObject({ code: 'RESOURCE_EXHAUSTED', half: undefined });
    expect(refused.text).toMatch(
      /^CodeCatalyst refused: Too much of "\[secret\]" \(UpdateProject: ServiceQuotaExceeded/,
    );
  });

  it('records a change whose answer was lost', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.failNext({ operation: 'UpdateProject', status: 500, afterCommit: true });
    const refused = await refusal(provider.update('Project', change({ description: secret('Sells more') })));
    const recorded = { ...oldInputs, description: secret('Sells more') };
    expect(refused.half).toEqual({
      id,
      properties: { ...recorded, name: 'shop' },
      inputs: recorded,
      reasons: [refused.text],
    });
  });

  it('says so when the resource is gone', async () => {
    await using contract = await configured();
    contract.controls.deleteProject('acme', 'shop');
    expect(await refusal(contract.provider.update('Project', change({ description: 'Sells more' })))).toMatchObject({
      code: 'NOT_FOUND',
      text: expect.stringMatching(/^Project acme\/shop is gone\. .*Refresh/),
    });
  });
});
