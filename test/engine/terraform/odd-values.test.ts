import { expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { underEachCommand } from './under-each-command.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  devEnvironmentTimes: instantly,
};

/** One resource as users write it, what is odd about it in its second line. */
const block = (type: string, odd: string, others: Readonly<Record<string, string>>): string =>
  [
    `resource "codecatalyst_${type}" "odd" {`,
    `  ${odd}`,
    ...Object.entries(others).map(([name, value]) => `  ${name} = ${value}`),
    '}\n',
  ].join('\n');

const inSpace = { space_name: '"acme"' };
const inProject = { ...inSpace, project_name: '"shop"' };
const machine = { instance_type: '"dev.standard1.small"', ides: '[{ name = "VSCode" }]' };
const storage = { persistent_storage: '{ size_in_gib = 16 }' };

const project = (odd: string) => block('project', odd, { ...inSpace, display_name: '"Odd"' });
const repository = (odd: string) => block('source_repository', odd, { ...inProject, name: '"odd"' });
const branch = (odd: string) => block('branch', odd, { ...inProject, source_repository_name: '"web"' });
const machineOf = (odd: string) => block('dev_environment', odd, { ...inProject, ...machine });
const environment = (odd: string) => block('dev_environment', odd, { ...inProject, ...machine, ...storage });
const session = (odd: string) =>
  block('dev_environment_session', odd, { ...inProject, dev_environment_id: '"10000000-0000-4000-8000-000000000000"' });

const apply = ['apply', '-json', '-auto-approve'];
const plan = ['plan', '-json', '-detailed-exitcode'];

// Both forms of one name: é as a letter of its own, and as e with an accent after it.
const composed = 'caf\u00e9';
const decomposed = 'cafe\u0301';

