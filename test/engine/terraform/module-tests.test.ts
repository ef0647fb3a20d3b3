import { expect, it } from '@jest/globals';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

underEachCommand('the test of a module', (command) => {
  it('plans, applies and takes away again what the module declares', async () => {
    await using folder = await command.installed(world, shop);
    await folder.write(
      'shop.tftest.hcl',
      `run "plans" {
  command = plan
  assert {
    condition     = codecatalyst_project.shop.display_name == "Web shop"
    error_message = "The name of the project is another."
  }
}

run "applies" {
  assert {
    condition     = codecatalyst_branch.release.id == "acme/Web-shop/web/release"
    error_message = "The branch is elsewhere."
  }
}
`,
    );

    const { output } = await folder.run(['test', '-no-color']);

    expect(output).toContain('2 passed, 0 failed');
    expect(folder.emulator.controls.countRequests('CreateProject')).toBe(1);
    expect(folder.emulator.controls.getProject('acme', 'Web-shop')).toBeUndefined();
  });

  it('runs without any service where the provider is a mock', async () => {
    await using folder = await command.installed(world, shop);
    await folder.write('shop.tftest.hcl', 'mock_provider "codecatalyst" {}\n\nrun "applies" {}\n');

    expect((await folder.run(['test', '-no-color'])).output).toContain('1 passed, 0 failed');

    expect(folder.emulator.controls.countRequests()).toBe(0);
  });
});
