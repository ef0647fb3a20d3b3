import { expect, it } from '@jest/globals';
import { branch } from '../../provider/resources/branch.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import {
  anyTextIsGood,
  eitherIsGood,
  neverReadAgain,
  noAction,
  nothingInPlace,
  partOfTheId,
  unknownToTheService,
} from './life/omission.js';

const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/blog', 'umbrella/shop'],
  repositories: ['acme/shop/web', 'acme/shop/api', 'acme/blog/web', 'umbrella/shop/web'],
};
const release = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'release/1.0' };
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';

live(branch, {
  world,
  inputs: release,
  changes: {
    spaceName: ['umbrella', 'replace'],
    projectName: ['blog', 'replace'],
    sourceRepositoryName: ['api', 'replace'],
    name: ['release/2.0', 'replace'],
    startCommitId: ['0123456789abcdef0123456789abcdef01234567', 'same'],
    forceDestroy: [true, 'update'],
  },
  drifts: {
    spaceName: partOfTheId,
    projectName: partOfTheId,
    sourceRepositoryName: partOfTheId,
    name: partOfTheId,
    startCommitId: neverReadAgain,
    forceDestroy: unknownToTheService,
  },
  bad: {
    spaceName: [['', `"" ${names}`]],
    projectName: [['x'.repeat(64), names]],
    sourceRepositoryName: [['web shop', '"web shop" must have 1 to 100 characters and match']],
    name: [
      ['', 'must have 1 to 100 characters'],
      ['x'.repeat(101), 'must have 1 to 100 characters'],
    ],
    startCommitId: anyTextIsGood,
    forceDestroy: eitherIsGood,
  },
  calls: {
    create: 'CreateSourceRepositoryBranch',
    read: 'ListSourceRepositoryBranches',
    update: nothingInPlace,
    delete: noAction('Delete', 'SourceRepositoryBranch'),
  },
  find(emulator, { spaceName, projectName, sourceRepositoryName, name }) {
    const found = emulator.getBranch(spaceName, projectName, sourceRepositoryName, name);
    return found && { ...found, spaceName, projectName, sourceRepositoryName };
  },
  id: ({ spaceName, projectName, sourceRepositoryName, name }) =>
    [spaceName, projectName, sourceRepositoryName, name].join('/'),
  set(emulator, { spaceName, projectName, sourceRepositoryName, name }, members) {
    emulator.setBranch(spaceName, projectName, sourceRepositoryName, name, members);
  },
  remove(emulator, { spaceName, projectName, sourceRepositoryName, name }) {
    emulator.deleteBranch(spaceName, projectName, sourceRepositoryName, name);
  },
});

underEachEngine('a branch', (engine) => {
  it('begins at the head of main, and stays when it is destroyed', async () => {
    await using workspace = await engine.deployed(world, branch, release);
    const main = workspace.emulator.getBranch('acme', 'shop', 'web', 'main');
    expect(workspace.emulator.getBranch('acme', 'shop', 'web', 'release/1.0')?.headCommitId).toBe(main?.headCommitId);

    expect((await workspace.destroy()).output).toContain(
      engine.says(
        "The API cannot delete branches: release/1.0 stays in web and is no longer managed. With gitUsername and gitPassword in the provider's configuration it would be deleted by a Git push; now that is for you to do: git push --delete.",
      ),
    );
    expect(workspace.emulator.getBranch('acme', 'shop', 'web', 'release/1.0')).toBeDefined();
  });

  it('begins at the commit it is told, and does not mind when people push', async () => {
    await using workspace = await engine.opened(world);
    const { emulator } = workspace;
    const start = emulator.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    emulator.moveHead('acme', 'shop', 'web', 'main');
    await workspace.declare(branch, { ...release, startCommitId: start });

    expect(await workspace.deploy()).toBeAnswered('create');
    expect(emulator.getBranch('acme', 'shop', 'web', 'release/1.0')?.headCommitId).toBe(start);

    const pushed = emulator.moveHead('acme', 'shop', 'web', 'release/1.0');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
    expect(emulator.getBranch('acme', 'shop', 'web', 'release/1.0')?.headCommitId).toBe(pushed);
  });

  it('would be created again when someone deleted its repository', async () => {
    await using workspace = await engine.deployed(world, branch, release);
    workspace.emulator.deleteSourceRepository('acme', 'shop', 'web');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('would be created again when someone deleted its project', async () => {
    await using workspace = await engine.deployed(world, branch, release);
    workspace.emulator.deleteProject('acme', 'shop');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
  });
});
