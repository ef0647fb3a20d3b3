import { expect, it } from '@jest/globals';
import { underEachCommand } from './under-each-command.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
};
const terraform = `
terraform {
  required_providers {
    codecatalyst = { source = "codecatalyst-iac/codecatalyst" }
  }
}

provider "codecatalyst" {
  space_name = "acme"
}
`;
const withToken = `${terraform}
ephemeral "codecatalyst_access_token" "git" {
  name = "for-this-run"
}

provider "codecatalyst" {
  alias        = "with_git"
  space_name   = "acme"
  git_username = "local-user"
  git_password = ephemeral.codecatalyst_access_token.git.secret
}

resource "codecatalyst_branch" "release" {
  provider               = codecatalyst.with_git
  project_name           = "shop"
  source_repository_name = "web"
  name                   = "release"
}
`;
const withFunctions = `${terraform}
locals {
  id = provider::codecatalyst::branch_id("acme", "shop", "web", "release/1.0")
}

output "id" {
  value = local.id
}

output "branch" {
  value = provider::codecatalyst::parse_branch_id(local.id).name
}
`;

underEachCommand('an ephemeral token', (command) => {
  it('is good for the run that makes it, gone at its end, and in no state', async () => {
    await using folder = await command.installed(world);
    const { controls, user } = folder.emulator;
    await folder.remove('main.tf.json');
    await folder.write('main.tf', withToken);

    await folder.run(['apply', '-auto-approve', '-json']);

    expect(controls.getAccessTokens(user)).toEqual([]);
    const made = controls.countRequests('CreateAccessToken');
    expect([made > 0, controls.countRequests('DeleteAccessToken')]).toEqual([true, made]);
    expect(await folder.stateText()).not.toContain('for-this-run');
    // Only with a login for Git is a branch deleted.
    await folder.run(['destroy', '-auto-approve', '-json']);
    expect(controls.getBranch('acme', 'shop', 'web', 'release')).toBeUndefined();
    expect(controls.getAccessTokens(user)).toEqual([]);
  });
});

underEachCommand('a function', (command) => {
  it('builds an id as an import takes it, and takes it apart', async () => {
    await using folder = await command.installed(world);
    await folder.remove('main.tf.json');
    await folder.write('main.tf', withFunctions);

    await folder.run(['apply', '-auto-approve', '-json']);

    const { output } = await folder.run(['output', '-json']);
    expect(JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))).toMatchObject({
      id: { value: 'acme/shop/web/release/1.0' },
      branch: { value: 'release/1.0' },
    });
  });

  it('refuses what is no id, with the place in the program', async () => {
    await using folder = await command.installed(world);
    await folder.remove('main.tf.json');
    await folder.write('main.tf', withFunctions.replace('parse_branch_id(local.id)', 'parse_branch_id("acme")'));

    const { output, exitCode } = await folder.failing(['plan', '-no-color']);

    expect([exitCode, output]).toEqual([1, expect.stringMatching(/main\.tf line \d+[^]*space_name\/project_name/)]);
  });
});
