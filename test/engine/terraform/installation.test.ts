import { expect, it } from '@jest/globals';
import { providersIn } from './provider-processes.js';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

underEachCommand('a provider that is installed from a mirror', (command) => {
  it('makes, keeps and removes what a program declares, and leaves no process behind', async () => {
    await using folder = await command.deployed(world, shop);
    expect((await folder.state()).map(({ attributes }) => attributes.id)).toEqual([
      'acme/Web-shop/web/release',
      'acme/Web-shop',
      'acme/Web-shop/web',
    ]);

    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
    expect((await folder.run(['destroy', '-json', '-auto-approve'])).steps).toEqual([
      'delete codecatalyst_branch.release',
      'delete codecatalyst_source_repository.web',
      'delete codecatalyst_project.shop',
    ]);
    expect(folder.emulator.controls.getProject('acme', 'Web-shop')).toBeUndefined();
    expect(await providersIn(folder.path)).toEqual([]);
  });

  it('is locked by its checksum, which the next init holds it to', async () => {
    await using folder = await command.installed(world, shop);
    expect(await folder.read('.terraform.lock.hcl')).toMatch(/version += "0\.1\.0"[^}]+"h1:/);
    await folder.run(['init', '-json', '-lockfile=readonly']);
  });

  it('points at the line of what is not valid', async () => {
    await using folder = await command.installed(world);
    const lines = [
      'resource "codecatalyst_project" "shop" {',
      '  space_name   = "acme"',
      '  display_name = "Blog!"',
      '}',
    ];
    await folder.write('shop.tf', `${lines.join('\n')}\n`);

    const { output } = await folder.failing(['validate', '-json']);

    const { diagnostics } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as {
      diagnostics: readonly unknown[];
    };
    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: 'error',
        detail: expect.stringContaining('"Blog!" must have 3 to 63 characters'),
        range: expect.objectContaining({ filename: 'shop.tf', start: expect.objectContaining({ line: 3 }) }),
      }),
    ]);
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });
});
