import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { devEnvironmentOf } from './program.js';
import type { PulumiRun } from './run.js';
import { PulumiStack } from './stack.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  devEnvironmentTimes: instantly,
};
const plugin = fileURLToPath(new URL('../../../dist/plugin', import.meta.url));
const inSpace = ['--space-name', 'acme'];
const inProject = [...inSpace, '--project-name', 'shop'];
const forced = '--codecatalyst:force-destroy=true';

/** `pulumi do`, which looks for installed plugins alone, whatever the project says. */
async function opened(program = {}): Promise<PulumiStack> {
  const stack = await PulumiStack.open(world, program);
  await stack.pulumi(['plugin', 'install', 'resource', 'codecatalyst', '0.1.0', '--file', join(plugin)]);
  return stack;
}

const asking = (type: string, ...args: readonly string[]) => ['do', `codecatalyst:index:${type}`, ...args];
/** Without a stack. */
const alone = (type: string, ...args: readonly string[]) => [
  ...asking(type, ...args),
  ...(['create', 'patch', 'delete'].includes(args[0] ?? '') ? ['--yes'] : []),
  ...(args[0] === 'list' ? [] : ['--output', 'json']),
  '--stateless',
];

/** The JSON that a run put out. */
const told = ({ output }: PulumiRun): unknown =>
  JSON.parse(/^(?:\{\}|\[\]|[[{]\n[^]*?^[\]}])$/m.exec(output)?.[0] ?? 'null');

describe('pulumi do, without a stack,', () => {
  it.each([
    {
      type: 'Project',
      parents: inSpace,
      create: ['--display-name', 'Web shop'],
      made: { id: 'acme/Web-shop', name: 'Web-shop' },
      listed: { id: 'acme/Web-shop', name: 'Web shop' },
      patch: ['--display-name', 'Book shop'],
      refusal: 'displayName of Project acme/Web-shop cannot be changed in place.',
    },
    {
      type: 'SourceRepository',
      parents: inProject,
      create: ['--name', 'api'],
      made: { id: 'acme/shop/api', cloneUrl: expect.stringContaining('/api') },
      listed: { id: 'acme/shop/api', name: 'api' },
      patch: ['--description', 'Ours'],
      refusal: 'SourceRepository acme/shop/api is not replaced, because the commit it was born with is not known',
    },
    {
      type: 'Branch',
      parents: [...inProject, '--source-repository-name', 'web'],
      create: ['--name', 'release/1.0'],
      made: { id: 'acme/shop/web/release/1.0', ref: 'refs/heads/release/1.0' },
      listed: { id: 'acme/shop/web/release/1.0', name: 'release/1.0' },
      patch: ['--name', 'next'],
      refusal: 'name of Branch acme/shop/web/release/1.0 cannot be changed in place.',
    },
    {
      type: 'AccessToken',
      parents: [],
      create: ['--name', 'ci'],
      made: { name: 'ci', secret: '[secret]' },
      listed: { name: 'ci' },
      patch: ['--name', 'cd'],
      refusal: 'cannot be changed in place.',
    },
  ])('makes, reads, lists and deletes a $type', async ({ type, parents, create, made, listed, patch, refusal }) => {
    await using stack = await opened();

    const created = told(await stack.pulumi(alone(type, 'create', ...parents, ...create))) as { readonly id: string };
    expect(created).toMatchObject(made);
    const { id } = created;
    expect(told(await stack.pulumi(alone(type, 'read', id)))).toMatchObject({ ...made, id });
    expect(told(await stack.pulumi(alone(type, 'list', ...parents)))).toContainEqual({ id, ...listed });
    // It asks for an update even where only another one would do.
    expect((await stack.failing(alone(type, 'patch', id, ...patch))).output).toContain(refusal);
    await stack.pulumi(alone(type, 'delete', id, forced));

    const left = told(await stack.pulumi(alone(type, 'list', ...parents))) as readonly unknown[];
    // Without a login for Git a branch is kept.
    expect(left.some((item) => JSON.stringify(item) === JSON.stringify({ id, ...listed }))).toBe(type === 'Branch');
  });

  it('changes a project and a dev environment in place, and deletes them', async () => {
    await using stack = await opened({ resources: { bench: devEnvironmentOf({ alias: 'bench' }) } });
    const { controls } = stack.emulator;
    await stack.up();
    const [{ id }] = told(await stack.pulumi(alone('DevEnvironment', 'list', ...inProject))) as [{ id: string }];
    expect(id).toBe((await stack.recorded('bench'))?.id);

    await stack.pulumi(alone('DevEnvironment', 'patch', id, '--alias', 'desk'));
    expect(told(await stack.pulumi(alone('DevEnvironment', 'read', id)))).toMatchObject({ alias: 'desk' });
    await stack.pulumi(alone('DevEnvironment', 'delete', id));
    expect(told(await stack.pulumi(alone('DevEnvironment', 'list', ...inProject)))).toEqual([]);

    await stack.pulumi(alone('Project', 'patch', 'acme/shop', '--description', 'Sells'));
    expect(controls.getProject('acme', 'shop')).toMatchObject({ description: 'Sells' });
    const { output } = await stack.failing(alone('Project', 'delete', 'acme/shop'));
    expect(output).toContain('Project acme/shop is not deleted, because it still holds the source repository web.');
  });

  it('lists page by page, as many as are asked for', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `token-${n}`);
    const resources = names.map((name) => [name, { type: 'codecatalyst:AccessToken', properties: { name } }] as const);
    await using stack = await opened({ resources: Object.fromEntries(resources) });
    await stack.up();
    const count = async (...flags: string[]) =>
      (told(await stack.pulumi(alone('AccessToken', 'list', ...flags))) as unknown[]).length;

    expect(await count()).toBe(10);
    expect(await count('--all')).toBe(12);
    expect(await count('--count', '11')).toBe(11);
  });

  it('says what a list needs, and takes the space of the configuration for it', async () => {
    await using stack = await opened();
    const { output } = await stack.failing(alone('Project', 'list'));
    expect(output).toContain("spaceName is required; set it here, or spaceName in the provider's configuration");
    const ours = ['--codecatalyst:space-name', 'acme'];
    expect(told(await stack.pulumi(alone('Project', 'list', ...ours)))).toEqual([{ id: 'acme/shop', name: 'shop' }]);
  });
});

describe('pulumi do, in a stack,', () => {
  it('makes, changes and deletes, and shows no secret', async () => {
    await using stack = await opened();
    const { controls } = stack.emulator;
    const create = ['create', 'blog', '--display-name', 'Blog', ...inSpace, '--yes'];

    await stack.pulumi(asking('Project', ...create));
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
    await stack.pulumi(asking('Project', 'patch', 'blog', '--description', 'Words', '--yes'));
    expect(controls.getProject('acme', 'Blog')).toMatchObject({ description: 'Words' });
    await stack.pulumi(asking('Project', 'delete', 'blog', '--yes'));
    expect(controls.getProject('acme', 'Blog')).toBeUndefined();

    const { output } = await stack.pulumi(asking('AccessToken', 'create', 'ci', '--name', 'ci', '--yes'));
    expect(output).toContain('secret       : [secret]');
    const { outputs } = (await stack.recorded('ci')) ?? {};
    expect(outputs?.secret).toMatchObject({ ciphertext: expect.stringMatching(/./) });
  });
});
