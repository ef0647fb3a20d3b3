import { expect, it } from '@jest/globals';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const nobody = { AWS_BEARER_TOKEN_CODECATALYST: '' };

underEachCommand('a login that expires', (command) => {
  it.each([
    ['a refresh', ['apply', '-json', '-refresh-only', '-auto-approve']],
    ['a plan', ['plan', '-json']],
    ['a destroy', ['destroy', '-json', '-auto-approve']],
  ])('during %s is an error, and all stays in the state', async (_what, args) => {
    await using folder = await command.deployed(world, shop);
    const { controls } = folder.emulator;
    const before = (await folder.state()).map(({ attributes }) => attributes.id);
    controls.expireLoginAt(2);

    const { output } = await folder.failing(args);

    expect(output).toContain('The login to CodeCatalyst does not hold');
    expect((await folder.state()).map(({ attributes }) => attributes.id)).toEqual(before);
    controls.renewLogin();
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('is no proof that a project is gone, even if it is', async () => {
    await using folder = await command.deployed(world, shop);
    const { controls } = folder.emulator;
    controls.deleteProject('acme', 'Web-shop');
    controls.expireLoginAt(1);

    await folder.failing(['apply', '-json', '-refresh-only', '-auto-approve']);

    expect(await folder.state()).toHaveLength(3);
    controls.renewLogin();
    await folder.run(['apply', '-json', '-refresh-only', '-auto-approve']);
    expect(await folder.state()).toEqual([]);
  });
});

underEachCommand('a run without a login', (command) => {
  it('can plan what is new, says that it was not checked, and cannot apply it', async () => {
    await using folder = await command.installed(world, shop);

    const planned = await folder.run(['plan', '-json'], nobody);
    expect(planned.warnings.map(({ summary }) => summary)).toEqual([expect.stringContaining('Not checked')]);

    const { output } = await folder.failing(['apply', '-json', '-auto-approve'], nobody);
    expect(output).toContain('There is no login to CodeCatalyst');
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });
});
