import { expect, it } from '@jest/globals';
import type { Controls } from '../../emulator/index.js';
import { project } from '../../provider/resources/project.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { eitherIsGood, partOfTheId, unknownToTheService } from './life/omission.js';

const world = { spaces: ['acme', 'umbrella'] };
const shop = { spaceName: 'acme', displayName: 'Web shop', description: 'Everything of the shop: 100%, of course' };

const find = (emulator: Controls, { spaceName = '', displayName = '' }) =>
  emulator.getProject(spaceName, displayName.replace(' ', '-'));

live(project, {
  world,
  inputs: shop,
  changes: {
    spaceName: ['umbrella', 'replace'],
    displayName: ['Book shop', 'replace'],
    description: ['All of the shop', 'update'],
    forceDestroy: [true, 'update'],
  },
  drifts: {
    spaceName: partOfTheId,
    // The service makes the name of it, which stays.
    displayName: [['Book shop', 'replace']],
    description: [
      ['Something else', 'update'],
      [undefined, 'update'],
    ],
    forceDestroy: unknownToTheService,
  },
  bad: {
    spaceName: [['a', '"a" must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*']],
    displayName: [
      ['Blog!', '"Blog!" must have 3 to 63 characters and match'],
      ['x'.repeat(64), 'must have 3 to 63 characters'],
    ],
    description: [
      ["It's ours", `"It's ours" must have 0 to 200 characters and match`],
      ['x'.repeat(201), 'must have 0 to 200 characters'],
    ],
    forceDestroy: eitherIsGood,
  },
  calls: { create: 'CreateProject', read: 'GetProject', update: 'UpdateProject', delete: 'DeleteProject' },
  find,
  id: ({ spaceName, name }) => `${spaceName}/${name}`,
  set(emulator, { spaceName, name }, members) {
    emulator.setProject(spaceName, name, members);
  },
  remove(emulator, { spaceName, name }) {
    emulator.deleteProject(spaceName, name);
  },
});

underEachEngine('a project', (engine) => {
  it('loses its description when the program does not name it any more', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    await workspace.declare(project, { spaceName: 'acme', displayName: 'Web shop' });

    expect(await workspace.plan()).toBeAnswered('update');
    expect(await workspace.deploy()).toBeAnswered('update');

    expect(find(workspace.emulator, shop)?.description).toBeUndefined();
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('keeps a description that the program does not name', async () => {
    await using workspace = await engine.deployed(world, project, { spaceName: 'acme', displayName: 'Web shop' });
    workspace.emulator.setProject('acme', 'Web-shop', { description: 'Written in the console' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');

    expect(find(workspace.emulator, shop)?.description).toBe('Written in the console');
  });

  it('is imported whatever its names and its description are', async () => {
    await using workspace = await engine.opened(world);
    workspace.emulator.addProject('acme', { name: 'shop', displayName: 'The old shop', description: 'a: b, 100%' });

    await workspace.import(project, 'acme/shop');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
    expect(workspace.emulator.countRequests('UpdateProject')).toBe(0);
  });
});
