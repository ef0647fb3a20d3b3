import { expect, it } from '@jest/globals';
import { instantly } from '../dev-environment-sample.js';
import type { Controls } from '../../emulator/index.js';
import { devEnvironment } from '../../provider/resources/dev-environment.js';
import type { Workspace } from './engine.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { eitherIsGood, partOfTheId, unknownToTheService } from './life/omission.js';
import { theOnly } from './the-only.js';

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
  desiredStatus: 'RUNNING',
  // Its replacements are what is looked at here; that they are refused without this is test/engine/pulumi/data-loss.
  forceDestroy: true,
} as const;
/** The least that an environment is made of. */
const {
  alias: _alias,
  inactivityTimeoutMinutes: _timeout,
  repositories: _list,
  vpcConnectionName: _vpc,
  desiredStatus: _status,
  ...least
} = bench;
/** One that nobody is to start or to stop. */
const { desiredStatus: _none, ...free } = bench;
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';

/** One that is DELETED may still be listed. */
const find = (emulator: Controls, { spaceName = 'acme', projectName = 'shop' } = {}) =>
  theOnly(emulator.getDevEnvironments(spaceName, projectName).filter(({ status }) => status !== 'DELETED'));

const idOf = ({ emulator }: Workspace): string => find(emulator)?.id ?? '';

live(devEnvironment, {
  world,
  inputs: bench,
  changes: {
    spaceName: ['umbrella', 'replace'],
    projectName: ['blog', 'replace'],
    alias: ['desk', 'update'],
    ides: [[{ name: 'Cloud9' }], 'update'],
    instanceType: ['dev.standard1.medium', 'update'],
    inactivityTimeoutMinutes: [60, 'update'],
    persistentStorage: [{ sizeInGiB: 32 }, 'replace'],
    repositories: [[{ repositoryName: 'web', branchName: 'main' }, { repositoryName: 'web' }], 'replace'],
    vpcConnectionName: ['lab', 'replace'],
    desiredStatus: ['STOPPED', 'update'],
    forceDestroy: [false, 'update'],
  },
  notImported: ['desiredStatus'],
  drifts: {
    spaceName: partOfTheId,
    projectName: partOfTheId,
    alias: [
      ['mine', 'update'],
      [undefined, 'update'],
    ],
    ides: [[[{ name: 'PyCharm', runtime: 'public.ecr.aws/jetbrains/py' }], 'update']],
    instanceType: [['dev.standard1.xlarge', 'update']],
    inactivityTimeoutMinutes: [[0, 'update']],
    persistentStorage: [[{ sizeInGiB: 64 }, 'replace']],
    repositories: [
      [[{ repositoryName: 'api' }], 'replace'],
      [[], 'replace'],
    ],
    vpcConnectionName: [
      ['cellar', 'replace'],
      [undefined, 'replace'],
    ],
    desiredStatus: [['STOPPED', 'update']],
    forceDestroy: unknownToTheService,
  },
  bad: {
    spaceName: [['ac', `"ac" ${names}`]],
    projectName: [['shop_', `"shop_" ${names}`]],
    alias: [
      ['', 'alias'],
      ['my bench', 'alias'],
    ],
    ides: [[[{ name: 'VSCode' }, { name: 'Cloud9' }], 'ides']],
    instanceType: [['dev.huge', 'instanceType']],
    inactivityTimeoutMinutes: [[1201, 'inactivityTimeoutMinutes']],
    persistentStorage: [[{ sizeInGiB: 17 }, 'persistentStorage']],
    repositories: [[[{ repositoryName: 'none' }], 'none']],
    vpcConnectionName: [['my office', `"my office" ${names}`]],
    desiredStatus: [['ASLEEP', '"ASLEEP" must be one of RUNNING, STOPPED']],
    forceDestroy: eitherIsGood,
  },
  calls: {
    create: 'CreateDevEnvironment',
    read: 'GetDevEnvironment',
    update: 'UpdateDevEnvironment',
    delete: 'DeleteDevEnvironment',
  },
  find: (emulator, inputs) => {
    const found = find(emulator, inputs);
    return (
      found && {
        ...found,
        spaceName: inputs.spaceName,
        projectName: inputs.projectName,
        desiredStatus: found.status,
      }
    );
  },
  id: ({ spaceName, projectName, id }) => [spaceName, projectName, id].join('/'),
  set(emulator, { id }, { desiredStatus: status, ...members }) {
    emulator.setDevEnvironment('acme', 'shop', id, {
      ...members,
      ...(status === undefined ? {} : { status: status as 'STOPPED' }),
    });
  },
  remove(emulator, { id }) {
    emulator.deleteDevEnvironment('acme', 'shop', id);
  },
});

