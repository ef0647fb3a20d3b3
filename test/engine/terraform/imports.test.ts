import { expect, it } from '@jest/globals';
import { underCommand, underEachCommand } from './under-each-command.js';

const world = { spaces: ['acme'], projects: ['acme/Web-shop'], repositories: ['acme/Web-shop/web'] };
const web = { space_name: 'acme', project_name: 'Web-shop', name: 'web' };
const exitCodeOfPlan = ['plan', '-json', '-detailed-exitcode'];

underEachCommand('an import', (command) => {
  it('takes up what is there by command, and leaves nothing to do', async () => {
    await using folder = await command.installed(world, {
      resource: { codecatalyst_source_repository: { web } },
    });

    await folder.run(['import', 'codecatalyst_source_repository.web', 'acme/Web-shop/web']);

    expect(await folder.recorded('codecatalyst_source_repository', 'web')).toMatchObject({
      attributes: { id: 'acme/Web-shop/web', ...web },
    });
    expect((await folder.start(exitCodeOfPlan).ended).exitCode).toBe(0);
  });

  it('takes up what is there by blocks, with code that the command writes', async () => {
    await using folder = await command.installed(world);
    const imports = [
      ['codecatalyst_project.shop', 'acme/Web-shop'],
      ['codecatalyst_source_repository.web', 'acme/Web-shop/web'],
      ['codecatalyst_branch.main', 'acme/Web-shop/web/main'],
    ].map(([to, id]) => `import {\n  to = ${to ?? ''}\n  id = "${id ?? ''}"\n}\n`);
    await folder.write('imports.tf', imports.join('\n'));

    await folder.run(['plan', '-json', '-generate-config-out=generated.tf', '-out=imported']);
    await folder.run(['apply', '-json', 'imported']);

    expect(await folder.read('generated.tf')).toContain('resource "codecatalyst_source_repository" "web" {');
    await folder.remove('imports.tf');
    expect((await folder.start(exitCodeOfPlan).ended).exitCode).toBe(0);
    for (const write of ['UpdateProject', 'CreateProject', 'CreateSourceRepository'] as const)
      expect(folder.emulator.controls.countRequests(write)).toBe(0);
  });

  it.each([
    ['acme/Web-shop/none', /acme\/Web-shop\/none|no (?:repository|object)|does not exist|Cannot import/i],
    ['web', /spaceName|space_name/],
  ])('of %s is refused with a word on why', async (id, said) => {
    await using folder = await command.installed(world, { resource: { codecatalyst_source_repository: { web } } });

    const { output } = await folder.failing(['import', 'codecatalyst_source_repository.web', id]);

    expect(output).toMatch(said);
    expect(await folder.state()).toEqual([]);
  });
});

underCommand('tofu', 'an import by identity', (command) => {
  it('takes up what is there by the names that make it up', async () => {
    await using folder = await command.installed(world, { resource: { codecatalyst_source_repository: { web } } });
    const names = Object.entries(web).map(([name, value]) => `    ${name} = "${value}"\n`);
    await folder.write(
      'imports.tf',
      `import {\n  to = codecatalyst_source_repository.web\n  identity = {\n${names.join('')}  }\n}\n`,
    );

    await folder.run(['apply', '-json', '-auto-approve']);

    expect(await folder.recorded('codecatalyst_source_repository', 'web')).toMatchObject({
      attributes: { id: 'acme/Web-shop/web' },
    });
    expect((await folder.start(exitCodeOfPlan).ended).exitCode).toBe(0);
  });
});
