import { describe, expect, it } from '@jest/globals';
import { configured, type ConfiguredContract } from './contract.js';
import type { Found, Type } from './provider-client.js';

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

/** A stack of repositories and as many branches of one of them, as it stands in state. */
async function managed(count: number): Promise<ConfiguredContract & { readonly recorded: readonly [Type, Found][] }> {
  const contract = await configured();
  const { controls } = contract;
  const recorded = names('r', count).map((name): [Type, Found] => {
    const { createdTime } = controls.addSourceRepository('acme', 'shop', { name });
    const inputs = { spaceName: 'acme', projectName: 'shop', name };
    const properties = { ...inputs, cloneUrl: `https://known/${name}`, createdTime, lastUpdatedTime: createdTime };
    return ['SourceRepository', { id: `acme/shop/${name}`, inputs, properties }];
  });
  for (const name of names('b', count)) {
    const { headCommitId, lastUpdatedTime } = controls.addBranch('acme', 'shop', 'r-7', name);
    const inputs = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'r-7', name };
    const properties = { ...inputs, ref: `refs/heads/${name}`, headCommitId, lastUpdatedTime };
    recorded.push(['Branch', { id: `acme/shop/r-7/${name}`, inputs, properties }]);
  }
  return { ...contract, recorded };
}

const refresh = ({ provider }: ConfiguredContract, recorded: readonly [Type, Found][]): Promise<Found[]> =>
  Promise.all(recorded.map(([type, { id, properties, inputs }]) => provider.read(type, id, { properties, inputs })));

describe('a refresh', () => {
  it('of 200 repositories and 200 branches finds them as they are, in at most ten requests', async () => {
    await using contract = await managed(200);
    const { controls, recorded } = contract;

    const found = await refresh(contract, recorded);

    expect(found).toEqual(recorded.map(([, state]) => state));
    expect(controls.countRequests('GetSourceRepository')).toBe(1);
    expect(controls.countRequests('ListSourceRepositories')).toBe(1);
    expect(controls.countRequests('ListSourceRepositoryBranches')).toBe(5);
    expect(controls.countRequests()).toBe(7);
  });

  it('that follows in the same process costs nothing within 30 s', async () => {
    await using contract = await managed(20);
    const { controls, recorded } = contract;
    await refresh(contract, recorded);
    controls.clearRequests();

    await refresh(contract, recorded);

    expect(controls.countRequests()).toBe(0);
  });

  it.each<[string, (contract: ConfiguredContract) => Promise<unknown>]>([
    ['a Cancel, which ends every run', ({ provider }) => provider.cancel()],
    ['a Handshake', ({ provider, engine }) => provider.handshake(engine.address)],
    ['a Configure', ({ provider, configuration }) => provider.configure(configuration)],
    ['a Create', ({ provider }) => provider.create('Project', { spaceName: 'acme', displayName: 'Blog' })],
  ])('sees what was changed at once after %s', async (_what, come) => {
    await using contract = await managed(20);
    const { controls, recorded } = contract;
    await refresh(contract, recorded);
    controls.setSourceRepository('acme', 'shop', 'r-3', { description: 'Changed by hand' });
    const headCommitId = controls.moveHead('acme', 'shop', 'r-7', 'b-15');

    await come(contract);
    const found = await refresh(contract, recorded);

    expect(found[3]?.properties).toMatchObject({ description: 'Changed by hand' });
    expect(found[35]?.properties).toMatchObject({ headCommitId });
  });

  it('answers an empty id for the one that was deleted, and costs its proof alone on top', async () => {
    await using contract = await managed(20);
    const { controls, recorded } = contract;
    controls.deleteSourceRepository('acme', 'shop', 'r-3');

    const found = await refresh(contract, recorded.slice(0, 20));

    expect(found.flatMap(({ id }, n) => (id === '' ? [n] : []))).toEqual([3]);
    expect(controls.countRequests()).toBe(2 + 3);
  });
});

describe('what is written', () => {
  it('is read afresh, whatever siblings were told before', async () => {
    await using contract = await configured();
    const { controls, provider } = contract;
    controls.addProject('acme', { displayName: 'blog' });
    await Promise.all(['acme/shop', 'acme/blog'].map((id) => provider.read('Project', id)));
    const oldInputs = { spaceName: 'acme', displayName: 'shop', description: 'Sells' };
    const change = { id: 'acme/shop', olds: { ...oldInputs, name: 'shop' }, oldInputs };
    controls.clearRequests();

    const updated = await provider.update('Project', { ...change, news: { ...oldInputs, description: 'Sells more' } });

    expect(updated).toMatchObject({ description: 'Sells more' });
    expect(controls.requests.map(({ operation }) => operation)).toEqual(['UpdateProject', 'GetProject']);
  });
});
