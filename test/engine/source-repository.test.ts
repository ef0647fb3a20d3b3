import { expect, it } from '@jest/globals';
import { sourceRepository } from '../../provider/resources/source-repository.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { eitherIsGood, nothingInPlace, partOfTheId, unknownToTheService } from './life/omission.js';

const world = { spaces: ['acme', 'umbrella'], projects: ['acme/shop', 'acme/blog', 'umbrella/shop'] };
const web = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'The shop window' };
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';

live(sourceRepository, {
  world,
  inputs: web,
  changes: {
    spaceName: ['umbrella', 'replace'],
    projectName: ['blog', 'replace'],
    name: ['website', 'replace'],
    description: ['The new shop window', 'replace'],
    forceDestroy: [true, 'update'],
  },
  drifts: {
    spaceName: partOfTheId,
    projectName: partOfTheId,
    name: partOfTheId,
    description: [
      ['Something else', 'replace'],
      [undefined, 'replace'],
    ],
    forceDestroy: unknownToTheService,
  },
  bad: {
    spaceName: [['acme space', `"acme space" ${names}`]],
    projectName: [['-shop', `"-shop" ${names}`]],
    name: [
      ['api.git', '"api.git" must have 1 to 100 characters and match'],
      ['web shop', 'letters, digits, dots, hyphens and underscores; it cannot end in .git'],
    ],
    description: [
      ['', 'must have 1 to 255 characters'],
      ['x'.repeat(256), 'must have 1 to 255 characters'],
    ],
    forceDestroy: eitherIsGood,
  },
  calls: {
    create: 'CreateSourceRepository',
    read: 'GetSourceRepository',
    update: nothingInPlace,
    delete: 'DeleteSourceRepository',
  },
  find: (emulator, { spaceName, projectName, name }) => emulator.getSourceRepository(spaceName, projectName, name),
  id: ({ spaceName, projectName, name }) => `${spaceName}/${projectName}/${name}`,
  set(emulator, { spaceName, projectName, name }, members) {
    emulator.setSourceRepository(spaceName, projectName, name, members);
  },
  remove(emulator, { spaceName, projectName, name }) {
    emulator.deleteSourceRepository(spaceName, projectName, name);
  },
});

underEachEngine('a source repository', (engine) => {
  it('is no drift when someone pushes to it', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    workspace.emulator.moveHead('acme', 'shop', 'web', 'main');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
  });

  it('is destroyed with success when its project is gone already', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    workspace.emulator.deleteProject('acme', 'shop');

    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('is imported whatever its description is', async () => {
    await using workspace = await engine.opened({ ...world, repositories: ['acme/shop/api'] });
    workspace.emulator.setSourceRepository('acme', 'shop', 'api', { description: 'Behind the shop: "API", 100%' });

    await workspace.import(sourceRepository, 'acme/shop/api');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
  });
});
