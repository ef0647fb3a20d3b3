import { describe, expect, it } from '@jest/globals';
import { projectOf, repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };

describe('the options of a resource', () => {
  it('ignoreChanges leaves alone what the program and the world say', async () => {
    const options = { ignoreChanges: ['description'] };
    const web = (description: string) => ({ ...repositoryOf({ name: 'web', description }), options });
    const blog = (description: string) => ({ ...projectOf('Blog', description), options });
    await using stack = await PulumiStack.deployed(world, { resources: { web: web('First'), blog: blog('First') } });
    const { controls } = stack.emulator;
    await stack.declare({ resources: { web: web('Second'), blog: blog('Second') } });

    expect(await stack.up()).toHaveDone([]);
    controls.setProject('acme', 'Blog', { description: 'Third' });
    controls.setSourceRepository('acme', 'shop', 'web', { description: 'Third' });
    expect(await stack.up('--refresh')).toHaveDone([]);

    expect(controls.getProject('acme', 'Blog')?.description).toBe('Third');
    expect(controls.getSourceRepository('acme', 'shop', 'web')?.description).toBe('Third');
  });

  it('replaceOnChanges replaces a project for its description, under the name it has', async () => {
    const options = { replaceOnChanges: ['description'], deleteBeforeReplace: true };
    const blog = (description: string) => ({ blog: { ...projectOf('Blog', description), options } });
    await using stack = await PulumiStack.deployed(world, { resources: blog('First') });
    await stack.declare({ resources: blog('Second') });

    expect(await stack.up()).toHaveDone(['delete-replaced blog', 'replace blog', 'create-replacement blog']);
    expect(stack.emulator.controls.getProject('acme', 'Blog')?.description).toBe('Second');
  });

  it('customTimeouts ends what takes longer, with what was made on record', async () => {
    const options = { customTimeouts: { create: '1s' } };
    await using stack = await PulumiStack.open(world, { resources: { blog: { ...projectOf('Blog'), options } } });
    const release = stack.emulator.controls.hold('GetProject');

    const { output } = await stack.failing(['up', '--yes', '--skip-preview']);
    release();

    expect(output).toContain('GetProject did not end within 1 s. Run it again, with a longer timeout');
    expect(await stack.recorded('blog')).toMatchObject({ id: 'acme/Blog', initErrors: [expect.any(String)] });
    await stack.up();
    expect((await stack.recorded('blog'))?.initErrors).toBeUndefined();
    expect(stack.emulator.controls.countRequests('CreateProject')).toBe(1);
  });

  it('retainOnDelete keeps what the program forgets', async () => {
    const web = { ...repositoryOf({ name: 'web' }), options: { retainOnDelete: true } };
    await using stack = await PulumiStack.deployed(world, { resources: { web } });

    await stack.destroy();

    expect(await stack.state()).toEqual([]);
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();
  });
});
