import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { Inventory, InventoryItem } from '../../provider/ops/discover/inventory/inventory.js';
import { mermaid } from '../../provider/ops/discover/picture/mermaid.js';
import { addWorkflow } from '../engine/world.js';
import { gitLogin } from '../git-login.js';
import { mermaidKind } from '../mermaid.js';
import { Discovery, makeEnvironment, makeToken } from './discovery.js';

const run = promisify(execFile);

/** An estate with something of everything, whose texts are hard to quote. */
async function estate(): Promise<Discovery> {
  const discovery = await Discovery.open({
    spaces: ['acme'],
    projects: ['acme/Web shop'],
    repositories: ['acme/Web-shop/web'],
  });
  const { emulator } = discovery;
  const { controls } = emulator;
  const description = 'Says "hi", <b>bold</b>;\nthen | goes #1 & `on`';
  controls.addSourceRepository('acme', 'Web-shop', { name: 'api', description });
  controls.addBranch('acme', 'Web-shop', 'api', 'release/1.0');
  controls.addLinkedRepository('acme', 'Web-shop', { name: 'lib' });
  addWorkflow(controls, {
    space: 'acme',
    project: 'Web-shop',
    repository: 'api',
    id: 'a1b2c3d4-0000-4000-8000-000000000000',
  });
  const [workflow] = controls.getWorkflows('acme', 'Web-shop');
  controls.startWorkflowRun('acme', 'Web-shop', workflow?.id ?? '');
  const bench = await makeEnvironment(emulator, 'Web-shop', {
    alias: 'bench',
    repositories: [{ repositoryName: 'api', branchName: 'release/1.0' }],
  });
  controls.startDevEnvironmentSession('acme', 'Web-shop', bench);
  await makeToken(emulator, 'CI, "nightly"\n<script>');
  return discovery;
}

const schemaOf = async (name: string): Promise<object> =>
  JSON.parse(await readFile(new URL(`../../docs/${name}`, import.meta.url), 'utf8')) as object;

/** What Python's csv reads. */
async function readByPython(file: string): Promise<readonly (readonly string[])[]> {
  const script =
    'import csv, json, sys; print(json.dumps(list(csv.reader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))))';
  const { stdout } = await run('python3', ['-c', script, file]);
  return JSON.parse(stdout) as string[][];
}

describe('the inventory', () => {
  it('has everything, in a form that its schema describes, as the report has', async () => {
    await using discovery = await estate();
    const answer = await discovery.report(['--also', 'session', '--also', 'run']);

    const inventory = JSON.parse(await discovery.read('discovered/inventory.json')) as Inventory;
    const ajv = new Ajv({ strict: true, allErrors: true });
    expect(ajv.validate(await schemaOf('discover-inventory.schema.json'), inventory) ? [] : ajv.errors).toEqual([]);
    expect(ajv.validate(await schemaOf('discover-report.schema.json'), answer) ? [] : ajv.errors).toEqual([]);
    expect(inventory.items.map(({ kind, name, standing }) => `${kind} ${name} ${standing}`)).toEqual([
      'project Web shop declared',
      'repository api declared',
      'repository lib listed',
      'repository web declared',
      'branch main listed',
      'branch release/1.0 declared',
      'branch main listed',
      'branch main listed',
      'environment bench declared',
      expect.stringMatching(/^session .* listed$/),
      'token CI, "nightly"\n<script> declared',
      expect.stringMatching(/^workflow .* listed$/),
      expect.stringMatching(/^run .* listed$/),
    ]);
  });

  it('is read by Python as it was meant, and no text of it is taken for markup', async () => {
    await using discovery = await estate();
    await discovery.report([]);

    const [head = [], ...rows] = await readByPython(join(discovery.folder, 'discovered/inventory.csv'));
    const table = rows.map((row) => Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell])));
    expect(table).toContainEqual(
      expect.objectContaining({
        kind: 'repository',
        id: 'acme/Web-shop/api',
        logicalName: 'api',
        description: 'Says "hi", <b>bold</b>;\nthen | goes #1 & `on`',
      }),
    );
    expect(table).toContainEqual(expect.objectContaining({ kind: 'token', name: 'CI, "nightly"\n<script>' }));

    const page = await discovery.read('discovered/estate.html');
    expect(page).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(page).toContain('CI, &quot;nightly&quot;\n&lt;script&gt;');
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/(src|href)=/);
    const markdown = await discovery.read('discovered/inventory.md');
    expect(markdown).toContain('| CI, "nightly" &lt;script> |');
    // Every row of a table has as many cells as its head.
    const cells = markdown
      .split('\n')
      .flatMap((line) => (line.startsWith('|') ? [line.split(/(?<!\\)\|/).length] : []));
    expect(new Set(cells)).toEqual(new Set([7]));
  });
});

const item = (
  kind: InventoryItem['kind'],
  id: string,
  name: string,
  parts: Partial<InventoryItem> = {},
): InventoryItem => ({
  kind,
  id,
  name,
  project: 'shop',
  standing: 'declared',
  properties: {},
  ...parts,
});
const inventoryOf = (items: readonly InventoryItem[]): Inventory => ({
  version: 1,
  space: 'acme',
  items: [...items],
  unread: [],
});

