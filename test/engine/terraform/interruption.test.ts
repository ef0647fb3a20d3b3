import { expect, it } from '@jest/globals';
import { providersIn } from './provider-processes.js';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

underEachCommand('a Ctrl-C', (command) => {
  it('while something is made records it and starts nothing more, and the next run makes the rest', async () => {
    await using folder = await command.installed(world, shop);
    const { controls } = folder.emulator;
    const release = controls.hold('CreateProject');
    const { interrupt, ended } = folder.start(['apply', '-json', '-auto-approve']);
    await Promise.race([release.arrived, ended]);

    interrupt();
    release();
    const run = await ended;

    expect(run.exitCode).not.toBe(0);
    expect((await folder.state()).map(({ attributes }) => attributes.id)).toEqual(['acme/Web-shop']);
    expect(controls.countRequests('CreateSourceRepository')).toBe(0);
    expect(await providersIn(folder.path)).toEqual([]);
    await folder.run(['apply', '-json', '-auto-approve']);
    expect(await folder.state()).toHaveLength(3);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('while things are looked at ends at once, and drops nothing', async () => {
    await using folder = await command.deployed(world, shop);
    const release = folder.emulator.controls.hold('GetProject');
    // In an apply that looks before it acts, Terraform itself hears Ctrl-C only when it has looked.
    const { interrupt, ended } = folder.start(['plan', '-json', '-refresh-only']);
    await Promise.race([release.arrived, ended]);

    interrupt();
    // It ends although the service still has not answered.
    const run = await ended;

    release();
    expect(run.exitCode).not.toBe(0);
    expect(await folder.state()).toHaveLength(3);
    expect(await providersIn(folder.path)).toEqual([]);
  });
});
