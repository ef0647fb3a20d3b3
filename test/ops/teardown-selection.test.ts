import { describe, expect, it } from '@jest/globals';
import { ids, outcomes, Scene } from './teardown-scene.js';

const longAgo = '2026-01-05T08:00:00.000Z';

/** A repository with branches of all sorts: one that holds code, two that do not, and one that is young. */
async function branches(config: object = {}, git = true): Promise<Scene> {
  const scene = await Scene.open(
    {
      projects: ['acme/shop'],
      repositories: ['acme/shop/web'],
      branches: ['acme/shop/web/pr-1', 'acme/shop/web/pr-2', 'acme/shop/web/pr-3', 'acme/shop/web/release'],
    },
    { config, git },
  );
  const { controls } = scene.emulator;
  controls.moveHead('acme', 'shop', 'web', 'pr-3');
  for (const name of ['pr-1', 'pr-3', 'release', 'main']) {
    controls.setBranch('acme', 'shop', 'web', name, { lastUpdatedTime: longAgo });
  }
  return scene;
}

const isThere = ({ emulator }: Scene, name: string) =>
  emulator.controls.getBranch('acme', 'shop', 'web', name) !== undefined;

describe('a teardown of repositories', () => {
  it('holds what no stack knows, as it may have been pushed to at once', async () => {
    await using scene = await Scene.open({
      projects: ['acme/shop'],
      repositories: ['acme/shop/web', 'acme/shop/bare'],
    });
    scene.emulator.controls.moveHead('acme', 'shop', 'web', 'main');
    const { items } = await scene.plan('--select', 'kind = repository');
    expect(items.map(({ id, loses }) => [id, loses === undefined])).toEqual([
      ['acme/shop/bare', false],
      ['acme/shop/web', false],
    ]);
    const { code, report } = await scene.apply();
    expect(outcomes(report)).toEqual({ 'acme/shop/bare': 'held', 'acme/shop/web': 'held' });
    expect([code, report.next]).toEqual([4, null]);
  });
});

describe('a teardown of branches', () => {
  it('takes what is chosen, and holds what has code of its own', async () => {
    await using scene = await branches();

    const plan = await scene.plan('--select', "kind = branch and name ~ 'pr-*' and idle > 7d");
    expect(plan.items.map(({ id, why, loses }) => [id, why, loses])).toEqual([
      ['acme/shop/web/pr-1', 'kind = branch and name ~ pr-* and idle > 7d', undefined],
      [
        'acme/shop/web/pr-3',
        'kind = branch and name ~ pr-* and idle > 7d',
        'the commit it was made at is not known, as after an import, so it may hold code',
      ],
    ]);
    expect(scene.emulator.controls.requests.map(({ operation }) => operation)).not.toContain('ListEventLogs');

    const { code, report } = await scene.apply();
    expect(outcomes(report)).toEqual({ 'acme/shop/web/pr-1': 'deleted', 'acme/shop/web/pr-3': 'held' });
    expect(code).toBe(4);
    expect(['pr-1', 'pr-2', 'pr-3', 'release', 'main'].filter((name) => isThere(scene, name))).toEqual([
      'pr-2',
      'pr-3',
      'release',
      'main',
    ]);
  });

  it('lets go of data that its plan lists, if that was asked for, and of nothing that came later', async () => {
    await using scene = await branches();
    await scene.plan('--select', "kind = branch and name ~ 'pr-*'", '--include-data');
    scene.emulator.controls.moveHead('acme', 'shop', 'web', 'pr-2');
    scene.emulator.controls.addBranch('acme', 'shop', 'web', 'pr-4');

    const { code, report } = await scene.apply();
    expect(outcomes(report)).toEqual({
      'acme/shop/web/pr-1': 'deleted',
      'acme/shop/web/pr-2': 'changed',
      'acme/shop/web/pr-3': 'deleted',
    });
    expect(code).toBe(3);
    expect(report.counts).toMatchObject({ listed: 3, deleted: 2, changed: 1 });
    // What was changed stays so, however often this plan is carried out.
    expect(report.next).toBeNull();
    expect(isThere(scene, 'pr-2') && isThere(scene, 'pr-4')).toBe(true);
  });

  it('says of what it cannot delete why that stays', async () => {
    await using scene = await branches();
    scene.emulator.controls.addLinkedRepository('acme', 'shop', { name: 'mirror' });

    const { kept, items } = await scene.plan('--select', 'name = main', '--select', 'name = mirror');
    expect(items).toEqual([]);
    expect(kept.map(({ id, why }) => [id, why])).toEqual(
      expect.arrayContaining([
        ['acme/shop/web/main', 'it is the default branch, which cannot be deleted'],
        ['acme/shop/mirror', 'it is a linked repository: unlink it in the console'],
      ]),
    );
  });

  it('needs a login for Git', async () => {
    await using scene = await branches({}, false);

    const { kept, items } = await scene.plan('--select', 'name = pr-1');
    expect(items).toEqual([]);
    expect(kept[0]?.why).toContain('CODECATALYST_GIT_USERNAME');
  });

  it('tells of each thing why it is kept or taken', async () => {
    await using scene = await branches({ teardown: { protect: ["name ~ 'pr-1'"] } });

    const { considered = [] } = await scene.plan(
      '--select',
      'kind = branch and idle > 7d and name != main',
      '--explain',
    );
    const reasons = Object.fromEntries(considered.map(({ id, verdict, why }) => [id, `${verdict}: ${why}`]));
    expect(reasons).toMatchObject({
      'acme/shop/web/pr-1': 'kept: it is protected: name ~ pr-1',
      'acme/shop/web/pr-2': 'unasked: not idle > 7d',
      'acme/shop/web/pr-3':
        'held: the commit it was made at is not known, as after an import, so it may hold code (let go by --include-data)',
      'acme/shop/web/main': 'unasked: not name != main',
      'acme/shop/web': 'unasked: not kind = branch',
    });
  });
});

