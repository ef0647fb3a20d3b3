import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { runCommand } from '../command-process.js';
import type { TerraformFolder } from '../engine/terraform/folder.js';
import { type Command, underEachCommand } from '../engine/terraform/under-each-command.js';
import { type Answer, makeEnvironment, makeToken } from './discovery.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/Web shop', 'acme/blog'],
  repositories: ['acme/Web-shop/api', 'acme/blog/api'],
  branches: ['acme/Web-shop/api/release/1.0'],
};
const program = 'discovered/hcl';
const there = `-chdir=${program}`;

/** A folder in which nothing is declared, and a space with things of every kind. */
async function found(command: Command): Promise<TerraformFolder> {
  const folder = await command.installed(world);
  const { emulator } = folder;
  emulator.controls.addSourceRepository('acme', 'blog', { name: 'new', description: 'It\'s ${x} %{y} "$$"\\' });
  const repositories = [{ repositoryName: 'api', branchName: 'release/1.0' }];
  await makeEnvironment(emulator, 'Web-shop', { alias: 'class', repositories });
  await makeToken(emulator, '2 tokens');
  return folder;
}

async function discover(folder: TerraformFolder, { name }: Command, ...args: readonly string[]): Promise<Answer> {
  const { code, stdout, stderr } = await runCommand(
    ['discover', '--space', 'acme', '--language', 'hcl', '--json', ...args],
    { ...folder.variables(), TERRAFORM_BINARY_NAME: name },
    { cwd: folder.path, timeout: 120_000 },
  );
  if (code !== 0) throw new Error(`discover ended with ${String(code)}:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as Answer;
}

underEachCommand('discover in HCL', (command) => {
  it('writes what imports with nothing left to do, laid out as the command does, and proves it', async () => {
    await using folder = await found(command);

    const { verified, toImport } = await discover(folder, command, '--verify');

    expect([verified, toImport]).toEqual([[{ language: 'hcl', outcome: 'empty' }], 8]);
    const text = await folder.read(`${program}/main.tf`);
    expect(text).toContain('resource "codecatalyst_project" "web_shop" {');
    expect(text).toContain('branch_name     = codecatalyst_branch.api_release_1_0.name');
    expect(text).toContain('prevent_destroy = true');
    await folder.run([there, 'fmt', '-check']);

    await folder.run([there, 'init']);
    const { steps } = await folder.run([there, 'apply', '-auto-approve', '-json']);
    expect(steps).toEqual([]);
    expect((await folder.start([there, 'plan', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('leaves out of the import what a folder has, and moves what was renamed', async () => {
    await using folder = await found(command);
    await discover(folder, command);
    await folder.run([there, 'init']);
    await folder.run([there, 'apply', '-auto-approve', '-json']);
    const names = join(folder.path, 'discovered', 'names.yaml');
    await writeFile(names, (await readFile(names, 'utf8')).replace('blog-api', 'chronicle'));
    folder.emulator.controls.addSourceRepository('acme', 'blog', { name: 'later' });

    const { toImport } = await discover(folder, command, '--terraform', program);

    expect(toImport).toBe(1);
    expect(await folder.read(`${program}/imports.tf`)).toContain('to = codecatalyst_source_repository.later');
    expect(await folder.read(`${program}/imports.tf`)).toContain(
      'moved {\n  from = codecatalyst_source_repository.blog_api\n  to   = codecatalyst_source_repository.chronicle\n}',
    );
    const { steps } = await folder.run([there, 'apply', '-auto-approve', '-json']);
    expect(steps).toEqual([]);
    expect((await folder.start([there, 'plan', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('says it where a proof cannot be made', async () => {
    await using folder = await found(command);
    await discover(folder, command);
    await folder.write(`${program}/versions.tf`, 'terraform {\n  required_version = "> 99"\n}\n');

    const { code, stdout } = await runCommand(
      ['discover', '--space', 'acme', '--language', 'hcl', '--verify'],
      { ...folder.variables(), TERRAFORM_BINARY_NAME: command.name },
      { cwd: folder.path, timeout: 120_000 },
    );

    expect([code, stdout]).toEqual([3, expect.stringContaining('Not verified in hcl:')]);
  });
});
