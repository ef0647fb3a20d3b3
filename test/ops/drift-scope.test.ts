import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ProgramResource, projectOf, repositoryOf } from '../engine/pulumi/program.js';
import { PulumiStack } from '../engine/pulumi/stack.js';
import type { Report } from '../../provider/ops/drift/report.js';
import { startWorld } from '../engine/world.js';
import { drift, driftReport, findings } from './drift-command.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const repositories = (...names: readonly string[]): Record<string, ProgramResource> =>
  Object.fromEntries(names.map((name) => [name, repositoryOf({ name, description: `Of ${name}` })]));
const two = { resources: repositories('web', 'api') };

async function meddled(): Promise<PulumiStack> {
  const stack = await PulumiStack.deployed(world, two);
  for (const name of ['web', 'api']) {
    stack.emulator.controls.setSourceRepository('acme', 'shop', name, { description: 'By hand' });
  }
  return stack;
}

describe('the scope of codecatalyst-iac drift', () => {
  it('takes several stacks for the calls that their union costs', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: repositories('a', 'b', 'c') });
    await using other = await stack.beside('prod');
    await stack.declare({ resources: repositories('d', 'e', 'f') });
    await other.up();
    await using whole = await PulumiStack.deployed(world, { resources: repositories('a', 'b', 'c', 'd', 'e', 'f') });

    const both = await driftReport(stack, ['--stack', 'dev', '--stack', 'prod', '--since', '0']);
    const one = await driftReport(whole, ['--stack', 'dev', '--since', '0']);

    expect([both.code, one.code]).toEqual([0, 0]);
    expect(both.report.summary.resources).toBe(6);
    expect(both.report.summary.calls).toBe(one.report.summary.calls);
    // One get for the first, one list for its siblings, and whose login it is.
    expect(both.report.summary.calls).toBeLessThanOrEqual(3);
  });

  it('does not count what is ignored, and lists it with its reason until its day is over', async () => {
    await using stack = await meddled();
    const rules = [
      { path: 'repository/api/description', reason: 'known since spring', until: '2999-12-31' },
      { path: 'repository/web/*', reason: 'was to be mended', until: '2001-12-31' },
    ];
    const config = { version: 1, stacks: [{ stack: 'dev' }], drift: { ignore: rules } };
    await writeFile(join(stack.folder, 'codecatalyst-iac.yaml'), JSON.stringify(config));

    const { code, report } = await driftReport(stack, []);

    expect(findings(report)).toEqual(['api: ignored', 'web: drifted description']);
    expect(report.resources[0]?.ignored).toEqual([
      { ...{ path: 'description', rule: rules[0]?.path }, reason: 'known since spring', until: '2999-12-31' },
    ]);
    expect(report.warnings).toEqual([
      'The rule repository/web/* held until 2001-12-31 (was to be mended) and no longer does.',
    ]);
    expect(code).toBe(2);

    const ignoring = await driftReport(stack, ['--ignore', 'repository/acme/shop/*/description']);
    expect(findings(ignoring.report)).toEqual(['api: ignored', 'web: ignored']);
    expect(ignoring.report.summary.ignoredDifferences).toBe(2);
    expect(ignoring.code).toBe(0);
  });

  it('compares with what the program declares now, and writes nothing', async () => {
    await using stack = await PulumiStack.deployed(world, {
      resources: { ...two.resources, blog: projectOf('blog', 'Tells') },
    });
    const before = await stack.stateText();
    await stack.declare({
      resources: {
        web: repositoryOf({ name: 'web', description: 'Of web' }),
        blog: projectOf('blog', 'Told'),
        wiki: projectOf('wiki'),
      },
    });

    expect(findings((await driftReport(stack)).report)).toEqual([]);
    const { code, report } = await driftReport(stack, ['--stack', stack.name, '--program']);

    expect(findings(report)).toEqual(['api: not-declared', 'blog: drifted description', 'wiki: not-deployed']);
    expect(report.resources.find(({ name }) => name === 'blog')?.properties).toMatchObject([
      { declared: 'Told', actual: 'Tells', effect: 'update' },
    ]);
    expect(code).toBe(2);
    expect(await stack.stateText()).toBe(before);
  });

  it('does not call in sync what it cannot compare, and shows no secret of the program', async () => {
    const described = (name: string, text: string, more: object = {}): ProgramResource => ({
      type: 'codecatalyst:Project',
      properties: { spaceName: 'acme', displayName: name, description: { 'fn::secret': text }, ...more },
    });
    await using stack = await PulumiStack.deployed(world, {
      resources: { blog: described('blog', 'first secret'), wiki: described('wiki', 'other secret') },
    });
    stack.emulator.controls.setProject('acme', 'wiki', { description: 'third secret' });
    await stack.declare({
      resources: {
        blog: described('blog', 'second secret'),
        wiki: described('wiki', 'other secret', { forceDestroy: true }),
      },
    });

    const { code, report } = await driftReport(stack, ['--stack', stack.name, '--program']);

    expect(findings(report)).toEqual(['blog: unknown', 'wiki: drifted description']);
    expect(code).toBe(2);
    expect(JSON.stringify(report)).not.toMatch(/(first|second|third|other) secret/);
  });

  it('prints commands that mend what differs', async () => {
    await using stack = await PulumiStack.deployed(world, {
      resources: { blog: projectOf('blog', 'Tells'), wiki: projectOf('wiki') },
    });
    const { controls } = stack.emulator;
    controls.setProject('acme', 'blog', { description: 'Told' });
    controls.deleteProject('acme', 'wiki');

    const { code, stdout } = await drift(stack, ['--stack', stack.name, '--print-fix']);
    expect(code).toBe(2);
    const commands = stdout.split('\n').filter((line) => line.startsWith('  pulumi up '));
    expect(commands).toHaveLength(2);
    for (const line of commands) await stack.pulumi([...line.trim().split(' ').slice(1), '--yes', '--skip-preview']);

    expect(controls.getProject('acme', 'blog')?.description).toBe('Tells');
    expect((await driftReport(stack)).code).toBe(0);
  });

  it('prints what a guard asks for before it lets a repository be replaced, for where the user stands', async () => {
    await using stack = await PulumiStack.deployed(world, two);
    const { controls } = stack.emulator;
    controls.commitFiles('acme', 'shop', 'web', 'main', { 'README.md': 'Hello' });
    controls.setSourceRepository('acme', 'shop', 'web', { description: 'By hand' });

    const { report } = await driftReport(stack);
    const web = report.resources.find(({ name }) => name === 'web');
    const [title = '', advice = '', ...steps] = web?.mend ?? [];
    expect(title).toBe(
      '# To make it as it is declared, which replaces it (description), with the loss of all its code:',
    );
    expect(advice).toContain('declare forceDestroy: true on it in the program, and apply that first');
    const commands = steps.slice(0, 3).filter((line) => !line.startsWith('#'));
    expect(commands).toEqual([
      `pulumi up --target ${web?.address ?? ''} --stack dev`,
      `pulumi up --refresh --target ${web?.address ?? ''} --stack dev`,
    ]);

    const words = (line: string) => [...line.split(' ').slice(1), '--yes', '--skip-preview'];
    const web2 = repositoryOf({ name: 'web', description: 'Of web', forceDestroy: true });
    await stack.declare({ resources: { ...two.resources, web: web2 } });
    for (const line of commands) await stack.pulumi(words(line));
    expect(controls.getSourceRepository('acme', 'shop', 'web')?.description).toBe('Of web');
    expect((await driftReport(stack)).code).toBe(0);

    // Seen from elsewhere, the commands say where the project is.
    controls.setSourceRepository('acme', 'shop', 'web', { description: 'Again' });
    await mkdir(join(stack.folder, 'beside'));
    const { stdout } = await drift(stack, ['--stack', '..:dev', '--print-fix'], {}, 'beside');
    expect(stdout).toMatch(/ {2}pulumi up --refresh --target \S+ --stack dev --cwd \.\.\n/);
  });

  it('goes to a space that no stack is in by the options, and calls things by their names too', async () => {
    await using stack = await PulumiStack.open(world);
    await stack.declare({ config: { 'codecatalyst:endpoint': stack.emulator.url }, ...two });
    await stack.up();
    await using other = await startWorld({ spaces: ['umbrella'], projects: ['umbrella/Rain coats'] });
    other.controls.putToken(stack.emulator.token, 'local-user');
    const asked = ['--stack', stack.name, '--unmanaged', '--space', 'umbrella', '--endpoint', other.url];
    const { stdout } = await drift(stack, [...asked, '--json']);
    const { unmanaged } = JSON.parse(stdout) as Report;
    expect(unmanaged?.spaces).toEqual(['acme', 'umbrella']);
    expect(unmanaged?.things.map(({ id }) => id)).toContain('umbrella/Rain-coats');

    const table = await drift(stack, asked);
    expect(table.stdout).toContain('umbrella/Rain-coats (Rain coats)');

    const wrong = await drift(stack, ['--stack', stack.name, '--unmanaged', '--space', 'acmee']);
    expect([wrong.code, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain(
      'You see no space called acmee. Did you mean acme? The spaces that you see are acme.',
    );
  });

  it('lists what no stack manages and who made it, and prints commands that bring it in', async () => {
    await using stack = await PulumiStack.deployed(world, two);
    const { controls, url, token } = stack.emulator;
    controls.addBranch('acme', 'shop', 'web', 'feature/x');
    const made = await fetch(`${url}/v1/spaces/acme/projects`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"displayName":"blog"}',
    });
    expect(made.status).toBe(201);

    const counted = await driftReport(stack, ['--stack', 'dev', '--unmanaged', '--print-import']);
    const things = counted.report.unmanaged?.things.map(({ id, createdBy = '' }) => `${id} ${createdBy}`.trim());
    expect(things).toEqual(['acme/blog local-user', 'acme/shop', 'acme/shop/web/feature/x']);
    expect(counted.report.unmanaged?.coverage).toBe(40);
    expect(counted.code).toBe(0);
    expect((await driftReport(stack, ['--stack', 'dev', '--fail-on-unmanaged'])).code).toBe(2);
    const ignored = ['--ignore', 'project/*/unmanaged', '--ignore', 'branch/feature/*/unmanaged'];
    expect((await driftReport(stack, ['--stack', 'dev', '--fail-on-unmanaged', ...ignored])).code).toBe(0);

    for (const line of counted.report.unmanaged?.import ?? []) {
      await stack.pulumi([...line.split(' ').slice(1), '--yes', '--generate-code=false']);
    }
    const { report } = await driftReport(stack, ['--stack', 'dev', '--unmanaged']);
    expect(report.unmanaged).toMatchObject({ things: [], coverage: 100 });
  });

  it('reads a local CodeCatalyst where the program keeps it', async () => {
    await using stack = await PulumiStack.open(world);
    const program = (description: string) => ({
      config: { 'codecatalyst:endpoint': 'local', 'codecatalyst:spaceName': 'acme' },
      resources: { blog: { type: 'codecatalyst:Project', properties: { displayName: 'blog', description } } },
    });
    await stack.declare(program('Tells'));
    await stack.up();

    const { code, report } = await driftReport(stack);
    expect([code, findings(report), report.summary.resources]).toEqual([0, [], 1]);
    expect(stack.emulator.controls.requests).toEqual([]);

    await stack.declare(program('Told'));
    expect(findings((await driftReport(stack, ['--stack', 'dev', '--program'])).report)).toEqual([
      'blog: drifted description',
    ]);
  });
});
