import { cp, mkdtempDisposable, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root, run } from './command-line.js';
import { filesOf } from './files-of.js';

const temporaryFolder = () => mkdtempDisposable(join(tmpdir(), 'sdk-'));

describe('schema.json', () => {
  it('is a good schema to Pulumi itself', async () => {
    await using home = await temporaryFolder();
    const env = { PULUMI_HOME: home.path, PULUMI_SKIP_UPDATE_CHECK: 'true' };
    await expect(run('pulumi', ['schema', 'check', 'schema.json'], { cwd: root, env })).resolves.not.toMatch(
      /error|warning/i,
    );
  });
});

describe('the SDK', () => {
  it('is what the schema makes today', async () => {
    await using folder = await temporaryFolder();
    const schema = join(root, 'schema.json');
    await run('sdk-codegen', ['--schema', schema, '--language', 'nodejs', '--out', join(folder.path, 'nodejs')]);
    const made = await filesOf(join(folder.path, 'nodejs'));
    const committed = await filesOf(join(root, 'sdk/nodejs'));
    expect(Object.keys(committed)).toEqual(Object.keys(made));
    // Run make sdk where a file of the list is stale.
    expect(Object.keys(made).filter((path) => made[path] !== committed[path])).toEqual([]);
  });

  it('is known to Pulumi as the package of this plugin', async () => {
    const facts = JSON.parse(await readFile(join(root, 'sdk/nodejs/package.json'), 'utf8')) as object;
    expect(facts).toMatchObject({
      name: 'pulumi-codecatalyst',
      version: '0.1.0',
      pulumi: { resource: true, name: 'codecatalyst', version: '0.1.0' },
    });
  });

  it('takes every TypeScript example, strictly', async () => {
    await using folder = await temporaryFolder();
    await cp(join(root, 'examples/snippets'), folder.path, { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder.path, 'node_modules'));
    await writeFile(join(folder.path, 'package.json'), JSON.stringify({ type: 'module' }));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      skipLibCheck: true,
      types: ['node'],
    };
    const include = ['*.ts', '**/*.ts'];
    await writeFile(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));

    await expect(run('tsc', ['-p', '.', '--listFilesOnly'], { cwd: folder.path })).resolves.toContain('project.ts');
    await expect(run('tsc', ['-p', '.'], { cwd: folder.path })).resolves.toBe('');
  });
});
