import { expect, it } from '@jest/globals';
import type { Report } from '../../provider/ops/drift/report.js';
import { type Outcome, runCommand } from '../command-process.js';
import type { TerraformFolder } from '../engine/terraform/folder.js';
import { inTerraform, type Program, typeNameOf } from '../engine/terraform/program.js';
import { type Command, underEachCommand } from '../engine/terraform/under-each-command.js';
import { findings } from './drift-command.js';
import { expected, meddle, ofOurOwn, program as ofPulumi, work, world } from './planted.js';

interface Options {
  readonly dependsOn?: readonly string[];
}
const typeOf = (type: string): string => typeNameOf(type.replace('codecatalyst:', ''));

/** A value as Terraform has it: what Pulumi hides is plain here. */
const opened = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  return (value as Record<string, unknown>)['fn::secret'] ?? value;
};

/** The planted program in Terraform's terms, with resources of the same names. */
function inTerms(): Program {
  const { resources = {} } = ofPulumi;
  const resource: Record<string, Record<string, Record<string, unknown>>> = {};
  const types = new Map(Object.entries(resources).map(([name, { type }]) => [name, typeOf(type)]));
  for (const [name, { type, properties = {}, options = {} }] of Object.entries(resources)) {
    const { dependsOn = [] } = options as Options;
    const values = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, opened(value)]));
    const needs = dependsOn.map((reference) => reference.slice(2, -1));
    (resource[typeOf(type)] ??= {})[name] = {
      ...(inTerraform(values) as object),
      ...(needs.length > 0 && { depends_on: needs.map((need) => `${types.get(need) ?? ''}.${need}`) }),
    };
  }
  return { resource };
}

const underName = (folder: TerraformFolder) => ({
  emulator: folder.emulator,
  recorded: async (name: string) => {
    const found = (await folder.state()).find((one) => one.name === name);
    return found && { id: String(found.attributes.id) };
  },
});

type Variables = Readonly<Record<string, string>>;

const drift = (
  folder: TerraformFolder,
  { name }: Command,
  args: readonly string[] = [],
  variables: Variables = {},
): Promise<Outcome> =>
  runCommand(
    ['drift', '--terraform', '.', ...args],
    { ...folder.variables(), ...variables, TERRAFORM_BINARY_NAME: name },
    { cwd: folder.path, timeout: 120_000 },
  );

async function report(...[folder, command, , variables]: Parameters<typeof drift>): Promise<Report> {
  const { stdout, stderr } = await drift(folder, command, ['--json'], variables);
  if (stdout === '') throw new Error(`There is no report: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** The names of what the engine itself would put right. */
async function planned(folder: TerraformFolder): Promise<readonly string[]> {
  const run = await folder.start(['plan', '-lock=false', '-json']).ended;
  // What its guard would not let it replace is an error.
  const refused = run.errors.flatMap(({ address }) => address ?? []);
  return [...run.planned, ...refused].map((address) => address.split('.')[1] ?? '').toSorted();
}

underEachCommand('codecatalyst-iac drift on a folder', (command) => {
  it('finds each drift that was planted, invents none, and agrees with the engine', async () => {
    await using folder = await command.deployed(world, inTerms());
    await work(underName(folder));

    expect(findings(await report(folder, command))).toEqual([]);
    expect(await planned(folder)).toEqual([]);

    await meddle(underName(folder));
    const before = await folder.stateText();
    const found = await report(folder, command);
    expect([findings(found), found.verdict]).toEqual([expected, 'drift']);
    expect(await folder.stateText()).toBe(before);
    expect(await planned(folder)).toEqual(
      expected.map((finding) => finding.split(':')[0] ?? '').filter((name) => !ofOurOwn.includes(name)),
    );
  });

  it('says how to mend in commands of Terraform, and in the names of its programs', async () => {
    await using folder = await command.deployed({ spaces: ['acme'] }, shop);
    folder.emulator.controls.setProject('acme', 'shop', { displayName: 'Other' });
    folder.emulator.controls.addProject('acme', { displayName: 'wiki' });

    const { code, stdout } = await drift(folder, command, ['--print-fix', '--print-import']);

    expect(code).toBe(2);
    expect(stdout).toContain(`${command.name} apply -target=codecatalyst_project.shop`);
    expect(stdout).toContain('display_name = "Other"');
    expect(stdout).toContain(`${command.name} import codecatalyst_project.wiki acme/wiki`);
  });

  it('takes its settings from the program and its variables', async () => {
    await using folder = await command.installed({ spaces: ['acme'] });
    await folder.remove('main.tf.json');
    await folder.write('main.tf', withSettings(folder.emulator.url));
    const variables = {
      ...{ AWS_ENDPOINT_URL_CODECATALYST: '', AWS_BEARER_TOKEN_CODECATALYST: '' },
      TF_VAR_token: folder.emulator.token,
    };
    await folder.run(['apply', '-auto-approve', '-json'], variables);

    const { resources, verdict } = await report(folder, command, [], variables);

    expect([verdict, resources.map(({ id }) => id)]).toEqual(['clean', ['acme/blog', 'acme/shop']]);
  });

  it('is an error with the words of the engine where the program cannot be planned', async () => {
    await using folder = await command.installed({ spaces: ['acme'] });
    await folder.write('broken.tf', 'resource "codecatalyst_project" "shop" {}');

    const { code, stdout, stderr } = await drift(folder, command);

    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('"display_name" is required')]);
  });
});

const shop: Program = { resource: { codecatalyst_project: { shop: { space_name: 'acme', display_name: 'shop' } } } };

const withSettings = (url: string): string => `
terraform {
  required_providers {
    codecatalyst = { source = "codecatalyst-iac/codecatalyst" }
  }
}

variable "token" {
  type      = string
  sensitive = true
}

provider "codecatalyst" {
  space_name = "acme"
  endpoint   = "${url}"
  token      = var.token
}

resource "codecatalyst_project" "each" {
  for_each     = toset(["shop", "blog"])
  display_name = each.key
}
`;
