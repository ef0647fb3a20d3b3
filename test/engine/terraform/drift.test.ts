import { expect, it } from '@jest/globals';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const looking = ['plan', '-json', '-refresh-only', '-detailed-exitcode'];

underEachCommand('a look for drift', (command) => {
  it('says by its exit code and by name what somebody changed and deleted, and changes nothing', async () => {
    await using folder = await command.deployed(world, shop);
    const { controls } = folder.emulator;
    expect((await folder.start(looking).ended).exitCode).toBe(0);
    controls.setProject('acme', 'Web-shop', { description: 'Written in the console' });
    controls.deleteBranch('acme', 'Web-shop', 'web', 'release');
    const before = await folder.stateText();

    const run = await folder.start(looking).ended;

    expect(run.exitCode).toBe(2);
    expect(run.drift('codecatalyst_project.shop')).toBeAnswered('update');
    expect(run.drift('codecatalyst_branch.release')).toBeAnswered('delete');
    expect(run.drift('codecatalyst_source_repository.web')).toBeAnswered('same');
    expect(await folder.stateText()).toBe(before);
    expect((await folder.run(['apply', '-json', '-auto-approve'])).steps.toSorted()).toEqual([
      'create codecatalyst_branch.release',
      'update codecatalyst_project.shop',
    ]);
    expect((await folder.start(looking).ended).exitCode).toBe(0);
  });

  it('finds no drift where people push', async () => {
    await using folder = await command.deployed(world, shop);
    folder.emulator.controls.moveHead('acme', 'Web-shop', 'web', 'release');

    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('counts what is gone as destroyed', async () => {
    await using folder = await command.deployed(world, shop);
    folder.emulator.controls.deleteProject('acme', 'Web-shop');

    await folder.run(['destroy', '-json', '-auto-approve']);

    expect(await folder.state()).toEqual([]);
  });
});
