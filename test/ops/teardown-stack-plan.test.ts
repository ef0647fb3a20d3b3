import { describe, expect, it } from '@jest/globals';
import { projectOf } from '../engine/pulumi/program.js';
import { reportViolations } from './report-checkers.js';
import { deployed, inside, leftIn, named } from './teardown-deployed.js';
import { ids, outcomes, type Plan } from './teardown-scene.js';

const lab = {
  lab: projectOf('lab'),
  web: inside('SourceRepository', { name: 'web' }),
  next: inside('Branch', { sourceRepositoryName: '${web.name}', name: 'next' }),
};

const held = ({ items }: Plan) => Object.fromEntries(items.map(({ id, held: why }) => [id, why]));

describe('the plan of a stack', () => {
  it('tells what stays because of what is inside it, as its apply does', async () => {
    await using world = await deployed({ resources: lab });
    const { stack, scene, controls } = world;
    controls.addSourceRepository('acme', 'lab', { name: 'scratch' });

    const open = await scene.plan('--stack', named(stack), '--include-data');
    expect(held(open)).toEqual({
      'acme/lab': {
        why: 'it holds the repository scratch, which is not in this plan',
        release: '--include-data and --with-unmanaged',
      },
      'acme/lab/web': undefined,
      'acme/lab/web/next': undefined,
    });
    const { stdout } = await scene.run('teardown', 'plan', '--stack', named(stack), '--include-data');
    expect(stdout).toContain('2 to delete, 1 held (1 let go by --include-data and --with-unmanaged)');

    // A branch that nobody asked for, and that is protected, keeps what it is in.
    controls.addBranch('acme', 'lab', 'web', 'release');
    await scene.configure({ teardown: { protect: ['name = release'] } });
    const closed = await scene.plan('--stack', named(stack), '--include-data');
    expect(closed.items).toEqual([expect.objectContaining({ id: 'acme/lab/web/next' })]);
    expect(closed.kept.map(({ id, why }) => [id, why])).toEqual([
      ['acme/lab', expect.stringContaining('which stays')],
      ['acme/lab/web', 'it holds the branch release, which stays: it is protected: name = release'],
      ['acme/lab/web/release', 'it is protected: name = release'],
    ]);
    const { report } = await scene.apply();
    expect(outcomes(report)).toEqual({ 'acme/lab/web/next': 'deleted' });
    expect((await leftIn(stack)).toSorted()).toEqual(['acme/lab', 'acme/lab/web']);
  });

  it('tells of a branch that it is only forgotten, or goes with its repository', async () => {
    await using world = await deployed(
      {
        resources: {
          ...lab,
          ours: { type: 'codecatalyst:Branch', properties: { ...there, name: 'ours' } },
          trunk: {
            type: 'codecatalyst:Branch',
            properties: { ...there, name: 'main' },
            options: { import: 'acme/shop/api/main' },
          },
        },
      },
      ['acme/shop'],
      { git: false, repositories: ['acme/shop/api'] },
    );
    const { stack, scene, controls } = world;

    const { items } = await scene.plan('--stack', named(stack));
    expect(Object.fromEntries(items.map(({ id, why, forgotten }) => [id, forgotten ?? why]))).toMatchObject({
      'acme/lab/web/next': expect.stringMatching(/manages it; it goes with the repository web$/),
      'acme/shop/api/ours': expect.stringContaining('set CODECATALYST_GIT_USERNAME'),
      'acme/shop/api/main': 'repositories are born with it as their default branch, and that cannot be deleted',
    });
    expect(await reportViolations(await scene.read('plan.json'), 'teardown-plan')).toEqual([]);
    const { code, report } = await scene.apply();
    expect(await reportViolations(JSON.stringify(report), 'teardown-report')).toEqual([]);
    expect([code, outcomes(report)]).toEqual([
      0,
      {
        'acme/lab': 'deleted',
        'acme/lab/web': 'deleted',
        'acme/lab/web/next': 'deleted',
        'acme/shop/api/main': 'kept',
        'acme/shop/api/ours': 'kept',
      },
    ]);
    expect(report.results.find(({ id }) => id === 'acme/shop/api/main')?.why).not.toContain('gitUsername');
    expect(await leftIn(stack)).toEqual([]);
    expect(controls.getBranch('acme', 'shop', 'api', 'ours')).toBeDefined();
  });
});

