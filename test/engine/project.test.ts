import { describe, expect, it } from '@jest/globals';
import { project } from '../../provider/resources/project.js';
import { type Changes, engines } from './workspace.js';

const world = { spaces: ['acme', 'umbrella'] };
const shop = { spaceName: 'acme', displayName: 'Web shop', description: 'Everything of the shop' };

// Written by hand, not read from the resource: this is the specification it is held to.
const changes: Changes<typeof project> = {
  spaceName: ['umbrella', 'replace'],
  displayName: ['Book shop', 'replace'],
  forceDestroy: [true, 'update'],
  description: ['All of the shop', 'update'],
};

describe.each(engines)('a project under $name', (engine) => {
  it('is created, leaves nothing to do, and goes without a trace', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    expect(workspace.emulator.getProject('acme', 'Web-shop')).toMatchObject({
      displayName: 'Web shop',
      description: 'Everything of the shop',
    });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(workspace.emulator.getProject('acme', 'Web-shop')).toBeUndefined();
  });

  it.each(Object.entries(changes))('plans and does what a change of %s asks', async (property, [value, expected]) => {
    await using workspace = await engine.deployed(world, project, shop);
    await workspace.declare(project, { ...shop, [property]: value });

    expect(await workspace.plan()).toBeAnswered(expected);
    expect(await workspace.deploy()).toBeAnswered(expected);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('loses its description when the program does not name it any more', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    await workspace.declare(project, { spaceName: 'acme', displayName: 'Web shop' });

    expect(await workspace.plan()).toBeAnswered('update');
    expect(await workspace.deploy()).toBeAnswered('update');

    expect(workspace.emulator.getProject('acme', 'Web-shop')?.description).toBeUndefined();
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it.each([['Something else'], [undefined]])(
    'gets its description back when it became %j behind our back',
    async (description) => {
      await using workspace = await engine.deployed(world, project, shop);
      workspace.emulator.setProject('acme', 'Web-shop', { description });

      expect(await workspace.plan({ refresh: true })).toBeAnswered('update');
      expect(await workspace.refresh()).toBeAnswered('update');
      expect(await workspace.plan()).toBeAnswered('update');
      expect(await workspace.deploy({ refresh: true })).toBeAnswered('update');

      expect(workspace.emulator.getProject('acme', 'Web-shop')?.description).toBe('Everything of the shop');
      expect(workspace.emulator.countRequests('UpdateProject')).toBe(1);
      expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    },
  );

  it('keeps a description that the program does not name', async () => {
    await using workspace = await engine.deployed(world, project, { spaceName: 'acme', displayName: 'Web shop' });
    workspace.emulator.setProject('acme', 'Web-shop', { description: 'Written in the console' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');

    expect(workspace.emulator.getProject('acme', 'Web-shop')?.description).toBe('Written in the console');
  });

  it('is replaced when someone gave it another display name, though the service makes the same name again', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    workspace.emulator.setProject('acme', 'Web-shop', { displayName: 'Book shop' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('replace');
    await workspace.refresh();
    expect(await workspace.deploy()).toBeAnswered('replace');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is created again when someone deleted it behind our back', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    workspace.emulator.deleteProject('acme', 'Web-shop');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is destroyed with success when it is gone already', async () => {
    await using workspace = await engine.deployed(world, project, shop);
    workspace.emulator.deleteProject('acme', 'Web-shop');

    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('is imported by its id, with code that changes nothing', async () => {
    await using workspace = await engine.opened(world);
    workspace.emulator.addProject('acme', { name: 'shop', displayName: 'The old shop', description: 'a: b, 100%' });

    await workspace.import(project, 'acme/shop');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
    expect(workspace.emulator.countRequests('UpdateProject')).toBe(0);
  });
});
