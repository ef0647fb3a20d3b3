import { describe, expect, it } from '@jest/globals';
import { projectOf, repositoryOf } from '../engine/pulumi/program.js';
import { addDevEnvironment } from '../engine/world.js';
import { deployed, inside, leftIn, named, program } from './teardown-deployed.js';
import { ids, outcomes } from './teardown-scene.js';

describe('a teardown of a stack', () => {
  it('asks nobody where the stack is empty already, and has nothing to do', async () => {
    await using world = await deployed({ resources: { lab: projectOf('lab') } });
    const { stack, scene, controls } = world;
    await stack.destroy();
    controls.clearRequests();

    const plan = await scene.plan('--stack', named(stack));
    expect(plan.items).toEqual([]);
    expect((await scene.apply()).code).toBe(0);
    expect(controls.countRequests()).toBe(0);
  });

  it('has its engine destroy what is listed, and all is gone', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;

    const plan = await scene.plan('--stack', named(stack));
    expect(plan.items.map(({ kind, loses }) => [kind, loses])).toEqual([
      ['project', undefined],
      ['repository', undefined],
      ['environment', undefined],
      ['branch', undefined],
    ]);
    const { code, report } = await scene.apply();
    expect([report.results.map(({ outcome, why }) => [outcome, why]), code]).toEqual([
      Array.from({ length: 4 }, () => ['deleted', undefined]),
      0,
    ]);
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
    expect(controls.countRequests('StopDevEnvironment')).toBe(1);
  });

  it('leaves what a guard holds, with what that is in, unless data may go', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    controls.moveHead('acme', 'lab', 'web', 'main');

    const plan = await scene.plan('--stack', named(stack));
    const reasons = Object.fromEntries(plan.items.map(({ id, loses, held }) => [id, loses ?? held]));
    expect(reasons).toMatchObject({
      'acme/lab/web': 'it holds code that was pushed to main',
      'acme/lab': { why: 'it holds the repository web, which a guard holds', release: '--include-data' },
    });
    const held = await scene.apply();
    expect(held.code).toBe(4);
    expect(outcomes(held.report)).toMatchObject({ 'acme/lab': 'held', 'acme/lab/web': 'held' });
    expect((await leftIn(stack)).sort()).toEqual(['acme/lab', 'acme/lab/web']);

    await scene.plan('--stack', named(stack), '--include-data');
    const { code, report } = await scene.apply();
    expect([code, report.counts.deleted]).toEqual([0, 2]);
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
  });

  it('lets go of no data that came after the plan', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    controls.moveHead('acme', 'lab', 'web', 'main');
    await scene.plan('--stack', named(stack), '--include-data');
    controls.moveHead('acme', 'lab', 'web', 'next');

    const { code, report } = await scene.apply();
    expect(outcomes(report)).toMatchObject({ 'acme/lab/web': 'changed', 'acme/lab': 'changed' });
    expect(code).toBe(3);
    expect(controls.getSourceRepository('acme', 'lab', 'web')).toBeDefined();
  });

  it('takes what was made by hand in its projects only if asked to, and nothing that is made later', async () => {
    await using world = await deployed();
    const { stack, scene, controls } = world;
    controls.addSourceRepository('acme', 'lab', { name: 'scratch' });
    await addDevEnvironment(stack.emulator, 'acme', 'lab', '5f0c2a1e-9d1b-4c7e-8f57-000000000001');

    const alone = await scene.plan('--stack', named(stack));
    expect(alone.items.find(({ kind }) => kind === 'project')?.held).toEqual({
      why: 'it holds the repository scratch, which is not in this plan, and 1 more that stay',
      release: '--include-data and --with-unmanaged',
    });

    const plan = await scene.plan('--stack', named(stack), '--with-unmanaged', '--include-data');
    expect(plan.items.filter(({ address }) => address === undefined).map(({ kind }) => kind)).toEqual([
      'repository',
      'environment',
    ]);
    controls.addSourceRepository('acme', 'lab', { name: 'late' });

    const first = await scene.apply();
    expect(outcomes(first.report)).toMatchObject({
      'acme/lab': 'held',
      'acme/lab/scratch': 'deleted',
      'acme/lab/web': 'deleted',
    });
    expect(first.code).toBe(4);
    expect(controls.getSourceRepository('acme', 'lab', 'late')).toBeDefined();

    controls.deleteSourceRepository('acme', 'lab', 'late');
    const second = await scene.apply();
    expect(second.code).toBe(0);
    expect(second.report.counts).toMatchObject({ listed: 6, deleted: 6 });
    expect(await leftIn(stack)).toEqual([]);
  });

  it('leaves what is protected in the stack, and what that needs', async () => {
    await using world = await deployed({
      resources: {
        ...program.resources,
        web: { ...inside('SourceRepository', { name: 'web' }), options: { protect: true } },
      },
    });
    const { stack, scene } = world;

    const { items, kept } = await scene.plan('--stack', named(stack));
    expect(items.map(({ kind }) => kind)).toEqual(['environment', 'branch']);
    expect(kept.map(({ id, why }) => [id, why])).toEqual([
      ['acme/lab', expect.stringContaining('it holds the repository web, which stays')],
      ['acme/lab/web', expect.stringContaining('it is protected in the stack')],
    ]);
  });
});

describe('what a stack manages', () => {
  it('stays, whatever is selected, unless that is asked for', async () => {
    await using world = await deployed({ resources: { web: repositoryOf({ name: 'web' }) } }, ['acme/shop']);
    const { stack, scene, controls } = world;
    controls.addSourceRepository('acme', 'shop', { name: 'api' });
    await scene.configure({ stacks: [{ folder: stack.folder, stack: 'dev' }] });

    const plan = await scene.plan('--select', 'kind = repository');
    expect(ids(plan.items)).toEqual(['acme/shop/api']);
    expect(plan.kept.map(({ id, why }) => [id, why])).toEqual([
      ['acme/shop/web', expect.stringContaining('manages it (--include-managed takes such things too)')],
    ]);

    const all = await scene.plan('--select', 'kind = repository', '--include-managed', '--include-data');
    expect(ids(all.items)).toEqual(['acme/shop/api', 'acme/shop/web']);
    expect((await scene.apply()).code).toBe(0);
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });

  it('stays too when it has become managed since the plan was made', async () => {
    await using world = await deployed({ resources: {} }, ['acme/shop']);
    const { stack, scene, controls } = world;
    controls.addSourceRepository('acme', 'shop', { name: 'api' });
    await scene.plan('--select', 'kind = repository');
    await stack.pulumi([
      'import',
      'codecatalyst:index:SourceRepository',
      'api',
      'acme/shop/api',
      '--yes',
      '--protect=false',
      '--generate-code=false',
    ]);
    await scene.configure({ stacks: [{ folder: stack.folder, stack: 'dev' }] });

    const { code, report } = await scene.apply();
    expect([code, report.results[0]?.outcome, report.results[0]?.why]).toEqual([
      3,
      'changed',
      expect.stringContaining('manages it now'),
    ]);
    expect(controls.getSourceRepository('acme', 'shop', 'api')).toBeDefined();
  });
});