const there = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'api' };

describe('stacks with providers of their own', () => {
  it('are each read and torn down with their own login', async () => {
    await using world = await deployed(
      {
        config: { 'codecatalyst:token': 'token-of-jane' },
        resources: {
          project: projectOf('${pulumi.stack}'),
          desk: {
            type: 'codecatalyst:DevEnvironment',
            properties: {
              spaceName: 'acme',
              projectName: '${project.name}',
              alias: 'desk',
              ides: [{ name: 'VSCode' }],
              instanceType: 'dev.standard1.small',
              persistentStorage: { sizeInGiB: 16 },
            },
          },
        },
      },
      [],
      { users: ['jane', 'jim'] },
    );
    const { stack, controls } = world;
    const other = await stack.beside('other');
    await other.configure({ 'codecatalyst:token': 'token-of-jim' });
    await other.up();
    const scene = world.scene.with({ AWS_BEARER_TOKEN_CODECATALYST: '' });
    await scene.configure({
      stacks: [
        { folder: stack.folder, stack: 'dev' },
        { folder: stack.folder, stack: 'other' },
      ],
    });

    const plan = await scene.plan('--stacks');
    expect(plan.kept).toEqual([]);
    expect(plan.items.map(({ kind }) => kind).toSorted()).toEqual(['environment', 'environment', 'project', 'project']);
    const { code, report } = await scene.apply();
    expect([code, report.counts.deleted]).toEqual([0, 4]);
    expect([await leftIn(stack), await leftIn(other)]).toEqual([[], []]);
    expect(['dev', 'other'].map((name) => controls.getProject('acme', name))).toEqual([undefined, undefined]);
  });

  it('are refused together where they are in different services', async () => {
    await using world = await deployed({ resources: { lab: projectOf('${pulumi.stack}') } });
    const { stack, scene } = world;
    const other = await stack.beside('other');
    await other.configure({ 'codecatalyst:endpoint': stack.emulator.url.replace('127.0.0.1', 'localhost') });
    await other.up();

    const words = ['--stack', named(stack), '--stack', `${stack.folder}:other`];
    expect(await scene.run('teardown', 'plan', ...words)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The stacks are in several services \(.*\): tear down those of one at a time/),
    });
  });

  it('say where a selection beside them looks, unless an option does', async () => {
    await using world = await deployed({
      resources: { lab: projectOf('lab'), web: inside('SourceRepository', { name: 'web' }) },
    });
    const { stack, controls } = world;
    controls.addSourceRepository('acme', 'lab', { name: 'scratch' });
    await stack.configure({ 'codecatalyst:endpoint': stack.emulator.url });
    await stack.up();
    const scene = world.scene.with({ AWS_ENDPOINT_URL_CODECATALYST: 'http://127.0.0.1:1' });
    const words = ['--select', 'kind = repository', '--include-data'];

    const beside = await scene.plan(...words, '--stack', named(stack));
    expect(ids(beside.items)).toEqual(['acme/lab/scratch']);
    expect(beside.kept.map(({ id }) => id)).toEqual(['acme/lab/web']);
    const asSaid = await scene.plan(...words, '--endpoint', stack.emulator.url);
    expect(ids(asSaid.items)).toEqual(['acme/lab/scratch', 'acme/lab/web']);
    await scene.plan(...words, '--stack', named(stack));
    expect((await scene.apply()).code).toBe(0);
    expect(controls.getSourceRepository('acme', 'lab', 'scratch')).toBeUndefined();
    expect(controls.getSourceRepository('acme', 'lab', 'web')).toBeDefined();
  });
});
