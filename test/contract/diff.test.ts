import { describe, expect, it } from '@jest/globals';
import { configured, greeted } from './contract.js';
import { type Differences, type NamedType } from './provider-client.js';
import { secret, unknown, unknowns, type Values } from './struct.js';

interface Sample {
  readonly id: string;
  readonly inputs: Values;
  readonly outputs: Values;
}
const samples: Readonly<Record<NamedType, Sample>> = {
  Project: {
    id: 'acme/Web-shop',
    inputs: { spaceName: 'acme', displayName: 'Web shop', description: 'Sells' },
    outputs: { name: 'Web-shop' },
  },
  SourceRepository: {
    id: 'acme/shop/web',
    inputs: { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'Ours' },
    outputs: {
      cloneUrl: 'https://git.example/acme/shop/web',
      createdTime: '2027-01-31T12:00:00.000Z',
      lastUpdatedTime: '2027-01-31T12:00:00.000Z',
    },
  },
  Branch: {
    id: 'acme/shop/web/release/1.0',
    inputs: {
      spaceName: 'acme',
      projectName: 'shop',
      sourceRepositoryName: 'web',
      name: 'release/1.0',
      startCommitId: 'a'.repeat(40),
    },
    outputs: {
      ref: 'refs/heads/release/1.0',
      headCommitId: 'a'.repeat(40),
      lastUpdatedTime: '2027-01-31T12:00:00.000Z',
    },
  },
};

/** What a change of some inputs comes to; `null` takes an input out. */
async function diff(type: NamedType, change: Values, before: Values = {}): Promise<Differences> {
  await using contract = await greeted();
  const { id, inputs, outputs } = samples[type];
  const oldInputs = set({ ...inputs, ...before });
  const olds = { ...oldInputs, ...outputs };
  const answer = await contract.provider.diff(type, { id, olds, oldInputs, news: set({ ...oldInputs, ...change }) });
  expectOneDiffForEachPath(answer);
  return answer;
}

const set = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** The promise that the engine builds on: each name in `diffs` has a path in the details, each path its name, each once. */
function expectOneDiffForEachPath({ diffs, detailed, replaces, changes }: Differences): void {
  const roots = Object.keys(detailed).map((path) => /^\w+/.exec(path)?.[0]);
  expect(new Set(diffs)).toEqual(new Set(roots));
  expect(new Set(diffs).size).toBe(diffs.length);
  expect(diffs).toEqual(expect.arrayContaining([...replaces]));
  expect(changes).toBe(diffs.length > 0 ? 'some' : 'none');
}

