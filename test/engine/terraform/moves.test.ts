import { expect, it } from '@jest/globals';
import { DebuggedProvider } from './debugged-provider.js';
import { underEachCommand } from './under-each-command.js';

const bench = '10000000-0000-4000-8000-000000000000';
const world = {
  spaces: ['acme'],
  projects: ['acme/Web-shop'],
  repositories: ['acme/Web-shop/web'],
  devEnvironments: [`acme/Web-shop/${bench}`],
};

/** A state as terraform-provider-aws leaves it. */
const stateOfAws = (type: string, name: string, attributes: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    version: 4,
    terraform_version: '1.11.4',
    serial: 1,
    lineage: '0f6e4c6e-8f5a-4d5e-9d0b-6d3f0c6f5a11',
    outputs: {},
    resources: [
      {
        mode: 'managed',
        type,
        name,
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ schema_version: 0, attributes, sensitive_attributes: [] }],
      },
    ],
  });

underEachCommand('what the AWS provider has made', (command) => {
  it.each([
    [
      'project',
      {
        id: 'Web-shop',
        name: 'Web-shop',
        display_name: 'Web-shop',
        space_name: 'acme',
        description: null,
        timeouts: null,
      },
      { space_name: 'acme', display_name: 'Web-shop' },
      'acme/Web-shop',
    ],
    [
      'source_repository',
      { id: 'web', name: 'web', project_name: 'Web-shop', space_name: 'acme', description: null, timeouts: null },
      { space_name: 'acme', project_name: 'Web-shop', name: 'web' },
      'acme/Web-shop/web',
    ],
    [
      'dev_environment',
      {
        id: bench,
        space_name: 'acme',
        project_name: 'Web-shop',
        instance_type: 'dev.standard1.small',
        ides: [{ name: 'VSCode', runtime: '' }],
        persistent_storage: [{ size: 16 }],
        inactivity_timeout_minutes: 15,
      },
      {
        space_name: 'acme',
        project_name: 'Web-shop',
        instance_type: 'dev.standard1.small',
        ides: [{ name: 'VSCode' }],
        persistent_storage: { size_in_gib: 16 },
        inactivity_timeout_minutes: 15,
      },
      `acme/Web-shop/${bench}`,
    ],
  ])('is taken over as a %s by a moved block, with no call that changes it', async (kind, old, inputs, id) => {
    const [from, to] = [`aws_codecatalyst_${kind}`, `codecatalyst_${kind}`];
    await using folder = await command.installed(world, { resource: { [to]: { it: inputs } } });
    await folder.write('terraform.tfstate', stateOfAws(from, 'it', old));
    await folder.write('moved.tf', `moved {\n  from = ${from}.it\n  to   = ${to}.it\n}\n`);

    // Whose state it is must be there, and is asked nothing.
    await using aws = await DebuggedProvider.start(folder.path, folder.variables());

    const run = await folder.run(['apply', '-json', '-auto-approve'], aws.insteadOf('hashicorp/aws'));

    expect(run.steps).toEqual([]);
    expect((await folder.state()).map(({ type, attributes }) => [type, attributes.id])).toEqual([[to, id]]);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });
});
