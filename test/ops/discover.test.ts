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

    expect(refused).toMatchObject({ code: 1, stdout: '' });
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
        why: `@pulumi/pulumi and pulumi-codecatalyst are not there: run npm install in ${join(discovery.folder, 'infra/typescript')}`,
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
    expect(narrower).toMatchObject({ code: 1, stdout: '' });
    expect(narrower.stderr).toContain(
      'would lose what it declares: branch acme/Web-shop/api/release/1.0, project acme/Web-shop',
    );
    controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 403, times: 2 });
    const unread = await discovery.run(inYaml);
    expect(unread).toMatchObject({ code: 1, stdout: '' });
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

    expect(stderr).toBe('Importing what was found, and previewing the program in yaml.\n');
    expect(JSON.parse(stdout)).toMatchObject({ toImport: 2, verified: [{ language: 'yaml', outcome: 'empty' }] });
    expect(discovery.emulator.controls.countRequests()).toBe(0);
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

describe('discover, of what it cannot take or will not,', () => {
  it('says why, thing by thing', async () => {
    await using discovery = await Discovery.open(world);
    const { emulator } = discovery;
    const { controls } = emulator;
    controls.addLinkedRepository('acme', 'blog', { name: 'elsewhere' });
    controls.putToken('token-of-jane', 'jane');
    const hers = await makeEnvironment({ ...emulator, token: 'token-of-jane', controls }, 'blog', { alias: 'hers' });
    const broken = await makeEnvironment(emulator, 'blog', { alias: 'broken' });
    controls.failDevEnvironment('acme', 'blog', broken, 'no room');
    controls.setProject('acme', 'blog', { description: "Somebody's" });
    const token = await makeToken(emulator, 'ci');

    const answer = await discovery.report([...inYaml, '--verify', '--default-branches']);

    expect(answer.skipped).toEqual([
      {
        kind: 'project',
        id: 'acme/blog',
        why: expect.stringContaining('its description is not as the API takes it'),
      },
      {
        kind: 'environment',
        id: `acme/blog/${broken}`,
        why: 'it is FAILED and can never be started: once imported it would be replaced',
      },
    ]);
    // The service lists to its owner alone what is hers.
    expect(JSON.stringify(answer)).not.toContain(hers);
    expect(answer.verified).toEqual([{ language: 'yaml', outcome: 'empty' }]);
    const inventory = JSON.parse(await discovery.read('infra/inventory.json')) as {
      items: { kind: string; id: string; standing: string; isLinked?: boolean }[];
    };
    expect(inventory.items).toContainEqual(
      expect.objectContaining({ id: 'acme/blog/elsewhere', standing: 'listed', isLinked: true }),
    );
    const main = await discovery.read('infra/yaml/Main.yaml');
    expect(main).not.toContain('elsewhere');
    expect(main).toContain('blogProjectName: "blog"');
    expect(main).toContain('name: "main"');
    expect(main).toContain('ci is taken up by its id, and its `secret` is empty.');
    expect(await discovery.imports('infra/yaml/import.json')).toContain(`AccessToken ci ${token}`);
  });

  it('tells what could not be read, and ends with 3', async () => {
    await using discovery = await Discovery.open(world);
    const { controls } = discovery.emulator;
    controls.failNext({ operation: 'ListWorkflows', status: 403, times: 1 });
    controls.failNext({ operation: 'GetSourceRepositoryCloneUrls', status: 403, times: 1 });

    const answer = await discovery.report(inYaml, 3);

    expect(answer.unread).toEqual([
      { what: expect.stringMatching(/^the workflows of acme\//), why: expect.stringContaining('AccessDenied') },
      {
        what: expect.stringMatching(/^where acme\/.*\/api is cloned from$/),
        why: expect.stringContaining('AccessDenied'),
      },
    ]);
    expect(answer.skipped[0]).toMatchObject({ kind: 'repository', why: expect.stringContaining('AccessDenied') });
  });

  it('reads no more than what is asked for', async () => {
    await using discovery = await Discovery.open(world);
    const { controls } = discovery.emulator;

    const answer = await discovery.report([
      ...inYaml,
      '--project',
      'Web-*',
      '--select',
      'kind = repository',
      '--format',
      'program',
    ]);

    expect(await discovery.imports('infra/yaml/import.json')).toEqual(['SourceRepository api acme/Web-shop/api']);
    expect(await discovery.read('infra/yaml/Main.yaml')).toContain('webShopProjectName: "Web-shop"');
    expect(controls.countRequests('ListSourceRepositories')).toBe(1);
    expect(controls.countRequests('GetSourceRepositoryCloneUrls')).toBe(1);
    expect(controls.countRequests('ListAccessTokens') + controls.countRequests('ListWorkflows')).toBe(0);
    expect(answer.calls.made).toBe(answer.calls.least);
  });

  it.each([
    [['--select', 'colour = red'], 'there is no name "colour"'],
    [['--verify', '--format', 'inventory'], '--verify proves a program'],
    [['--language', 'cobol'], 'Allowed are typescript, yaml'],
    [['--stack', 'nowhere:dev'], 'pulumi cannot be run in'],
  ])('refuses %j before anything is called', async (args, why) => {
    await using discovery = await Discovery.open(world);
    const { code, stderr, stdout } = await discovery.run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(why);
    expect(discovery.emulator.controls.countRequests()).toBe(0);
  });
});
