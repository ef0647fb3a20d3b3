import { describe, expect, it } from '@jest/globals';
import { type ConfiguredContract, configured } from './contract.js';
import type { NamedType } from './provider-client.js';
import { refusal } from './refusal.js';
import { secret, type Values } from './struct.js';

const ids: Readonly<Record<NamedType, string>> = {
  Project: 'acme/shop',
  SourceRepository: 'acme/shop/web',
  Branch: 'acme/shop/web/release/1.0',
};
const gone = { id: '', properties: {}, inputs: {} };

/** The samples' project, repository and branch, made by someone else. */
async function stocked(): Promise<ConfiguredContract> {
  const contract = await configured();
  contract.controls.addSourceRepository('acme', 'shop', { name: 'web', description: 'Ours' });
  contract.controls.addBranch('acme', 'shop', 'web', 'release/1.0');
  return contract;
}

describe('Read of an id alone, as an import does', () => {
  it.each<[NamedType, Values, Values]>([
    ['Project', { spaceName: 'acme', displayName: 'shop', description: 'Sells' }, { name: 'shop' }],
    [
      'SourceRepository',
      { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'Ours' },
      { cloneUrl: expect.stringContaining('web') as unknown as string },
    ],
    [
      'Branch',
      { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'release/1.0' },
      { ref: 'refs/heads/release/1.0' },
    ],
  ])('tells of a %s what a program has to say, and no more', async (type, inputs, outputs) => {
    await using contract = await stocked();
    const found = await contract.provider.read(type, ids[type]);
    expect(found.id).toBe(ids[type]);
    expect(found.inputs).toEqual(inputs);
    expect(found.properties).toMatchObject({ ...inputs, ...outputs });
  });

  it('takes empty properties and inputs for none, as pulumi do sends them', async () => {
    await using contract = await configured();
    const { inputs } = await contract.provider.read('Project', 'acme/shop', { properties: {}, inputs: {} });
    expect(inputs).toEqual({ spaceName: 'acme', displayName: 'shop', description: 'Sells' });
  });

  it('leaves out what is not set', async () => {
    await using contract = await configured();
    contract.controls.setProject('acme', 'shop', { description: undefined });
    expect(await contract.provider.read('Project', 'acme/shop')).toEqual({
      id: 'acme/shop',
      inputs: { spaceName: 'acme', displayName: 'shop' },
      properties: { spaceName: 'acme', displayName: 'shop', name: 'shop' },
    });
  });

  it.each([
    ['Project', 'shop', /^"shop" is not the id of a Project\. It needs 2 parts.*An id has the form spaceName\/name\.$/],
    ['Project', 'acme//shop', /is not the id of a Project/],
    ['SourceRepository', 'acme/shop/web.git', /Its name "web\.git" must .*spaceName\/projectName\/name/],
    ['Branch', 'acme/shop/web', /spaceName\/projectName\/sourceRepositoryName\/name/],
  ] as const)('says what an id looks like: %s %s', async (type, id, text) => {
    await using contract = await configured();
    expect(await refusal(contract.provider.read(type, id))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(text),
      half: undefined,
    });
    expect(contract.controls.countRequests()).toBe(0);
  });
});

const project = { spaceName: 'acme', displayName: 'shop', description: 'Sells', name: 'shop' };

describe('Read of what is recorded, as a refresh does', () => {
  it('tells what changed of what the program sets', async () => {
    await using contract = await configured();
    contract.controls.setProject('acme', 'shop', { description: 'Changed by hand' });
    const inputs = { spaceName: 'acme', displayName: 'shop', description: 'Sells' };

    const found = await contract.provider.read('Project', 'acme/shop', { properties: project, inputs });

    expect(found).toEqual({
      id: 'acme/shop',
      inputs: { ...inputs, description: 'Changed by hand' },
      properties: { ...project, description: 'Changed by hand' },
    });
  });

  it('makes no input of what the program never set', async () => {
    await using contract = await configured();
    const inputs = { spaceName: 'acme', displayName: 'shop', __autonamed: true };
    const found = await contract.provider.read('Project', 'acme/shop', { properties: project, inputs });
    expect(found.inputs).toEqual(inputs);
    expect(found.properties).toEqual(project);
  });

  it('keeps secret what was secret, in state and in inputs', async () => {
    await using contract = await configured();
    contract.controls.setProject('acme', 'shop', { description: 'Changed by hand' });
    const { provider } = contract;
    const inputs = { spaceName: 'acme', displayName: secret('shop'), description: secret('Sells') };
    const changed = { ...inputs, description: secret('Changed by hand') };

    const marked = await provider.read('Project', 'acme/shop', { properties: { ...inputs, name: 'shop' }, inputs });
    expect(marked).toEqual({ id: 'acme/shop', inputs: changed, properties: { ...changed, name: 'shop' } });
    // An earlier run may have marked only one of the two.
    const inputsAlone = await provider.read('Project', 'acme/shop', { properties: project, inputs });
    expect(inputsAlone).toEqual(marked);
    const plainInputs = { spaceName: 'acme', displayName: 'shop', description: 'Sells' };
    const stateAlone = await provider.read('Project', 'acme/shop', {
      properties: { ...inputs, name: secret('shop') },
      inputs: plainInputs,
    });
    expect(stateAlone).toEqual({ ...marked, properties: { ...changed, name: secret('shop') } });
  });

  it('keeps what the service never tells, and does not ask again for what never changes', async () => {
    await using contract = await stocked();
    const { provider, controls } = contract;
    const inputs = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'release/1.0' };
    const known = { ...inputs, startCommitId: 'a'.repeat(40) };
    const found = await provider.read('Branch', ids.Branch, { properties: known, inputs: known });
    expect(found.inputs).toEqual(known);
    expect(found.properties).toMatchObject(known);

    const first = await provider.read('SourceRepository', ids.SourceRepository);
    await provider.read('SourceRepository', ids.SourceRepository, first);
    expect(controls.countRequests('GetSourceRepositoryCloneUrls')).toBe(1);
  });

  it('completes what was left half made', async () => {
    await using contract = await stocked();
    const inputs = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'Ours' };
    const found = await contract.provider.read('SourceRepository', ids.SourceRepository, {
      properties: inputs,
      inputs,
    });
    expect(found.inputs).toEqual(inputs);
    expect(Object.keys(found.properties).toSorted()).toEqual([
      'cloneUrl',
      'createdTime',
      'description',
      'lastUpdatedTime',
      'name',
      'projectName',
      'spaceName',
    ]);
  });

  it('says that a repository of the name is not the one that was', async () => {
    await using contract = await stocked();
    const { provider, engine } = contract;
    const first = await provider.read('SourceRepository', ids.SourceRepository);
    const properties = { ...first.properties, createdTime: '2020-01-01T00:00:00.000Z' };
    await provider.read('SourceRepository', ids.SourceRepository, { ...first, properties });
    expect(await engine.message('warning', /shop\/web was deleted and made again/)).toMatchObject({
      urn: 'urn:pulumi:dev::tests::codecatalyst:index:SourceRepository::it',
      ephemeral: false,
    });
  });
});

