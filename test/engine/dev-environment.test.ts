import { describe, expect, it } from '@jest/globals';
import { devEnvironment } from '../../provider/resources/dev-environment.js';
import type { Workspace } from './engine.js';
import { type Changes, engines } from './workspace.js';

const instantly = { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 };
const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/blog', 'umbrella/shop'],
  repositories: ['acme/shop/web', 'acme/shop/api', 'acme/blog/web', 'umbrella/shop/web'],
  devEnvironmentTimes: instantly,
};
const bench = {
  spaceName: 'acme',
  projectName: 'shop',
  alias: 'bench',
  ides: [{ name: 'VSCode' }],
  instanceType: 'dev.standard1.small',
  inactivityTimeoutMinutes: 30,
  persistentStorage: { sizeInGiB: 16 },
  repositories: [{ repositoryName: 'web', branchName: 'main' }],
  vpcConnectionName: 'office',
  // Its replacements are what is looked at here; that they are refused without this is test/engine/pulumi/data-loss.
  forceDestroy: true,
} as const;
/** The least that an environment is made of. */
const {
  alias: _alias,
  inactivityTimeoutMinutes: _timeout,
  repositories: _list,
  vpcConnectionName: _vpc,
  ...least
} = bench;

// Written by hand, not read from the resource: this is the specification it is held to.
const changes: Changes<typeof devEnvironment> = {
  spaceName: ['umbrella', 'replace'],
  projectName: ['blog', 'replace'],
  alias: ['desk', 'update'],
  ides: [[{ name: 'Cloud9' }], 'update'],
  instanceType: ['dev.standard1.medium', 'update'],
  inactivityTimeoutMinutes: [60, 'update'],
  persistentStorage: [{ sizeInGiB: 32 }, 'replace'],
  repositories: [[{ repositoryName: 'web', branchName: 'main' }, { repositoryName: 'web' }], 'replace'],
  vpcConnectionName: ['lab', 'replace'],
  forceDestroy: [false, 'update'],
};

// What somebody else may do to each of them, and what puts it right.
const drifts: readonly (readonly [Parameters<Workspace['emulator']['setDevEnvironment']>[3], 'update' | 'replace'])[] =
  [
    [{ alias: 'mine' }, 'update'],
    [{ alias: undefined }, 'update'],
    [{ ides: [{ name: 'PyCharm', runtime: 'public.ecr.aws/jetbrains/py' }] }, 'update'],
    [{ instanceType: 'dev.standard1.xlarge' }, 'update'],
    [{ inactivityTimeoutMinutes: 0 }, 'update'],
    [{ persistentStorage: { sizeInGiB: 64 } }, 'replace'],
    [{ repositories: [{ repositoryName: 'api' }] }, 'replace'],
    [{ repositories: [] }, 'replace'],
    [{ vpcConnectionName: 'cellar' }, 'replace'],
    [{ vpcConnectionName: undefined }, 'replace'],
  ];

/** The environments there are, but for those that are DELETED. */
const present = ({ emulator }: Workspace, space = 'acme', project = 'shop') =>
  emulator.getDevEnvironments(space, project).filter(({ status }) => status !== 'DELETED');

function only(workspace: Workspace) {
  const [one, ...others] = present(workspace);
  if (!one || others.length > 0)
    throw new Error(`There was to be one environment: ${JSON.stringify(present(workspace))}`);
  return one;
}