underEachCommand('an odd value', (command) => {
  it.each([
    [
      'a whole number that would be rounded',
      environment('inactivity_timeout_minutes = 9007199254740993'),
      'inactivity_timeout_minutes is 9007199254740993, which is out of range',
    ],
    [
      'such a number within an object',
      machineOf('persistent_storage = { size_in_gib = 9007199254740993 }'),
      'persistent_storage.size_in_gib is 9007199254740993, which is out of range',
    ],
    [
      'a number of more than 64 bits',
      environment('inactivity_timeout_minutes = 18446744073709551617'),
      'inactivity_timeout_minutes is 18446744073709551617, which is out of range',
    ],
    [
      'a fraction for a whole number',
      environment('inactivity_timeout_minutes = 16.5'),
      'inactivity_timeout_minutes: must be a whole number, and is 16.5.',
    ],
    [
      'a fraction that is no binary one',
      environment('inactivity_timeout_minutes = 16.1'),
      'inactivity_timeout_minutes: must be a whole number, and is 16.1.',
    ],
    [
      'an emoji where the service takes none',
      project('description = "To the moon 🚀"'),
      'description: "To the moon 🚀" must have 0 to 200 characters and match',
    ],
    [
      'null in a list of objects',
      environment('repositories = [{ repository_name = "web" }, null]'),
      'repositories[1]: must be an object, and is nothing.',
    ],
    [
      'null in a list of texts',
      block('workflow_run', 'triggers = ["now", null]', {
        ...inProject,
        workflow_id: '"10000000-0000-4000-8000-000000000000"',
      }),
      'triggers[1]: must be text, and is nothing.',
    ],
    [
      'a key with dots in the place of one that is required',
      machineOf('persistent_storage = { "size.in_gib" = 16 }'),
      'Inappropriate value for attribute "persistent_storage": attribute "size_in_gib" is required.',
    ],
    [
      'a text of 100,000 characters',
      repository(`description = "${'x'.repeat(100_000)}"`),
      `description: "${'x'.repeat(60)}…", which has 100000 characters, must have 1 to 255 characters.`,
    ],
  ])('that is %s is refused at its line, before anything is made', async (_what, text, said) => {
    await using folder = await command.installed(world);
    await folder.write('odd.tf', text);

    const { errors, output } = await folder.failing(plan);

    expect(output).toContain(said);
    expect(errors.map(({ range }) => range?.start.line)).toEqual([2]);
    expect(output).not.toMatch(/inconsistent|defect|\n\s+at /);
    expect(output.length).toBeLessThan(2000);
    expect(folder.emulator.controls.countRequests()).toBe(0);
  });

  // Of what is deep within, commands show the block in the place of the line.
  it('that is null deep within is refused with the whole of its path', async () => {
    await using folder = await command.installed(world);
    const listing = 'execute_command_session_configuration = { command = "ls", arguments = ["-l", null] }';
    await folder.write('odd.tf', session(`session_configuration = { session_type = "SSH", ${listing} }`));

    expect((await folder.failing(plan)).output).toContain(
      'session_configuration.execute_command_session_configuration.arguments[1]: must be text, and is nothing.',
    );
  });

  it.each([
    ['an emoji where the service takes it', repository('description = "To the moon 🚀"'), 'To the moon 🚀'],
    ['a text as long as it may be', repository(`description = "${'é'.repeat(255)}"`), 'é'.repeat(255)],
    ['a text with an escaped template', repository('description = "$${name} %%{ if } \\"\\\\"'), '${name} %{ if } "\\'],
    ['a text of lines and tabs', repository('description = <<-EOT\n    one\n    \ttwo\n  EOT\n'), 'one\n\ttwo\n'],
    ['a text in its decomposed form', repository(`description = "${decomposed}"`), composed],
  ])('that is %s arrives as it was written, and stays', async (_what, text, description) => {
    await using folder = await command.installed(world);
    const { controls } = folder.emulator;
    await folder.write('odd.tf', text);

    await folder.run(apply);

    expect(controls.getSourceRepository('acme', 'shop', 'odd')?.description).toBe(description);
    expect((await folder.start(plan).ended).exitCode).toBe(0);
    expect((await folder.run(['destroy', '-json', '-auto-approve'])).errors).toEqual([]);
    expect(controls.getSourceRepository('acme', 'shop', 'odd')).toBeUndefined();
  });

  it('that is a list with nothing in it says the same as none, however it came there', async () => {
    await using folder = await command.installed(world);
    const { controls } = folder.emulator;

    for (const odd of ['repositories = []', 'repositories = null', 'repositories = []']) {
      await folder.write('odd.tf', environment(odd));
      await folder.run(apply);
      expect((await folder.start(plan).ended).exitCode).toBe(0);
    }

    expect(controls.countRequests('CreateDevEnvironment')).toBe(1);
    expect(controls.countRequests('UpdateDevEnvironment')).toBe(0);
  });

  it('that is a list of which one item is not known yet is planned, and made when it is', async () => {
    await using folder = await command.installed(world);
    const later = `{ repository_name = codecatalyst_source_repository.odd.id == "" ? "" : "odd" }`;
    const list = `repositories = [{ repository_name = "web" }, ${later}]`;
    await folder.write('odd.tf', [environment(list), repository('force_destroy = true')].join('\n'));

    expect((await folder.start(plan).ended).exitCode).toBe(2);
    await folder.run(apply);

    expect(folder.emulator.controls.getDevEnvironments('acme', 'shop')).toMatchObject([
      { repositories: [{ repositoryName: 'web' }, { repositoryName: 'odd' }] },
    ]);
    expect((await folder.start(plan).ended).exitCode).toBe(0);
  });

  // Commands drop from an object what its type does not have, before a provider sees it.
  it('that is a key with dots beside those that there are changes nothing', async () => {
    await using folder = await command.installed(world);
    await folder.write('odd.tf', machineOf('persistent_storage = { size_in_gib = 16, "size.in.gib" = 3 }'));

    await folder.run(apply);

    expect(folder.emulator.controls.getDevEnvironments('acme', 'shop')).toMatchObject([
      { persistentStorage: { sizeInGiB: 16 } },
    ]);
    expect((await folder.start(plan).ended).exitCode).toBe(0);
  });

  it.each([
    ['composed', composed],
    ['decomposed', decomposed],
  ])('that is a name in its %s form makes a thing of the composed name, which is found again', async (_form, name) => {
    await using folder = await command.installed(world);
    await folder.write('odd.tf', branch(`name = "${name}"`));

    await folder.run(apply);

    expect(folder.emulator.controls.getBranch('acme', 'shop', 'web', composed)).toBeDefined();
    expect((await folder.start(plan).ended).exitCode).toBe(0);
    expect(folder.emulator.controls.countRequests('CreateSourceRepositoryBranch')).toBe(1);
  });

  it('that somebody put into its decomposed form is no drift', async () => {
    await using folder = await command.installed(world);
    await folder.write('odd.tf', repository(`description = "${composed}"`));
    await folder.run(apply);

    folder.emulator.controls.setSourceRepository('acme', 'shop', 'odd', { description: decomposed });

    expect((await folder.start(plan).ended).exitCode).toBe(0);
  });

  // Commands compose an id before a provider sees it, so what has a decomposed name is out of their reach.
  it('that is the decomposed id of an import is looked up composed, and refused where that is not there', async () => {
    await using folder = await command.installed(world);
    const { controls } = folder.emulator;
    await folder.write('odd.tf', branch(`name = "${composed}"`));
    const importing = ['import', '-no-color', 'codecatalyst_branch.odd', `acme/shop/web/${decomposed}`];
    controls.addBranch('acme', 'shop', 'web', decomposed);

    expect((await folder.failing(importing)).output).toContain('Cannot import non-existent remote object');

    controls.addBranch('acme', 'shop', 'web', composed);
    expect((await folder.run(importing)).output).toContain('Import successful!');
    expect((await folder.start(plan).ended).exitCode).toBe(0);
  });
});
