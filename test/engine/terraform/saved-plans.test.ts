import { expect, it } from '@jest/globals';
import { project, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const token = {
  resource: {
    codecatalyst_access_token: { pipeline: { name: 'pipeline' } },
  },
};

underEachCommand('a plan that is saved', (command) => {
  it('is applied a day later as it was shown', async () => {
    await using folder = await command.deployed(world, project());
    await folder.declare({ resource: { ...project({ description: 'Planned' }).resource, ...token.resource } });
    await folder.run(['plan', '-json', '-out=saved']);
    folder.emulator.controls.clock.advance(24 * 3600);

    expect((await folder.run(['apply', '-json', 'saved'])).steps.toSorted()).toEqual([
      'create codecatalyst_access_token.pipeline',
      'update codecatalyst_project.shop',
    ]);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('is refused once something else was applied', async () => {
    await using folder = await command.deployed(world, project());
    await folder.declare(project({ description: 'First' }));
    await folder.run(['plan', '-json', '-out=saved']);
    await folder.declare(project({ description: 'Second' }));
    await folder.run(['apply', '-json', '-auto-approve']);

    expect((await folder.failing(['apply', '-json', 'saved'])).output).toContain('Saved plan is stale');
    expect(folder.emulator.controls.getProject('acme', 'Web-shop')?.description).toBe('Second');
  });
});
