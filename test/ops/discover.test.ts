import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { Discovery, makeEnvironment, makeToken } from './discovery.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/Web shop', 'acme/blog'],
  repositories: ['acme/Web-shop/api', 'acme/blog/api'],
  branches: ['acme/Web-shop/api/release/1.0'],
};
const inYaml = ['--out', 'infra', '--language', 'yaml'];
const program = 'infra/yaml';
const expectNoChanges = ['preview', '--refresh', '--expect-no-changes', '--stack', 'dev'];
const importing = ['import', '-f', 'import.json', '--yes', '--skip-preview', '--generate-code=false', '--stack', 'dev'];

/** A stack that has what was discovered, as users import it. */
async function imported(): Promise<Discovery> {
  const discovery = await Discovery.open(world);
  await discovery.report(inYaml);
  await discovery.pulumi(program, 'stack', 'init', 'dev');
  await discovery.pulumi(program, ...importing);
  return discovery;
}

describe('discover', () => {
  it('names things as people do, by their parents where they are alike', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(inYaml);
    expect(await discovery.imports('infra/yaml/import.json')).toEqual([
      'Project web-shop acme/Web-shop',
      'SourceRepository web-shop-api acme/Web-shop/api',
      'Branch api-release-1-0 acme/Web-shop/api/release/1.0',
      'Project blog acme/blog',
      'SourceRepository blog-api acme/blog/api',
    ]);
  });

  it('writes programs in TypeScript that are proved as those in YAML are', async () => {
    await using discovery = await Discovery.open(world);
    const { emulator } = discovery;
    emulator.controls.addSourceRepository('acme', 'blog', { name: 'new', description: 'It\'s ${x} "$$"' });
    const repositories = [{ repositoryName: 'api', branchName: 'release/1.0' }];
    emulator.controls.addBranch('acme', 'blog', 'new', 'next');
    await makeEnvironment(emulator, 'Web-shop', { alias: 'class', repositories });
    await makeToken(emulator, '2 tokens');

    const { verified } = await discovery.report(['--language', 'typescript', '--language', 'yaml', '--verify']);

    expect(verified).toEqual([
      { language: 'typescript', outcome: 'empty' },
      { language: 'yaml', outcome: 'empty' },
    ]);
    const source = await discovery.read('discovered/typescript/index.ts');
    expect(source).toContain('const newSourceRepository = new SourceRepository(');
    expect(source).toContain('repositories: [{ repositoryName: webShopApi.name, branchName: apiRelease10.name }]');
  });

  it('lists only what is new once a stack has the rest, and keeps the program whole', async () => {
    await using discovery = await imported();
    await discovery.pulumi(program, ...expectNoChanges);
    const { controls } = discovery.emulator;
    const before = await discovery.read('infra/yaml/Main.yaml');

    controls.clearRequests();
    expect(await discovery.report([...inYaml, '--stack', 'infra/yaml:dev'])).toMatchObject({ toImport: 0 });
    expect(await discovery.read('infra/yaml/Main.yaml')).toBe(before);
    expect(await discovery.imports('infra/yaml/import.json')).toEqual([]);
    // The stack knows where they are cloned from.
    expect(controls.countRequests('GetSourceRepositoryCloneUrls')).toBe(0);

    controls.addSourceRepository('acme', 'blog', { name: 'web' });
    expect(await discovery.report([...inYaml, '--stack', 'infra/yaml:dev'])).toMatchObject({ toImport: 1 });
    expect(await discovery.imports('infra/yaml/import.json')).toEqual(['SourceRepository web acme/blog/web']);
    await discovery.pulumi(program, ...importing);
    await discovery.pulumi(program, ...expectNoChanges);
    // What is protected and what is not comes from the program.
    await discovery.pulumi(program, 'up', '--yes', '--skip-preview', '--expect-no-changes', '--stack', 'dev');
    const { deployment } = JSON.parse(await discovery.pulumi(program, 'stack', 'export', '--stack', 'dev')) as {
      deployment: { resources: { urn: string; type: string; protect?: boolean }[] };
    };
    const kept = deployment.resources.filter(({ protect }) => protect).map(({ urn }) => urn.split('::').at(-1));
    expect(kept.toSorted()).toEqual(['blog', 'blog-api', 'web', 'web-shop', 'web-shop-api']);
  });

  it('leaves out what the stack of another program has, and calls it by a constant', async () => {
    await using discovery = await imported();
    discovery.emulator.controls.addSourceRepository('acme', 'blog', { name: 'web' });
    discovery.emulator.controls.addBranch('acme', 'blog', 'api', 'next');

    const answer = await discovery.report([
      '--out',
      'more',
      '--language',
      'yaml',
      '--stack',
      'infra/yaml:dev',
      '--verify',
    ]);

    expect(answer).toMatchObject({
      toImport: 2,
      counts: { project: { managed: 2 }, repository: { declared: 1, managed: 2 }, branch: { declared: 1, managed: 1 } },
      verified: [{ language: 'yaml', outcome: 'empty' }],
    });
    const main = await discovery.read('more/yaml/Main.yaml');
    expect(main).toContain('  # The project acme/blog, which is not declared here.\n  blogProjectName: "blog"\n');
    expect(main).toContain('      projectName: ${blogProjectName}\n      sourceRepositoryName: ${apiRepositoryName}\n');
  });

  it('keeps a name that was changed, and what else was in the file', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(inYaml);
    const file = join(discovery.folder, 'infra', 'names.yaml');
    const names = await readFile(file, 'utf8');
    await writeFile(file, names.replace('blog-api', 'Journal') + '    6f10: gone-since\n');
    discovery.emulator.controls.deleteSourceRepository('acme', 'Web-shop', 'api');

    expect(await discovery.report([...inYaml, '--verify'])).toMatchObject({ verified: [{ outcome: 'empty' }] });

    expect(await discovery.imports('infra/yaml/import.json')).toContain('SourceRepository Journal acme/blog/api');
    const after = await readFile(file, 'utf8');
    expect(after).toContain('acme/blog/api: Journal\n');
    expect(after).toContain('acme/Web-shop/api: web-shop-api # not seen last time\n');
    await discovery.report(inYaml);
    expect(await readFile(file, 'utf8')).toBe(after);
  });

  it('refuses to overwrite a program that was edited, and says which', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(inYaml);
    const file = join(discovery.folder, 'infra/yaml/Main.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}# mine\n`);

    const refused = await discovery.run(inYaml);

    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toContain(`overwrite what somebody else wrote: ${file}.`);
    expect(await readFile(file, 'utf8')).toContain('# mine');
    await discovery.report([...inYaml, '--force']);
    expect(await readFile(file, 'utf8')).not.toContain('# mine');
  });

  it('proves a program with the plugin that its project file names', async () => {
    await using discovery = await Discovery.open(world);
    await mkdir(join(discovery.folder, program), { recursive: true });
    await symlink(fileURLToPath(new URL('../../dist/plugin', import.meta.url)), join(discovery.folder, 'plugin'));
    const project =
      'name: mine\nruntime: yaml\nplugins:\n  providers:\n    - name: codecatalyst\n      path: ../../plugin\n';
    await writeFile(join(discovery.folder, program, 'Pulumi.yaml'), project);

    const { stdout } = await discovery.run([...inYaml, '--verify', '--json'], { PATH: process.env.PATH });

    expect(JSON.parse(stdout)).toMatchObject({ verified: [{ language: 'yaml', outcome: 'empty' }] });
    expect(await discovery.read('infra/yaml/Pulumi.yaml')).toBe(project);
  });

  it('says what a program in TypeScript lacks to be proved, and ends with 3', async () => {
    await using discovery = await Discovery.open(world);
    await rm(join(discovery.folder, 'node_modules'));
    const { verified } = await discovery.report(['--out', 'infra', '--verify'], 3);
    expect(verified).toEqual([
      {
        language: 'typescript',
        outcome: 'not run',
        why: `@pulumi/pulumi and pulumi-codecatalyst are not there: run npm install /path/to/pulumi-codecatalyst-0.1.0.tgz in ${join(discovery.folder, 'infra/typescript')}`,
      },
    ]);
  });

  it('fails where an import does not come to what the program says', async () => {
    await using discovery = await Discovery.open(world);
    const { controls } = discovery.emulator;
    // The list is asked before it changes, the import after that.
    const release = controls.hold('GetSourceRepositoryCloneUrls');
    const answer = discovery.report([...inYaml, '--verify'], 1);
    while (controls.countRequests('GetSourceRepositoryCloneUrls') === 0) await sleep(10);
    controls.setProject('acme', 'blog', { description: 'New' });
    release();
    expect((await answer).verified).toEqual([
      { language: 'yaml', outcome: 'failed', why: expect.stringContaining('description') },
    ]);
  });

  it('lets no program lose what it declares and may be there, unless forced', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(inYaml);
    const before = await discovery.files('infra');
    const { controls } = discovery.emulator;

    const narrower = await discovery.run([...inYaml, '--project', 'blog']);
    expect(narrower).toMatchObject({ code: 4, stdout: '' });
    expect(narrower.stderr).toContain(
      'would lose what it declares: branch acme/Web-shop/api/release/1.0, project acme/Web-shop',
    );
    controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 403, times: 2 });
    const unread = await discovery.run(inYaml);
    expect(unread).toMatchObject({ code: 4, stdout: '' });
    expect(unread.stderr).toContain('the branches of acme/Web-shop/api could not be read');
    expect(await discovery.files('infra')).toEqual(before);

    controls.deleteBranch('acme', 'Web-shop', 'api', 'release/1.0');
    expect(await discovery.report(inYaml)).toMatchObject({ toImport: 4 });
    expect(await discovery.report([...inYaml, '--project', 'blog', '--force'])).toMatchObject({ toImport: 2 });
  });

  it('needs no account and no server with the endpoint local, and proves it there too', async () => {
    await using discovery = await Discovery.open({ spaces: ['acme'] });
    const local = { AWS_ENDPOINT_URL_CODECATALYST: undefined, AWS_BEARER_TOKEN_CODECATALYST: undefined };
    const served = await startEmulator({ dataDir: join(discovery.folder, '.codecatalyst-local'), spaces: ['acme'] });
    served.controls.addProject('acme', { displayName: 'Shop' });
    served.controls.addSourceRepository('acme', 'Shop', { name: 'api' });
    await served.close();

    const { stdout, stderr } = await discovery.run([...inYaml, '--endpoint', 'local', '--verify', '--json'], local);

    expect(stderr).toBe('Reading the space acme.\nImporting what was found, and previewing the program in yaml.\n');
    expect(JSON.parse(stdout)).toMatchObject({ toImport: 2, verified: [{ language: 'yaml', outcome: 'empty' }] });
    expect(discovery.emulator.controls.countRequests()).toBe(0);
  });

  it('lets a person tick the projects at a terminal, and asks nobody elsewhere', async () => {
    await using discovery = await Discovery.open(world);
    // The first of the list is left out: down, tick, go.
    const { code } = await discovery.atTerminal([...inYaml, '--choose'], 'Which projects', '\u001b[B \r');
    expect(code).toBe(0);
    expect(await discovery.imports('infra/yaml/import.json')).toEqual([
      'Project blog acme/blog',
      'SourceRepository api acme/blog/api',
    ]);

    const left = await discovery.atTerminal(['--out', 'left', '--choose'], 'Which projects', '\u0003');
    expect(left.code).toBe(130);
    await expect(discovery.files('left')).rejects.toThrow('ENOENT');

    const { code: alone, stderr } = await discovery.run([...inYaml, '--choose']);
    expect(alone).toBe(1);
    expect(stderr).toContain('--choose asks a person, and there is no terminal: name the projects with --project.');
  });

  it('ends at once when it is interrupted, and writes nothing', async () => {
    await using discovery = await Discovery.open(world);
    const release = discovery.emulator.controls.hold('ListSourceRepositories');
    const { code, stdout } = await discovery.interrupted([...inYaml], 'ListSourceRepositories');
    release();
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    await expect(discovery.files('infra')).rejects.toThrow('ENOENT');
  });
});