describe('Read of what may be gone', () => {
  it.each<[NamedType, (contract: ConfiguredContract) => void]>([
    [
      'Project',
      ({ controls }) => {
        controls.deleteProject('acme', 'shop');
      },
    ],
    [
      'SourceRepository',
      ({ controls }) => {
        controls.deleteSourceRepository('acme', 'shop', 'web');
      },
    ],
    [
      'SourceRepository',
      ({ controls }) => {
        controls.deleteProject('acme', 'shop');
      },
    ],
    [
      'Branch',
      ({ controls }) => {
        controls.deleteBranch('acme', 'shop', 'web', 'release/1.0');
      },
    ],
    [
      'Branch',
      ({ controls }) => {
        controls.deleteSourceRepository('acme', 'shop', 'web');
      },
    ],
    [
      'Branch',
      ({ controls }) => {
        controls.deleteProject('acme', 'shop');
      },
    ],
  ])('answers an empty id for a %s that is proved gone', async (type, end) => {
    await using contract = await stocked();
    end(contract);
    expect(await contract.provider.read(type, ids[type])).toEqual(gone);
  });

  it.each([
    ['Project', 'GetProject'],
    ['SourceRepository', 'GetSourceRepository'],
  ] as const)('is refused for a %s that is still listed', async (type, operation) => {
    await using contract = await stocked();
    contract.controls.failNext({ operation, error: 'AccessDeniedException', times: 'always' });
    expect(await refusal(contract.provider.read(type, ids[type]))).toMatchObject({
      code: 'PERMISSION_DENIED',
      text: expect.stringMatching(
        /AccessDeniedException, request id [\w-]+\).*is still listed, so it is kept in state/,
      ),
    });
  });

  it.each<[NamedType, ...('GetProject' | 'GetSourceRepository' | 'ListProjects' | 'ListSourceRepositories')[]]>([
    ['Project', 'GetProject', 'ListProjects'],
    ['SourceRepository', 'GetSourceRepository', 'ListSourceRepositories'],
    ['SourceRepository', 'GetSourceRepository', 'ListSourceRepositories', 'ListProjects'],
  ])('is refused for a %s when its list is closed too: %s, %s %s', async (type, ...operations) => {
    await using contract = await stocked();
    for (const operation of operations) {
      contract.controls.failNext({ operation, error: 'AccessDeniedException', times: 'always' });
    }
    expect(await refusal(contract.provider.read(type, ids[type]))).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('is refused for a branch whose list is closed', async () => {
    await using contract = await stocked();
    const { controls, provider } = contract;
    controls.failNext({ operation: 'ListSourceRepositoryBranches', error: 'AccessDeniedException', times: 'always' });
    expect(await refusal(provider.read('Branch', ids.Branch))).toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  it('is refused in a space that is not there', async () => {
    await using contract = await configured();
    expect(await refusal(contract.provider.read('Project', 'nowhere/shop'))).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it.each(['Project', 'SourceRepository', 'Branch'] as const)('asks for a login, not for a new %s', async (type) => {
    await using contract = await stocked();
    contract.controls.expireLoginAt(1);
    expect(await refusal(contract.provider.read(type, ids[type]))).toMatchObject({
      code: 'UNAUTHENTICATED',
      text: expect.stringMatching(
        /^The login to CodeCatalyst does not hold: the provider's setting token was refused \(VerifySession: AccessDeniedException, request id [\w-]+\)\. Give a fresh token in the setting token, or remove it and log in by SSO\. A refresh or a destroy uses the token that the last run recorded; with Pulumi, --run-program makes them use the present one\.$/,
      ),
    });
  });

  it('asks for a login when that ends between two calls', async () => {
    await using contract = await configured();
    const { controls, provider } = contract;
    controls.deleteProject('acme', 'shop');
    // GetProject and VerifySession still go through; ListProjects comes too late.
    controls.expireLoginAt(3);
    expect(await refusal(provider.read('Project', 'acme/shop'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
