import { describe, expect, it } from '@jest/globals';
import { sourceRepository } from '../../provider/resources/source-repository.js';
import { type Changes, engines } from './workspace.js';

const world = { spaces: ['acme', 'umbrella'], projects: ['acme/shop', 'acme/blog', 'umbrella/shop'] };
const web = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'The shop window' };

// Written by hand, not read from the resource: this is the specification it is held to.
const changes: Changes<typeof sourceRepository> = {
  spaceName: ['umbrella', 'replace'],
  projectName: ['blog', 'replace'],
  name: ['website', 'replace'],
  forceDestroy: [true, 'update'],
  description: ['The new shop window', 'replace'],
};

describe.each(engines)('a source repository under $name', (engine) => {
  it('is created, leaves nothing to do, and goes without a trace', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    expect(workspace.emulator.getSourceRepository('acme', 'shop', 'web')).toMatchObject({
      description: 'The shop window',
    });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    expect(await workspace.destroy()).toBeAnswered('delete');
    expect(workspace.emulator.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });

  it.each(Object.entries(changes))('plans and does what a change of %s asks', async (property, [value, expected]) => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    await workspace.declare(sourceRepository, { ...web, [property]: value });

    expect(await workspace.plan()).toBeAnswered(expected);
    expect(await workspace.deploy()).toBeAnswered(expected);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is made again when its description was changed behind our back', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    workspace.emulator.setSourceRepository('acme', 'shop', 'web', { description: 'Something else' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('replace');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('replace');

    expect(workspace.emulator.getSourceRepository('acme', 'shop', 'web')).toMatchObject({
      description: 'The shop window',
    });
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('is no drift when someone pushes to it', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    workspace.emulator.moveHead('acme', 'shop', 'web', 'main');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy({ refresh: true })).toBeAnswered('same');
  });

  it('is created again when someone deleted it behind our back', async () => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    workspace.emulator.deleteSourceRepository('acme', 'shop', 'web');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it.each([
    ['it', ['acme', 'shop', 'web']],
    ['its project', ['acme', 'shop']],
  ])('is destroyed with success when %s is gone already', async (_what, [space = '', project = '', name]) => {
    await using workspace = await engine.deployed(world, sourceRepository, web);
    if (name === undefined) workspace.emulator.deleteProject(space, project);
    else workspace.emulator.deleteSourceRepository(space, project, name);

    expect(await workspace.destroy()).toBeAnswered('delete');
  });

  it('is imported by its id, with code that changes nothing', async () => {
    await using workspace = await engine.opened({ ...world, repositories: ['acme/shop/api'] });
    workspace.emulator.setSourceRepository('acme', 'shop', 'api', { description: 'Behind the shop: "API", 100%' });

    await workspace.import(sourceRepository, 'acme/shop/api');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
  });
});
