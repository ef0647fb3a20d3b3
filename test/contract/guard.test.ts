import { describe, expect, it } from '@jest/globals';
import { configured, type ConfiguredContract } from './contract.js';
import { refusal } from './refusal.js';
import { secret, type Values } from './struct.js';

const web = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'The shop window' };
const id = 'acme/shop/web';

async function made(contract: ConfiguredContract, inputs: Values = web): Promise<Values> {
  return (await contract.provider.create('SourceRepository', inputs)).properties;
}

/** A program that wants another description: Check, and Diff as in a plan. */
async function replacement(contract: ConfiguredContract, olds: Values, oldInputs: Values = web): Promise<unknown> {
  const { inputs } = await contract.provider.check(
    'SourceRepository',
    { ...oldInputs, description: 'Another' },
    { olds: oldInputs },
  );
  return contract.provider.diff('SourceRepository', { id, olds, oldInputs, news: inputs });
}

describe('a repository that nobody pushed to', () => {
  it('is replaced and deleted as the program says', async () => {
    await using contract = await configured();
    const properties = await made(contract);

    expect(await replacement(contract, properties)).toMatchObject({ replaces: ['description'] });
    await contract.provider.delete('SourceRepository', id, properties, web);
    expect(contract.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });
});

describe('a repository that holds code', () => {
  it('is neither replaced nor deleted, and nothing is touched', async () => {
    await using contract = await configured();
    const properties = await made(contract);
    contract.controls.moveHead('acme', 'shop', 'web', 'main');

    const planned = await refusal(replacement(contract, properties));
    expect(planned.code).toBe('FAILED_PRECONDITION');
    expect(planned.text).toBe(
      'SourceRepository acme/shop/web is not replaced, because it holds code that was pushed to main. To let that go, set ' +
        "forceDestroy: true on it and apply that first, or set forceDestroy in the provider's configuration. To keep it, take the change back.",
    );
    const deleted = await refusal(contract.provider.delete('SourceRepository', id, properties, web));
    expect(deleted.text).toMatch(/^SourceRepository acme\/shop\/web is not deleted, because it holds code/);
    expect(deleted.text).toMatch(/only the provider's configuration lets the old one go\.$/);
    expect(contract.controls.countRequests('DeleteSourceRepository')).toBe(0);
  });

  it('counts as holding code after an import, which does not know what it was born with', async () => {
    await using contract = await configured();
    contract.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const { properties } = await contract.provider.read('SourceRepository', id);

    expect((await refusal(contract.provider.delete('SourceRepository', id, properties))).text).toContain(
      'may hold code',
    );
  });

  it('goes when that was recorded, and not when the program alone says so', async () => {
    await using contract = await configured();
    const properties = await made(contract);
    contract.controls.moveHead('acme', 'shop', 'web', 'main');
    const released = { ...web, forceDestroy: true };

    await refusal(replacement(contract, properties, released));
    const recorded = await contract.provider.update('SourceRepository', {
      id,
      olds: properties,
      oldInputs: web,
      news: released,
    });
    expect(recorded).toMatchObject({ forceDestroy: true, firstCommitId: properties.firstCommitId });

    expect(await replacement(contract, recorded, released)).toMatchObject({ replaces: ['description'] });
    await contract.provider.delete('SourceRepository', id, recorded, released);
    expect(contract.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });

  it('goes when the provider is configured to let it', async () => {
    await using contract = await configured({ forceDestroy: 'true' });
    const properties = await made(contract);
    contract.controls.moveHead('acme', 'shop', 'web', 'main');

    await contract.provider.delete('SourceRepository', id, properties, web);
    expect(contract.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });

  it('is no hindrance to a refresh, which asks Diff for words alone', async () => {
    await using contract = await configured();
    const properties = await made(contract);
    contract.controls.moveHead('acme', 'shop', 'web', 'main');
    contract.controls.clearRequests();

    const drifted = { ...web, description: 'Drifted' };
    const answer = await contract.provider.diff('SourceRepository', {
      id,
      olds: properties,
      oldInputs: drifted,
      news: web,
    });
    expect(answer.replaces).toEqual(['description']);
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('is not checked where there is no login, and that is said', async () => {
    await using contract = await configured();
    const properties = await made(contract);
    contract.controls.moveHead('acme', 'shop', 'web', 'main');
    contract.controls.expireLoginAt(1);

    expect(await replacement(contract, properties)).toMatchObject({ replaces: ['description'] });
    expect(await contract.engine.message('warning', /^Not checked: whether replacing SourceRepository/)).toBeDefined();
    expect((await refusal(contract.provider.delete('SourceRepository', id, properties, web))).code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('a project', () => {
  it('is not deleted while something is listed in it, and names what', async () => {
    await using contract = await configured();
    contract.controls.addSourceRepository('acme', 'shop', { name: 'left-over' });
    const project = { spaceName: 'acme', displayName: 'shop', name: 'shop' };

    const { text } = await refusal(contract.provider.delete('Project', 'acme/shop', project));
    expect(text).toContain('it still holds the source repository left-over');
    expect(contract.controls.getProject('acme', 'shop')).toBeDefined();
    await contract.provider.delete('Project', 'acme/shop', { ...project, forceDestroy: true });
    expect(contract.controls.getProject('acme', 'shop')).toBeUndefined();
  });

  // The alias may come from a secret, and a project knows nothing of the secrets of its neighbours.
  it('names a dev environment in it by its id alone', async () => {
    const devEnvironmentTimes = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };
    await using contract = await configured({}, { devEnvironmentTimes });
    const { provider, controls } = contract;
    const { id } = await provider.create('DevEnvironment', {
      spaceName: 'acme',
      projectName: 'shop',
      alias: secret('Quiet-bench'),
      ides: [{ name: 'VSCode' }],
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16 },
    });

    const project = { spaceName: 'acme', displayName: 'shop', name: 'shop' };
    const { text } = await refusal(provider.delete('Project', 'acme/shop', project));

    expect(text).toContain(`it still holds the dev environment ${id.split('/')[2] ?? ''}.`);
    expect(text).toMatch(
      /To keep it, take the change back\. Where nothing can be taken back, as in a destroy: run "pulumi up" with that set, /,
    );
    expect(text).not.toContain('Quiet-bench');
    expect(controls.getProject('acme', 'shop')).toBeDefined();
  });
});

describe('a dev environment', () => {
  const bench = {
    spaceName: 'acme',
    projectName: 'shop',
    ides: [{ name: 'VSCode' }],
    instanceType: 'dev.standard1.small',
    persistentStorage: { sizeInGiB: 16 },
  };
  const devEnvironmentTimes = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };

  it('is not deleted while somebody works in it, and goes once nobody does', async () => {
    await using contract = await configured({}, { devEnvironmentTimes });
    const { provider, controls } = contract;
    const { id: path, properties } = await provider.create('DevEnvironment', bench);
    const environmentId = path.split('/').at(-1) ?? '';
    const sessionId = controls.startDevEnvironmentSession('acme', 'shop', environmentId);

    const { code, text } = await refusal(provider.delete('DevEnvironment', path, properties, bench));
    expect(code).toBe('FAILED_PRECONDITION');
    expect(text).toContain(`DevEnvironment ${path} is not deleted, because somebody is working in it.`);
    expect(controls.countRequests('DeleteDevEnvironment')).toBe(0);

    controls.stopDevEnvironmentSession('acme', 'shop', environmentId, sessionId);
    await provider.delete('DevEnvironment', path, properties, bench);
    expect(controls.getDevEnvironment('acme', 'shop', environmentId)).toBeUndefined();
  });

  it('is deleted while somebody works in it when that was recorded', async () => {
    await using contract = await configured({}, { devEnvironmentTimes });
    const { provider, controls } = contract;
    const released = { ...bench, forceDestroy: true };
    const { id: path, properties } = await provider.create('DevEnvironment', released);
    const environmentId = path.split('/').at(-1) ?? '';
    controls.startDevEnvironmentSession('acme', 'shop', environmentId);

    await provider.delete('DevEnvironment', path, properties, released);
    expect(controls.getDevEnvironment('acme', 'shop', environmentId)).toBeUndefined();
  });
});
