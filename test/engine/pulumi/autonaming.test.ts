import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from './stack.js';
import { repositoryOf } from './program.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/api'] };
const web = { web: repositoryOf({ description: 'The shop window' }) };
const unnamed = {
  ...web,
  blog: { type: 'codecatalyst:Project', properties: { spaceName: 'acme' } },
  release: {
    type: 'codecatalyst:Branch',
    properties: { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'api' },
  },
};

const idsOf = async (stack: PulumiStack) => (await stack.state()).map(({ id }) => id).sort();

describe('a resource without a name', () => {
  it('gets that of the program with a random end, and keeps it', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: unnamed });

    const ids = await idsOf(stack);
    expect(ids).toEqual([
      expect.stringMatching(/^acme\/blog-[0-9a-f]{7}$/),
      expect.stringMatching(/^acme\/shop\/api\/release-[0-9a-f]{7}$/),
      expect.stringMatching(/^acme\/shop\/web-[0-9a-f]{7}$/),
    ]);
    await stack.preview('--refresh', '--expect-no-changes');
    expect(await stack.up()).toHaveDone([]);
    expect(await idsOf(stack)).toEqual(ids);
  });

  it('gets a new name when it is replaced, before the old one goes', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: web });
    const before = await stack.recorded('web');
    await stack.declare({ resources: { web: repositoryOf({ description: 'The new shop window' }) } });

    expect(await stack.up()).toHaveDone(['create-replacement web', 'replace web', 'delete-replaced web']);
    const after = await stack.recorded('web');
    expect(after?.id).toMatch(/^acme\/shop\/web-[0-9a-f]{7}$/);
    expect(after?.id).not.toBe(before?.id);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('is named by the pattern of the stack', async () => {
    await using stack = await PulumiStack.open(world, { resources: unnamed });
    await stack.configure({ 'pulumi:autonaming': { pattern: 'team-${name}-${num(4)}' } });

    await stack.up();

    expect(await idsOf(stack)).toEqual([
      expect.stringMatching(/^acme\/shop\/api\/team-release-\d{4}$/),
      expect.stringMatching(/^acme\/shop\/team-web-\d{4}$/),
      expect.stringMatching(/^acme\/team-blog-\d{4}$/),
    ]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each([
    ['blog', 'displayName'],
    ['web', 'name'],
    ['release', 'name'],
  ] as const)('is refused when automatic names are switched off: %s', async (name, property) => {
    await using stack = await PulumiStack.open(world, { resources: { [name]: unnamed[name] } });
    await stack.configure({ 'pulumi:autonaming': { mode: 'disabled' } });

    const { output } = await stack.failing(['preview']);

    expect(output).toContain(`${property} is required, as automatic names are switched off by pulumi:autonaming`);
  });
});

describe('a repository that is replaced', () => {
  it('goes before the new one comes if it keeps its name', async () => {
    const named = (description: string) => ({ web: repositoryOf({ name: 'web', description }) });
    await using stack = await PulumiStack.deployed(world, { resources: named('The shop window') });
    await stack.declare({ resources: named('The new shop window') });

    expect(await stack.up()).toHaveDone(['delete-replaced web', 'replace web', 'create-replacement web']);
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')?.description).toBe('The new shop window');
  });

  it('goes after the new one has come if its name changes', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: { web: repositoryOf({ name: 'web' }) } });
    await stack.declare({ resources: { web: repositoryOf({ name: 'website' }) } });

    expect(await stack.up()).toHaveDone(['create-replacement web', 'replace web', 'delete-replaced web']);
  });

  it('gets no automatic name in the place of one that was given', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: { web: repositoryOf({ name: 'web' }) } });
    await stack.declare({ resources: { web: repositoryOf({}) } });

    const { output } = await stack.failing(['up', '--yes', '--skip-preview']);
    expect(output).toContain(
      'name is left out now, and a name made up in its place would replace this SourceRepository',
    );
    expect((await stack.recorded('web'))?.id).toBe('acme/shop/web');
  });
});