describe.each(engines)('a dev environment under $name', (engine) => {
  it('is created and runs then, leaves nothing to do, and goes without a trace', async () => {
    const devEnvironmentTimes = { startSeconds: 1, stopSeconds: 0.4, deleteSeconds: 0.6, deletedSeconds: 10 };
    await using workspace = await engine.deployed({ ...world, devEnvironmentTimes }, devEnvironment, bench);
    const { spaceName: _space, projectName: _project, forceDestroy: _option, ...asked } = bench;
    expect(only(workspace)).toMatchObject({ ...asked, status: 'RUNNING' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(present(workspace)).toEqual([]);
  });

  it.each(Object.entries(changes))('plans and does what a change of %s asks', async (property, [value, expected]) => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const { id } = only(workspace);
    await workspace.declare(devEnvironment, { ...bench, [property]: value });

    expect(await workspace.plan()).toBeAnswered(expected);
    expect(await workspace.deploy()).toBeAnswered(expected);

    const where = { ...bench, [property]: value };
    const [now, ...others] = present(workspace, where.spaceName, where.projectName);
    expect(others).toEqual([]);
    // The service knows nothing of options.
    const told = property in devEnvironment.options ? {} : { [property]: value };
    expect(now).toMatchObject({ ...told, status: 'RUNNING' });
    expect(now?.id === id).toBe(expected === 'update');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('runs again when a change that restarts it is done', async () => {
    const devEnvironmentTimes = { startSeconds: 0.6, stopSeconds: 1, deleteSeconds: 0, deletedSeconds: 0 };
    await using workspace = await engine.deployed({ ...world, devEnvironmentTimes }, devEnvironment, bench);
    await workspace.declare(devEnvironment, { ...bench, instanceType: 'dev.standard1.large' });

    expect(await workspace.deploy()).toBeAnswered('update');

    expect(only(workspace)).toMatchObject({ instanceType: 'dev.standard1.large', status: 'RUNNING' });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('stays stopped when it was, whatever is changed of it', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    workspace.emulator.setDevEnvironment('acme', 'shop', only(workspace).id, { status: 'STOPPED' });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    await workspace.declare(devEnvironment, { ...bench, instanceType: 'dev.standard1.large' });

    expect(await workspace.deploy({ refresh: true })).toBeAnswered('update');

    expect(only(workspace)).toMatchObject({ instanceType: 'dev.standard1.large', status: 'STOPPED' });
  });

  it('loses its alias when the program does not name it any more, and keeps its timeout', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const { alias: _gone, inactivityTimeoutMinutes: _kept, ...rest } = bench;
    await workspace.declare(devEnvironment, rest);

    expect(await workspace.plan()).toBeAnswered('update');
    expect(await workspace.deploy()).toBeAnswered('update');

    expect(only(workspace).alias).toBeUndefined();
    expect(only(workspace).inactivityTimeoutMinutes).toBe(30);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it.each(drifts)('is put right when someone sets %p', async (members, expected) => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    workspace.emulator.setDevEnvironment('acme', 'shop', only(workspace).id, members);

    expect(await workspace.plan({ refresh: true })).toBeAnswered(expected);
    expect(await workspace.deploy({ refresh: true })).toBeAnswered(expected);

    const [name = ''] = Object.keys(members);
    expect(only(workspace)).toMatchObject({ [name]: (bench as Record<string, unknown>)[name] });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('keeps what the program does not name', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, least);
    const members = { alias: 'mine', inactivityTimeoutMinutes: 0, repositories: [{ repositoryName: 'api' }] };
    workspace.emulator.setDevEnvironment('acme', 'shop', only(workspace).id, members);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(only(workspace)).toMatchObject(members);
  });

  it('is replaced when it FAILED behind our back', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const { id } = only(workspace);
    workspace.emulator.failDevEnvironment('acme', 'shop', id, 'Out of disks.');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('replace');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('replace');

    expect(only(workspace)).toMatchObject({ status: 'RUNNING' });
    expect(only(workspace).id).not.toBe(id);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it.each<[string, (workspace: Workspace, id: string) => void]>([
    [
      'is gone',
      ({ emulator }, id) => {
        emulator.deleteDevEnvironment('acme', 'shop', id);
      },
    ],
    [
      'is DELETED and still listed',
      ({ emulator }, id) => {
        emulator.setDevEnvironment('acme', 'shop', id, { status: 'DELETED' });
      },
    ],
  ])('is created again when it %s behind our back', async (_how, end) => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    end(workspace, only(workspace).id);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(only(workspace).status).toBe('RUNNING');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is created again when its project was deleted and made again', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, least);
    workspace.emulator.deleteProject('acme', 'shop');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    workspace.emulator.addProject('acme', { displayName: 'shop' });
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it.each<[string, (workspace: Workspace, id: string) => void]>([
    [
      'it is',
      ({ emulator }, id) => {
        emulator.deleteDevEnvironment('acme', 'shop', id);
      },
    ],
    [
      'its project is',
      ({ emulator }) => {
        emulator.deleteProject('acme', 'shop');
      },
    ],
  ])('is destroyed with success when %s gone already', async (_what, end) => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    end(workspace, only(workspace).id);

    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('is imported by its id, with code that changes nothing', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const { id } = only(workspace);

    await workspace.forget();
    await workspace.import(devEnvironment, `acme/shop/${id}`);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
    expect(only(workspace).id).toBe(id);
    expect(workspace.emulator.countRequests('UpdateDevEnvironment')).toBe(0);
    // The code of the program that made it changes nothing either.
    const { forceDestroy: _option, ...imported } = bench;
    await workspace.declare(devEnvironment, imported);
    expect(await workspace.plan()).toBeAnswered('same');
  });
});
