import { describe, expect, it } from '@jest/globals';
import { Discovery, makeEnvironment, makeToken } from './discovery.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/Web shop', 'acme/blog'],
  repositories: ['acme/Web-shop/api', 'acme/blog/api'],
  branches: ['acme/Web-shop/api/release/1.0'],
};
const inYaml = ['--out', 'infra', '--language', 'yaml'];

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

  it('refuses a space that is not there before it writes, and tells which are', async () => {
    await using discovery = await Discovery.open({ ...world, spaces: ['acme', 'umbrella'] });
    const { code, stdout, stderr } = await discovery.run(['--space', 'acmee', ...inYaml]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      'You see no space called acmee. Did you mean acme? The spaces that you see are acme, umbrella.',
    );
    await expect(discovery.files('infra')).rejects.toThrow('ENOENT');

    const asked = await discovery.atTerminal(['--space', 'acmee', ...inYaml, '--choose'], 'You see no space', '');
    expect(asked.code).toBe(1);
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

  it('chooses by who made things, and tells where the event log is closed', async () => {
    await using discovery = await Discovery.open(world);
    const bench = await makeEnvironment(discovery.emulator, 'blog', { alias: 'bench' });
    const select = ['--select', "creator = 'local-user' and age < 1h"];
    await discovery.report([...inYaml, ...select]);
    expect(await discovery.imports('infra/yaml/import.json')).toEqual([`DevEnvironment bench acme/blog/${bench}`]);

    discovery.emulator.controls.failNext({ operation: 'ListEventLogs', status: 403, times: 9 });
    const { unread } = await discovery.report(['--out', 'other', ...select], 3);
    expect(unread).toEqual([{ what: 'the event log of acme', why: expect.stringContaining('AccessDenied') }]);
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
