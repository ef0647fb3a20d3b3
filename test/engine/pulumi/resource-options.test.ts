import { describe, expect, it } from '@jest/globals';
import { instantly } from '../../dev-environment-sample.js';
import { devEnvironmentOf, projectOf, repositoryOf } from './program.js';
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
    const options = { replaceOnChanges: ['description'] };
    const blog = (description: string) => ({ blog: { ...projectOf('Blog', description), options } });
    await using stack = await PulumiStack.deployed(world, { resources: blog('First') });
    await stack.declare({ resources: blog('Second') });

    expect(await stack.up()).toHaveDone(['delete-replaced blog', 'replace blog', 'create-replacement blog']);
    expect(stack.emulator.controls.getProject('acme', 'Blog')?.description).toBe('Second');
  });

  it('protect keeps what would be deleted or replaced, until it is lifted', async () => {
    const web = (name: string, options = {}) => ({ resources: { web: { ...repositoryOf({ name }), options } } });
    await using stack = await PulumiStack.deployed(world, web('web', { protect: true }));
    const { controls } = stack.emulator;

    for (const command of ['up', 'destroy']) {
      await stack.declare(web('site', { protect: true }));
      const { output } = await stack.failing([command, '--yes', '--skip-preview']);
      expect(output).toContain('protect');
    }
    expect(controls.countRequests('CreateSourceRepository')).toBe(1);
    expect(controls.countRequests('DeleteSourceRepository')).toBe(0);

    await stack.pulumi(['state', 'unprotect', '--all', '--yes']);
    await stack.destroy();
    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
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

  it('customTimeouts ends the deletion of a project that takes longer, and the next run ends it', async () => {
    const options = { customTimeouts: { delete: '1s' } };
    await using stack = await PulumiStack.deployed(world, { resources: { blog: { ...projectOf('Blog'), options } } });
    const { controls } = stack.emulator;
    const release = controls.hold('DeleteProject');

    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);
    release();

    expect(output).toContain('DeleteProject did not end within 1 s.');
    expect((await stack.recorded('blog'))?.id).toBe('acme/Blog');
    await stack.destroy();
    expect(controls.getProject('acme', 'Blog')).toBeUndefined();
  });

  it('customTimeouts ends each wait for a dev environment, and the next run goes on where it was', async () => {
    const devEnvironmentTimes = { ...instantly, stopSeconds: 60, deleteSeconds: 60 };
    const options = { customTimeouts: { update: '1s', delete: '1s' } };
    const bench = (desiredStatus: string) => ({
      resources: { bench: { ...devEnvironmentOf({ desiredStatus }), options } },
    });
    await using stack = await PulumiStack.deployed({ ...world, devEnvironmentTimes }, bench('RUNNING'));
    const { clock } = stack.emulator.controls;

    await stack.declare(bench('STOPPED'));
    const stopping = await stack.failing(['up', '--yes', '--skip-preview']);
    expect(stopping.output).toMatch(
      /Waiting for dev environment .*, which is STOPPING, to be STOPPED did not end within 1 s/,
    );
    expect(await stack.recorded('bench')).toBeDefined();
    clock.advance(60);
    await stack.up();
    expect((await stack.recorded('bench'))?.outputs).toMatchObject({ status: 'STOPPED' });
    expect(stack.emulator.controls.countRequests('StopDevEnvironment')).toBe(1);

    const deleting = await stack.failing(['destroy', '--yes', '--skip-preview']);
    expect(deleting.output).toMatch(/Waiting for dev environment .* to be gone did not end within 1 s/);
    expect(await stack.recorded('bench')).toBeDefined();
    clock.advance(60);
    await stack.destroy();
    expect(await stack.state()).toEqual([]);
  });

  it('retainOnDelete keeps what the program forgets', async () => {
    const web = { ...repositoryOf({ name: 'web' }), options: { retainOnDelete: true } };
    await using stack = await PulumiStack.deployed(world, { resources: { web } });

    await stack.destroy();

    expect(await stack.state()).toEqual([]);
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();
  });
});
