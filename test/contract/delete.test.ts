import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import { refusal } from './refusal.js';

const project = { spaceName: 'acme', displayName: 'shop', name: 'shop' };
const repository = { spaceName: 'acme', projectName: 'shop', name: 'web' };
const branch = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'fix/1' };

describe('Delete', () => {
  it('deletes', async () => {
    await using contract = await configured({ forceDestroy: true });
    const { provider, controls } = contract;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const { properties } = await provider.read('SourceRepository', 'acme/shop/web');

    await provider.delete('SourceRepository', 'acme/shop/web', properties);
    await provider.delete('Project', 'acme/shop', project);

    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
    expect(controls.getProject('acme', 'shop')).toBeUndefined();
  });

  it('deletes what was left half made', async () => {
    await using contract = await configured({ forceDestroy: true });
    contract.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    await contract.provider.delete('SourceRepository', 'acme/shop/web', repository);
    expect(contract.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });

  it('is content with what is gone already', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    await provider.delete('SourceRepository', 'acme/shop/web', repository);
    controls.deleteProject('acme', 'shop');
    await provider.delete('Project', 'acme/shop', project);
    await provider.delete('SourceRepository', 'acme/shop/web', repository);
    expect(controls.countRequests('DeleteSourceRepository')).toBe(2);
  });

  it('is refused where nothing proves that it is gone', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    controls.failNext({ operation: 'DeleteProject', error: 'AccessDeniedException', times: 'always' });
    expect(await refusal(provider.delete('Project', 'acme/shop', project))).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
    controls.clearFaults();
    controls.expireLoginAt(1);
    expect(await refusal(provider.delete('Project', 'acme/shop', project))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(controls.getProject('acme', 'shop')).toBeDefined();
  });

  it('keeps a branch, which the API cannot delete, and says so', async () => {
    await using contract = await configured();
    await contract.provider.delete('Branch', 'acme/shop/web/fix/1', branch);
    expect(await contract.engine.message('warning', /cannot delete branches: fix\/1 stays in web/)).toMatchObject({
      urn: 'urn:pulumi:dev::tests::codecatalyst:index:Branch::it',
    });
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('does not try to delete a linked repository', async () => {
    await using contract = await configured({ forceDestroy: true });
    const { provider, controls } = contract;
    controls.addLinkedRepository('acme', 'shop', { name: 'linked' });
    const { properties } = await provider.read('SourceRepository', 'acme/shop/linked');
    expect(await refusal(provider.delete('SourceRepository', 'acme/shop/linked', properties))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(/^linked is a linked repository, which the API cannot delete\. Unlink it/),
    });
    expect(controls.countRequests('DeleteSourceRepository')).toBe(0);
  });
});
