import { describe, expect, it } from '@jest/globals';
import { branch } from '../../provider/resources/branch.js';
import { type Changes, engines } from './workspace.js';

const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/blog', 'umbrella/shop'],
  repositories: ['acme/shop/web', 'acme/shop/api', 'acme/blog/web', 'umbrella/shop/web'],
};
const release = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'release/1.0' };

// Written by hand, not read from the resource: this is the specification it is held to.
const changes: Changes<typeof branch> = {
  spaceName: ['umbrella', 'replace'],
  projectName: ['blog', 'replace'],
  sourceRepositoryName: ['api', 'replace'],
  name: ['release/2.0', 'replace'],
  startCommitId: ['0123456789abcdef0123456789abcdef01234567', 'same'],
};

describe.each(engines)('a branch under $name', (engine) => {
  it('is created at the head of main, leaves nothing to do, and stays when it is destroyed', async () => {
    await using workspace = await engine.deployed(world, branch, release);
    const main = workspace.emulator.getBranch('acme', 'shop', 'web', 'main');
    expect(workspace.emulator.getBranch('acme', 'shop', 'web', 'release/1.0')?.headCommitId).toBe(main?.headCommitId);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');

    const destroyed = await workspace.destroy();
    expect(destroyed).toBeAnswered('delete');
    expect(destroyed.output).toContain(
      'The API cannot delete branches: release/1.0 stays in web and is no longer managed. Delete it with git push --delete.',
    );
    expect(workspace.emulator.getBranch('acme', 'shop', 'web', 'release/1.0')).toBeDefined();
  });

  it.each(Object.entries(changes))('plans and does what a change of %s asks', async (property, [value, expected]) => {
    await using workspace = await engine.deployed(world, branch, release);
    await workspace.declare(branch, { ...release, [property]: value });

    expect(await workspace.plan()).toBeAnswered(expected);
    expect(await workspace.deploy()).toBeAnswered(expected);
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
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

  it('is created again when someone deleted it behind our back', async () => {
    await using workspace = await engine.deployed(world, branch, release);
    workspace.emulator.deleteBranch('acme', 'shop', 'web', 'release/1.0');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
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

  it('is imported by its id, with code that changes nothing', async () => {
    await using workspace = await engine.opened({ ...world, branches: ['acme/shop/web/release/1.0'] });

    await workspace.import(branch, 'acme/shop/web/release/1.0');

    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
    expect(await workspace.deploy()).toBeAnswered('same');
  });
});