describe('the picture of the estate', () => {
  it('is taken by Mermaid itself', async () => {
    await using discovery = await estate();
    await discovery.report([]);
    const text = await discovery.read('discovered/estate.mmd');
    expect(text).toBe(`flowchart LR
  space(["acme"])
  subgraph p1 ["Web shop"]
    p1r1["api<br>2 branches<br>1 workflow"]
    p1r2["lib<br>1 branch<br>linked"]
    p1r3["web<br>1 branch"]
    p1e1("bench<br>RUNNING")
    p1e1 -.-> p1r1
  end
  space --> p1
`);
    expect(await mermaidKind(text)).toBe('flowchart-v2');
  });

  it('is taken by Mermaid whatever things are called', async () => {
    const names = [
      '"',
      '"]',
      '#',
      '#quot;',
      '`x`',
      '%% no',
      '<script>',
      'end',
      'a --> b',
      '日本',
      '\\',
      '1. x',
      '${y}',
      '-',
      ';',
      '\n',
      '{',
      '👍',
    ];
    const items = [
      item('project', 'acme/shop', 'subgraph ["'),
      ...names.map((name, index) => item('repository', `acme/shop/${index}`, name)),
      ...names.map((name, index) => item('environment', `acme/shop/e${index}`, name, { properties: { status: name } })),
    ];
    expect(await mermaidKind(mermaid(inventoryOf(items)))).toBe('flowchart-v2');
  });

  it('tells numbers where there is more than Mermaid draws', async () => {
    const items = [
      item('project', 'acme/shop', 'Shop'),
      ...Array.from({ length: 3_000 }, (_, index) => item('repository', `acme/shop/${index}`, `repository-${index}`)),
    ];
    const text = mermaid(inventoryOf(items));
    expect(text).toContain('p1n["3000 repositories"]');
    expect(await mermaidKind(text)).toBe('flowchart-v2');
  });

  it('is refused by Mermaid where it is none, so that the test means something', async () => {
    await expect(mermaidKind('flowchart LR\n  a["x"y"]\n')).rejects.toThrow('Parse error');
  });
});

describe('discover --format migration', () => {
  it('tells what those who leave take along, and its lines take it', async () => {
    await using discovery = await estate();
    const { emulator, folder } = discovery;
    const { gitUsername, gitPassword } = await gitLogin(emulator);
    const login = { CODECATALYST_GIT_USERNAME: gitUsername, CODECATALYST_GIT_PASSWORD: gitPassword };

    const { code, stderr } = await discovery.run(['--format', 'migration', '--out', 'leaving'], login);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Reading the space acme.\n' });

    const [head = [], ...rows] = await readByPython(join(folder, 'leaving/migration/repositories.csv'));
    const table = rows.map((row) => Object.fromEntries(row.map((cell, index) => [head[index] ?? '', cell])));
    expect(table.map(({ repository }) => repository)).toEqual(['api', 'lib', 'web']);
    expect(table[0]).toEqual({
      project: 'Web-shop',
      repository: 'api',
      description: 'Says "hi", <b>bold</b>;\nthen | goes #1 & `on`',
      linked: 'false',
      'clone URL': `${emulator.url.replace('//', '//local-user@')}/v1/acme/Web-shop/api`,
      'default branch': 'main',
      branches: '2',
      'last push': expect.stringMatching(/^\d{4}-/),
      'workflow files': '.codecatalyst/workflows/a1b2c3d4-0000-4000-8000-000000000000.yaml@main',
      'dev environments': 'bench',
      owners: 'local-user',
    });
    expect(await discovery.read('leaving/migration/migration.md')).toContain('stay where they are: Web-shop/lib.');

    const askpass = join(folder, 'askpass');
    await writeFile(askpass, `#!/bin/sh\necho '${gitPassword}'\n`, { mode: 0o700 });
    const env = { PATH: process.env.PATH, HOME: folder, GIT_ASKPASS: askpass, GIT_TERMINAL_PROMPT: '0' };
    const cwd = join(folder, 'leaving/migration');
    const { stdout } = await run('sh', ['clone.sh'], { cwd, env });
    expect(stdout).toMatch(/^\d\S*\tWeb-shop\/api\.git$/m);
    expect((await readdir(join(cwd, 'Web-shop'))).toSorted()).toEqual(['api.git', 'web.git']);
    const branches = await run('git', ['-C', 'Web-shop/api.git', 'branch', '--format', '%(refname:short)'], {
      cwd,
      env,
    });
    expect(branches.stdout).toBe('main\nrelease/1.0\n');
    // Again, for what was pushed since.
    emulator.controls.addBranch('acme', 'Web-shop', 'api', 'next');
    await run('sh', ['clone.sh'], { cwd, env });
    const later = await run('git', ['-C', 'Web-shop/api.git', 'branch', '--format', '%(refname:short)'], { cwd, env });
    expect(later.stdout).toContain('next\n');
  });

  it('leaves the default branch open where Git cannot be asked, and writes no program', async () => {
    await using discovery = await estate();
    const { files, counts, toImport } = await discovery.report(['--format', 'migration']);
    // Without a program nothing is declared.
    expect(counts.repository).toEqual({ declared: 0, managed: 0, listed: 3, skipped: 0 });
    expect(toImport).toBe(0);
    expect(files.map(({ path }) => path)).toEqual([
      'migration/clone.sh',
      'migration/migration.md',
      'migration/repositories.csv',
    ]);
    expect(await discovery.read('discovered/migration/migration.md')).toContain('| Web-shop | api |  | 2 |');
    expect(discovery.emulator.controls.countRequests('ListAccessTokens')).toBe(0);
  });
});