describe('Diff', () => {
  it.each(['Project', 'SourceRepository', 'Branch'] as const)(
    'finds nothing where a %s stays as it is',
    async (type) => {
      expect(await diff(type, {})).toMatchObject({ changes: 'none', diffs: [], replaces: [], detailed: {} });
    },
  );

  it.each([
    ['Project', 'spaceName', 'umbrella', 'UPDATE_REPLACE'],
    ['Project', 'displayName', 'Shop', 'UPDATE_REPLACE'],
    ['Project', 'description', 'Sells more', 'UPDATE'],
    ['SourceRepository', 'spaceName', 'umbrella', 'UPDATE_REPLACE'],
    ['SourceRepository', 'projectName', 'blog', 'UPDATE_REPLACE'],
    ['SourceRepository', 'name', 'website', 'UPDATE_REPLACE'],
    ['SourceRepository', 'description', 'Theirs', 'UPDATE_REPLACE'],
    ['Branch', 'spaceName', 'umbrella', 'UPDATE_REPLACE'],
    ['Branch', 'projectName', 'blog', 'UPDATE_REPLACE'],
    ['Branch', 'sourceRepositoryName', 'website', 'UPDATE_REPLACE'],
    ['Branch', 'name', 'release/2.0', 'UPDATE_REPLACE'],
  ] as const)('tells what a change of the %s’s %s asks for', async (type, property, value, kind) => {
    const answer = await diff(type, { [property]: value });
    expect(answer.detailed).toEqual({ [property]: kind });
    expect(answer.diffs).toEqual([property]);
    expect(answer.replaces).toEqual(kind === 'UPDATE' ? [] : [property]);
  });

  it.each([
    ['Project', { description: null }, {}, { description: 'DELETE' }],
    ['Project', { description: 'Sells' }, { description: null }, { description: 'ADD' }],
    ['SourceRepository', { description: null }, {}, { description: 'DELETE_REPLACE' }],
    ['SourceRepository', { description: 'Ours' }, { description: null }, { description: 'ADD_REPLACE' }],
    ['Project', { description: unknown }, { description: null }, { description: 'ADD' }],
    [
      'SourceRepository',
      { name: 'website', description: null },
      {},
      { name: 'UPDATE_REPLACE', description: 'DELETE_REPLACE' },
    ],
  ] as const)('tells what comes and what goes: %s %j', async (type, change, before, detailed) => {
    expect((await diff(type, change, before)).detailed).toEqual(detailed);
  });

  it.each(Object.entries(unknowns))('takes an unknown %s for a change that may be', async (_, sentinel) => {
    const answer = await diff('Project', { description: sentinel, displayName: secret(sentinel) });
    expect(answer.detailed).toEqual({ description: 'UPDATE', displayName: 'UPDATE_REPLACE' });
  });

  it('sees no change in a mark of secrecy alone, nor in another way to say nothing', async () => {
    expect(await diff('Project', { description: secret('Sells') })).toMatchObject({ changes: 'none' });
    expect(await diff('Project', { description: '' }, { description: null })).toMatchObject({ changes: 'none' });
  });

  it.each([['b'.repeat(40)], [null], [unknown]])(
    'never takes where a branch began for a change (%s)',
    async (start) => {
      expect(await diff('Branch', { startCommitId: start })).toMatchObject({
        changes: 'none',
        diffs: [],
        detailed: {},
      });
    },
  );

  it('records anew what an import took in the clear and the program hides, with no call', async () => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const { id, inputs, properties } = await provider.read('Project', 'acme/shop');
    const news = { ...inputs, description: secret('Sells') };
    const change = { id, olds: properties, oldInputs: inputs, news };

    expect(await provider.diff('Project', change)).toMatchObject({ detailed: { description: 'UPDATE' }, replaces: [] });
    const olds = await provider.update('Project', change);
    expect(olds).toEqual({ ...properties, description: secret('Sells') });
    expect(controls.countRequests('UpdateProject')).toBe(0);
    expect(await provider.diff('Project', { id, olds, oldInputs: news, news })).toMatchObject({ changes: 'none' });
  });

  it('ignores marks of its own and of the engine', async () => {
    const answer = await diff('Project', { __autonamed: true, __defaults: ['displayName'] });
    expect(answer).toMatchObject({ changes: 'none' });
  });

  it('names what an update in place leaves as it is', async () => {
    const { stables } = await diff('Project', { description: 'Sells more' });
    expect(stables.toSorted()).toEqual(['displayName', 'name', 'spaceName']);
    const repository = await diff('SourceRepository', {});
    expect(repository.stables).toEqual(expect.arrayContaining(['cloneUrl', 'createdTime']));
    expect(repository.stables).not.toContain('lastUpdatedTime');
    const branch = await diff('Branch', {});
    expect(branch.stables).toContain('ref');
    expect(branch.stables).not.toContain('headCommitId');
  });

  it.each([
    ['a name of the program’s own', {}, { description: 'Theirs' }, true],
    ['another name', {}, { name: 'website' }, false],
    ['another place', {}, { projectName: 'blog' }, false],
    ['a name that was made here', { __autonamed: true }, { description: 'Theirs' }, false],
  ] as const)('has the old one go first only where the new one needs its id: %s', async (_, before, change, first) => {
    expect((await diff('SourceRepository', change, before)).deleteBeforeReplace).toBe(first);
  });

  it('asks for the old project to go first where its display name changes: the service may make the same name of both', async () => {
    expect((await diff('Project', { displayName: 'Shop' })).deleteBeforeReplace).toBe(true);
    // With replaceOnChanges the engine makes a replacement of it.
    expect((await diff('Project', { description: 'Sells more' })).deleteBeforeReplace).toBe(true);
  });

  it.each([
    [
      'DevEnvironment',
      { instanceType: 'dev.standard1.small', persistentStorage: { sizeInGiB: 16 } },
      { persistentStorage: { sizeInGiB: 32 } },
    ],
    ['AccessToken', { name: 'pipeline' }, { name: 'deployment' }],
  ] as const)('makes the new %s first, as the service gives each an id of its own', async (type, inputs, change) => {
    await using contract = await greeted();
    const request = { id: 'acme/shop/1', olds: inputs, oldInputs: inputs, news: { ...inputs, ...change } };
    expect((await contract.provider.diff(type, request)).deleteBeforeReplace).toBe(false);
  });

  it('has a dev environment that FAILED go first, as it may be all that the quota allows', async () => {
    await using contract = await greeted();
    const inputs = { instanceType: 'dev.standard1.small', persistentStorage: { sizeInGiB: 16 } };
    const request = { id: 'acme/shop/1', olds: { ...inputs, status: 'FAILED' }, oldInputs: inputs, news: inputs };
    expect(await contract.provider.diff('DevEnvironment', request)).toMatchObject({
      replaces: ['status'],
      deleteBeforeReplace: true,
    });
  });

  it('answers a refresh, which asks it the other way round', async () => {
    await using contract = await greeted();
    const { id, inputs, outputs } = samples.Project;
    const drifted = { ...inputs, description: 'Changed by hand' };
    const answer = await contract.provider.diff('Project', {
      id,
      olds: { ...drifted, ...outputs },
      oldInputs: drifted,
      news: inputs,
    });
    expectOneDiffForEachPath(answer);
    expect(answer.detailed).toEqual({ description: 'UPDATE' });
  });

  it('finds the same without the old inputs', async () => {
    await using contract = await greeted();
    const { provider } = contract;
    const { id, inputs, outputs } = samples.Project;
    const olds = { ...inputs, ...outputs };

    expect(await provider.diff('Project', { id, olds, news: inputs })).toMatchObject({ changes: 'none' });
    const news = { ...inputs, displayName: 'Shop', description: 'Sells more' };
    expect(await provider.diff('Project', { id, olds, news })).toMatchObject({
      detailed: { displayName: 'UPDATE_REPLACE', description: 'UPDATE' },
      replaces: ['displayName'],
    });
  });

  it('works on what is left of a resource that was half made', async () => {
    await using contract = await greeted();
    const { id, inputs } = samples.SourceRepository;
    const answer = await contract.provider.diff('SourceRepository', {
      id,
      olds: inputs,
      oldInputs: inputs,
      news: inputs,
    });
    expect(answer).toMatchObject({ changes: 'none' });
  });
});