describe('what protects things', () => {
  it('wins when it comes between the plan and its apply', async () => {
    await using scene = await branches();
    await scene.plan('--select', "kind = branch and name ~ 'pr-*'");
    await scene.configure({ teardown: { protect: ['name = pr-1'] } });
    scene.emulator.controls.setSourceRepository('acme', 'shop', 'web', { description: 'keep-until=2999-01-01' });

    const { code, report } = await scene.apply();
    expect(report.results.map(({ id, outcome, why }) => [id, outcome, why])).toEqual([
      ['acme/shop/web/pr-1', 'held', 'it is protected: name = pr-1'],
      ['acme/shop/web/pr-2', 'held', 'the repository web that it is in says keep-until=2999-01-01'],
      ['acme/shop/web/pr-3', 'held', 'the repository web that it is in says keep-until=2999-01-01'],
    ]);
    expect(code).toBe(4);
    expect(isThere(scene, 'pr-1')).toBe(true);
  });

  it('keeps a repository for a branch that nobody asked for', async () => {
    await using scene = await branches({ teardown: { protect: ['name = release'] } });

    const { items, kept } = await scene.plan('--select', 'kind = repository', '--include-data');
    expect(items).toEqual([]);
    expect(kept.map(({ id, why }) => [id, why])).toEqual([
      ['acme/shop/web', 'it holds the branch release, which stays: it is protected: name = release'],
      ['acme/shop/web/release', 'it is protected: name = release'],
    ]);
  });

  it('keeps a project for what is in it, and what was only to go with it', async () => {
    await using scene = await Scene.open({
      projects: ['acme/shop', 'acme/blog', 'acme/lab'],
      repositories: ['acme/shop/web', 'acme/shop/api', 'acme/blog/web'],
    });
    const { controls } = scene.emulator;
    controls.setSourceRepository('acme', 'shop', 'api', { description: 'Archive, keep-until=2999-12-31.' });
    controls.setProject('acme', 'lab', { description: 'keep-until=2020-12-31' });

    const plan = await scene.plan('--select', 'kind = project', '--include-data');
    expect(ids(plan.items)).toEqual(['acme/blog', 'acme/lab', 'acme/blog/web']);
    expect(plan.kept.map(({ id, why }) => [id, why])).toEqual([
      ['acme/shop', 'it holds the repository api, which stays: keep-until=2999-12-31'],
      ['acme/shop/api', 'keep-until=2999-12-31'],
    ]);

    const { code, report } = await scene.apply();
    expect([code, report.counts.deleted]).toEqual([0, 3]);
    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();
    expect(controls.getProject('acme', 'blog')).toBeUndefined();
  });
});