underEachEngine('a dev environment', (engine) => {
  it('is waited for when it takes its time', async () => {
    const devEnvironmentTimes = { startSeconds: 1, stopSeconds: 0.4, deleteSeconds: 0.6, deletedSeconds: 10 };
    await using workspace = await engine.deployed({ ...world, devEnvironmentTimes }, devEnvironment, bench);
    expect(find(workspace.emulator)).toMatchObject({ status: 'RUNNING' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(find(workspace.emulator)).toBeUndefined();
  });

  it('runs again when a change that restarts it is done', async () => {
    const devEnvironmentTimes = { startSeconds: 0.6, stopSeconds: 1, deleteSeconds: 0, deletedSeconds: 0 };
    await using workspace = await engine.deployed({ ...world, devEnvironmentTimes }, devEnvironment, bench);
    await workspace.declare(devEnvironment, { ...bench, instanceType: 'dev.standard1.large' });

    expect(await workspace.deploy()).toBeAnswered('update');

    expect(find(workspace.emulator)).toMatchObject({ instanceType: 'dev.standard1.large', status: 'RUNNING' });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('stays stopped when it was, whatever is changed of it', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, free);
    workspace.emulator.setDevEnvironment('acme', 'shop', idOf(workspace), { status: 'STOPPED' });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    await workspace.declare(devEnvironment, { ...free, instanceType: 'dev.standard1.large' });

    expect(await workspace.deploy({ refresh: true })).toBeAnswered('update');

    expect(find(workspace.emulator)).toMatchObject({ instanceType: 'dev.standard1.large', status: 'STOPPED' });
  });

  it('loses its alias when the program does not name it any more, and keeps its timeout', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const { alias: _gone, inactivityTimeoutMinutes: _kept, ...rest } = bench;
    await workspace.declare(devEnvironment, rest);

    expect(await workspace.plan()).toBeAnswered('update');
    expect(await workspace.deploy()).toBeAnswered('update');

    expect(find(workspace.emulator)?.alias).toBeUndefined();
    expect(find(workspace.emulator)?.inactivityTimeoutMinutes).toBe(30);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('keeps what the program does not name', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, least);
    const members = { alias: 'mine', inactivityTimeoutMinutes: 0, repositories: [{ repositoryName: 'api' }] };
    workspace.emulator.setDevEnvironment('acme', 'shop', idOf(workspace), members);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(find(workspace.emulator)).toMatchObject(members);
  });

  it('is replaced when it FAILED behind our back', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    const id = idOf(workspace);
    workspace.emulator.failDevEnvironment('acme', 'shop', id, 'Out of disks.');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('replace');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('replace');

    expect(find(workspace.emulator)).toMatchObject({ status: 'RUNNING' });
    expect(idOf(workspace)).not.toBe(id);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is created again when it is DELETED behind our back and still listed', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    workspace.emulator.setDevEnvironment('acme', 'shop', idOf(workspace), { status: 'DELETED' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(find(workspace.emulator)?.status).toBe('RUNNING');
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

  it('is destroyed with success when its project is gone already', async () => {
    await using workspace = await engine.deployed(world, devEnvironment, bench);
    workspace.emulator.deleteProject('acme', 'shop');

    expect(await workspace.destroy()).toBeAnswered('delete');
  });
});
