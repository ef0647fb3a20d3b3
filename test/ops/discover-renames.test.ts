import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Discovery } from './discovery.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/Web shop', 'acme/blog'],
  repositories: ['acme/Web-shop/api', 'acme/blog/api'],
  branches: ['acme/Web-shop/api/release/1.0'],
};
const expectNoChanges = ['preview', '--refresh', '--expect-no-changes', '--stack', 'dev'];

async function rename(discovery: Discovery, ...pairs: readonly (readonly [string, string])[]): Promise<void> {
  const file = join(discovery.folder, 'infra/names.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    pairs.reduce((left, [from, to]) => left.replace(`: ${from}\n`, `: ${to}\n`), text),
  );
}

describe.each(['typescript', 'yaml'])('a rename after an import, in %s', (language) => {
  const program = `infra/${language}`;
  const asked = ['--out', 'infra', '--language', language];

  it('leaves a preview nothing to do, before and after it is deployed', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(asked);
    await discovery.pulumi(program, 'stack', 'init', 'dev');
    const file = ['-f', 'import.json', '--yes', '--skip-preview', '--generate-code=false', '--stack', 'dev'];
    await discovery.pulumi(program, 'import', ...file);

    await rename(discovery, ['blog-api', 'Journal'], ['api-release-1-0', 'first-release'], ['web-shop', 'the-shop']);
    const { stdout } = await discovery.run(asked);
    expect(stdout).toContain('Renamed\n  project acme/Web-shop: web-shop → the-shop\n');
    expect(stdout).toContain('name its stack with --stack');
    await discovery.pulumi(program, ...expectNoChanges);

    // Once more before it is deployed, as a user changes her mind.
    await rename(discovery, ['Journal', 'journal-api']);
    const { renamed, warnings } = await discovery.report([...asked, '--stack', `${program}:dev`]);
    expect(renamed).toContainEqual({ kind: 'repository', id: 'acme/blog/api', from: ['blog-api'], to: 'journal-api' });
    expect(warnings).toEqual([]);
    expect(await discovery.imports(`${program}/import.json`)).toEqual([]);
    await discovery.pulumi(program, ...expectNoChanges);
    await discovery.pulumi(program, 'up', '--yes', '--skip-preview', '--expect-no-changes', '--stack', 'dev');

    // The stack has the new names now, and needs to be told of no other.
    expect(await discovery.report([...asked, '--stack', `${program}:dev`])).toMatchObject({ renamed: [] });
    await discovery.pulumi(program, ...expectNoChanges);
    expect(discovery.emulator.controls.getProject('acme', 'Web-shop')).toBeDefined();
  });
});

describe('names that change hands', () => {
  it('are refused, so that no stack takes one thing for the other', async () => {
    await using discovery = await Discovery.open(world);
    await discovery.report(['--out', 'infra']);
    await rename(discovery, ['blog-api', 'x'], ['web-shop-api', 'blog-api'], ['x', 'web-shop-api']);
    const refused = await discovery.run(['--out', 'infra']);
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toContain('is to be called');
    await discovery.report(['--out', 'infra', '--force']);
  });
});
