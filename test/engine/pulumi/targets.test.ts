import { describe, expect, it } from '@jest/globals';
import { branchOf, projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };
const both = (description: string) => ({
  resources: { blog: projectOf('Blog', description), wiki: projectOf('Wiki', description) },
});
const urn = (name: string, type = 'Project') => `urn:pulumi:dev::p::codecatalyst:index:${type}::${name}`;

describe('an up of some resources', () => {
  it('leaves the others alone, whether these are targeted or those excluded', async () => {
    await using stack = await PulumiStack.open(world, both('First'));
    const { controls } = stack.emulator;

    expect(await stack.up('--target', urn('blog'))).toHaveDone(['create blog']);
    expect(await stack.up('--exclude', urn('blog'))).toHaveDone(['create wiki']);
    await stack.declare(both('Second'));
    controls.setProject('acme', 'Wiki', { description: 'Theirs' });
    controls.clearRequests();
    expect(await stack.up('--refresh', '--target', urn('blog'))).toHaveDone(['update blog']);

    expect(controls.getProject('acme', 'Wiki')?.description).toBe('Theirs');
    expect(controls.requests.map(({ path }) => path)).not.toContainEqual(expect.stringContaining('Wiki'));
    expect(await stack.up('--refresh', '--exclude', urn('blog'))).toHaveDone(['update wiki']);
    expect(await stack.pulumi(['destroy', '--yes', '--skip-preview', '--target', urn('wiki')])).toHaveDone([
      'delete wiki',
    ]);
    expect(controls.getProject('acme', 'Blog')).toMatchObject({ description: 'Second' });
  });
});

describe('a replacement that is asked for by a command', () => {
  // Without asking the provider, the engine makes the new one first unless the program says otherwise.
  const options = { deleteBeforeReplace: true };
  const first = { resources: { api: { ...repositoryOf({ name: 'api' }), options }, next: branchOf({ name: 'next' }) } };
  const anew = ['delete-replaced api', 'replace api', 'create-replacement api'];
  const api = urn('api', 'SourceRepository');

  it('makes what has its name from Pulumi under a new one, before the old one goes', async () => {
    const program = { resources: { api: repositoryOf({}) } };
    await using stack = await PulumiStack.deployed(world, program);
    const before = await stack.recorded('api');

    expect(await stack.up('--replace', api)).toHaveDone([
      'create-replacement api',
      'replace api',
      'delete-replaced api',
    ]);

    expect((await stack.recorded('api'))?.id).not.toBe(before?.id);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it.each(['--replace', '--target-replace'])(
    'makes way for the new one of the same name where the program says so: %s',
    async (flag) => {
      await using stack = await PulumiStack.deployed(world, first);
      const before = await stack.recorded('api');

      expect(await stack.up(flag, api)).toHaveDone(anew);

      expect((await stack.recorded('api'))?.outputs?.createdTime).not.toBe(before?.outputs?.createdTime);
      await stack.preview('--refresh', '--expect-no-changes');
    },
  );

  it('is refused where it would lose data, as a taint is', async () => {
    await using stack = await PulumiStack.deployed(world, first);
    const { controls } = stack.emulator;
    controls.moveHead('acme', 'shop', 'api', 'main');
    await stack.pulumi(['state', 'taint', api, '--yes']);

    const { output } = await stack.failing(['up', '--yes', '--skip-preview']);
    expect(output).toContain(
      'SourceRepository acme/shop/api is not deleted, because it holds code that was pushed to main.',
    );
    expect(controls.getSourceRepository('acme', 'shop', 'api')).toBeDefined();

    await stack.configure({ 'codecatalyst:forceDestroy': true });
    expect(await stack.up()).toHaveDone(anew);
  });
});
