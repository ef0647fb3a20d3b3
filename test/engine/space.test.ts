import { expect, it } from '@jest/globals';
import { space } from '../../provider/resources/space.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { eitherIsGood, noAction, partOfTheId, staysUnlessAsked, unknownToTheService } from './life/omission.js';

const world = { spaces: ['acme', 'umbrella'] };
const acme = { name: 'acme', description: 'Everything that Acme builds' };

live(space, {
  world,
  inputs: acme,
  changes: {
    name: ['umbrella', 'replace'],
    description: ['Retired', 'update'],
    deleteOnDestroy: [true, 'update'],
  },
  drifts: {
    name: partOfTheId,
    description: [
      ['Drifted', 'update'],
      [undefined, 'update'],
    ],
    deleteOnDestroy: unknownToTheService,
  },
  bad: {
    name: [
      ['ac', '"ac" must have 3 to 63 characters'],
      ['nowhere', 'The API makes no spaces: make it in the CodeCatalyst console.'],
    ],
    description: [
      ['What a space!', '"What a space!" must have 0 to 200 characters and match'],
      ['x'.repeat(201), 'must have 0 to 200 characters'],
    ],
    deleteOnDestroy: eitherIsGood,
  },
  calls: {
    create: 'UpdateSpace',
    read: 'GetSpace',
    readsBefore: 1,
    update: 'UpdateSpace',
    delete: staysUnlessAsked('deleteOnDestroy'),
  },
  find: (emulator, { name }) => emulator.getSpace(name),
  id: ({ name }) => name,
  set(emulator, { name }, members) {
    emulator.setSpace(name, members);
  },
  remove: noAction('Create', 'Space'),
});

underEachEngine('a space', (engine) => {
  it('is taken up as it is, and its description is not touched where the program has none', async () => {
    await using workspace = await engine.opened(world);
    const { emulator } = workspace;
    emulator.setSpace('acme', { description: 'As it was' });
    await workspace.declare(space, { name: 'acme' });

    expect(await workspace.deploy()).toBeAnswered('create');

    expect(emulator.getSpace('acme')?.description).toBe('As it was');
    expect(emulator.countRequests('UpdateSpace')).toBe(0);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('loses its description when the program says that it has none', async () => {
    await using workspace = await engine.deployed(world, space, acme);
    await workspace.declare(space, { ...acme, description: '' });

    expect(await workspace.deploy()).toBeAnswered('update');

    expect(workspace.emulator.getSpace('acme')?.description).toBeUndefined();
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('stays when it is no longer managed, with a word on that', async () => {
    await using workspace = await engine.deployed(world, space, acme);

    expect((await workspace.destroy()).output).toContain(
      'The space acme stays with everything in it, and is no longer managed.',
    );

    expect(workspace.emulator.getSpace('acme')).toBeDefined();
  });
});
