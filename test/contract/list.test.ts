import { describe, expect, it } from '@jest/globals';
import { bench, instantly } from '../dev-environment-sample.js';
import { type ConfiguredContract, configured } from './contract.js';
import type { Type } from './provider-client.js';
import { refusal } from './refusal.js';
import { secret, unknown, type Values } from './struct.js';

/** Repositories of acme/shop, named so, beside none. */
function withRepositories({ controls }: ConfiguredContract, ...names: readonly string[]): void {
  for (const name of names) controls.addSourceRepository('acme', 'shop', { name });
}
const { alias: _, ...withoutAlias } = bench;
const shop = { spaceName: 'acme', projectName: 'shop' };
const found = (...names: readonly string[]) => names.map((name) => ({ id: `acme/shop/${name}`, name }));

describe('List', () => {
  it('tells what is there, whoever made it, by ids that Read takes', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: instantly });
    const { provider, controls } = contract;
    controls.addProject('acme', { displayName: 'Web shop' });
    withRepositories(contract, 'web');
    controls.addBranch('acme', 'shop', 'web', 'release/1.0');
    const made = await provider.create('DevEnvironment', bench);
    const nameless = await provider.create('DevEnvironment', withoutAlias);
    const token = await provider.create('AccessToken', { name: 'ci' });
    const session = await provider.create('DevEnvironmentSession', {
      ...shop,
      devEnvironmentId: made.id.split('/')[2] ?? '',
      sessionConfiguration: { sessionType: 'SSH' },
    });
    controls.putWorkflow({
      spaceName: 'acme',
      projectName: 'shop',
      name: 'build',
      path: '.codecatalyst/workflows/build.yaml',
      sourceRepositoryName: 'web',
      sourceBranchName: 'main',
      runMode: 'QUEUED',
      status: 'ACTIVE',
    });
    const [{ id: workflowId } = { id: '' }] = controls.getWorkflows('acme', 'shop');
    const run = await provider.create('WorkflowRun', { ...shop, workflowId });
    const listed: readonly [Type, Values, readonly object[]][] = [
      [
        'Project',
        { spaceName: 'acme' },
        [
          { id: 'acme/shop', name: 'shop' },
          { id: 'acme/Web-shop', name: 'Web shop' },
        ],
      ],
      ['SourceRepository', shop, found('web')],
      [
        'Branch',
        { ...shop, sourceRepositoryName: 'web' },
        [
          { id: 'acme/shop/web/main', name: 'main' },
          { id: 'acme/shop/web/release/1.0', name: 'release/1.0' },
        ],
      ],
      [
        'DevEnvironment',
        shop,
        [
          { id: made.id, name: 'bench' },
          { id: nameless.id, name: nameless.id.split('/')[2] },
        ],
      ],
      ['AccessToken', {}, [{ id: token.id, name: 'ci' }]],
      [
        'Space',
        {},
        [
          { id: 'acme', name: 'acme' },
          { id: 'umbrella', name: 'umbrella' },
        ],
      ],
      [
        'DevEnvironmentSession',
        { ...shop, devEnvironmentId: made.id.split('/')[2] ?? '' },
        [{ id: session.id, name: session.id.split('/')[3] }],
      ],
      ['WorkflowRun', shop, [{ id: run.id, name: 'build' }]],
    ];

    for (const [type, query, expected] of listed) {
      const { found, from } = await provider.list(type, query);
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining([...expected]));
      expect(from).toBe('');
      for (const item of found) expect(await provider.read(type, item?.id ?? '')).toMatchObject({ id: item?.id });
    }
  });

  it('looks in the space of the provider unless another is named', async () => {
    await using contract = await configured({ spaceName: 'acme' });
    const { provider } = contract;
    expect((await provider.list('Project', {})).found).toEqual([{ id: 'acme/shop', name: 'shop' }]);
    expect(await provider.list('Project', { spaceName: 'umbrella' })).toEqual({ isKnown: true, found: [], from: '' });
  });

  it('leaves out environments that are gone', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: instantly });
    const { provider } = contract;
    const { id, properties } = await provider.create('DevEnvironment', withoutAlias);
    await provider.delete('DevEnvironment', id, properties);
    expect((await provider.list('DevEnvironment', shop)).found).toEqual([]);
  });

  it('goes on page by page, each no longer than asked, up to the limit', async () => {
    await using contract = await configured();
    withRepositories(contract, 'a', 'b', 'c', 'd', 'e');
    const pages: (readonly unknown[])[] = [];
    let from = '';
    do {
      const part = await contract.provider.list('SourceRepository', shop, { pageSize: 2, limit: 5, from });
      pages.push(part.found);
      ({ from } = part);
    } while (from !== '');

    expect(pages).toEqual([found('a', 'b'), found('c', 'd'), found('e')]);
    expect(contract.controls.countRequests('ListSourceRepositories')).toBe(3);
    const first = await contract.provider.list('SourceRepository', shop, { pageSize: 2, limit: 3 });
    const second = await contract.provider.list('SourceRepository', shop, { pageSize: 2, limit: 3, from: first.from });
    expect(second).toEqual({ isKnown: true, found: found('c'), from: '' });
  });

  it('answers as many as the limit says at once where no page size is asked for', async () => {
    await using contract = await configured({}, { pageSize: 2 });
    withRepositories(contract, 'a', 'b', 'c', 'd');
    const { provider } = contract;

    const limited = await provider.list('SourceRepository', shop, { limit: 3 });
    expect(limited).toEqual({ isKnown: true, found: found('a', 'b', 'c'), from: '' });
    const first = await provider.list('SourceRepository', shop, {});
    expect(first.found).toEqual(found('a', 'b'));
    expect((await provider.list('SourceRepository', shop, { from: first.from })).found).toEqual(found('c', 'd'));
  });

  it('says that it is not known yet when what it is asked by is not', async () => {
    await using contract = await configured();
    const query = { spaceName: 'acme', projectName: secret(unknown) };
    expect(await contract.provider.list('SourceRepository', query)).toEqual({ isKnown: false, found: [], from: '' });
    expect(contract.controls.countRequests()).toBe(0);
  });

  it.each<[string, Values, string]>([
    [
      'misses a part',
      {},
      "SourceRepository cannot be listed so: spaceName: spaceName is required; set it here, or spaceName in the provider's configuration; projectName: projectName is required.",
    ],
    [
      'has one too many',
      { ...shop, project: 'shop' },
      'SourceRepository cannot be listed so: project: there is no property project; allowed are spaceName, projectName.',
    ],
    ['has one that is ill-formed', { ...shop, projectName: 7 }, 'projectName: must be text, and is a number'],
  ])('refuses a query that %s', async (_what, query, text) => {
    await using contract = await configured();
    expect(await refusal(contract.provider.list('SourceRepository', query))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: expect.stringContaining(text),
      half: undefined,
    });
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('refuses a continuation that is none of its own', async () => {
    await using contract = await configured();
    expect(await refusal(contract.provider.list('SourceRepository', shop, { from: 'page-2' }))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: '"page-2" does not say where a list goes on. Take the continuation of the answer before, as it is, or begin anew without one.',
      half: undefined,
    });
  });

  it('is refused where the list is closed', async () => {
    await using contract = await configured();
    const query = { spaceName: 'acme', projectName: 'nothing' };
    expect(await refusal(contract.provider.list('SourceRepository', query))).toMatchObject({
      code: 'PERMISSION_DENIED',
    });
  });

  it.each(['Cancel', 'the end of its call'])('is ended by %s', async (end) => {
    await using contract = await configured();
    const { provider, controls } = contract;
    const release = controls.hold('ListProjects');
    const listing = provider.list('Project', { spaceName: 'acme' });
    const ended = refusal(listing);
    await release.arrived;

    if (end === 'Cancel') await provider.cancel();
    else listing.cancel();

    expect(await ended).toMatchObject({ code: 'CANCELLED' });
    release();
  });
});
