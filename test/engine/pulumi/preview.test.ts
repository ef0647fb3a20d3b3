import { describe, expect, it } from '@jest/globals';
import { projectOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'] };

/** A project with a repository and a branch in it, each known to the next by an output. */
const chain = (description: string) => ({
  shop: projectOf('Web shop', description),
  web: {
    type: 'codecatalyst:SourceRepository',
    properties: { spaceName: 'acme', projectName: '${shop.name}', name: 'web' },
  },
  release: {
    type: 'codecatalyst:Branch',
    properties: {
      spaceName: '${web.spaceName}',
      projectName: '${web.projectName}',
      sourceRepositoryName: '${web.name}',
      name: 'release',
    },
  },
});

/** How the engine writes what is not known yet. */
const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

describe('a preview', () => {
  it('shows what is known of things that are not made yet, and calls nobody', async () => {
    await using stack = await PulumiStack.open(world, {
      resources: chain('All of it'),
      outputs: { where: 'Clone ${web.cloneUrl}' },
    });

    const planned = await stack.preview();

    expect(planned).toHaveDone(['create shop', 'create web', 'create release']);
    expect(planned.outputs).toEqual({
      shop: { spaceName: 'acme', displayName: 'Web shop', description: 'All of it', name: unknown },
      web: {
        spaceName: 'acme',
        projectName: unknown,
        name: 'web',
        cloneUrl: unknown,
        firstCommitId: unknown,
        createdTime: unknown,
        lastUpdatedTime: unknown,
      },
      release: {
        spaceName: 'acme',
        projectName: unknown,
        sourceRepositoryName: 'web',
        name: 'release',
        ref: unknown,
        headCommitId: unknown,
        firstCommitId: unknown,
        lastUpdatedTime: unknown,
      },
    });
    expect(stack.emulator.controls.countRequests()).toBe(0);

    await stack.up();
    expect((await stack.state()).map(({ id }) => id)).toEqual([
      'acme/Web-shop',
      'acme/Web-shop/web',
      'acme/Web-shop/web/release',
    ]);
  });

  it('keeps dependents of a project whose description changes, as its name stays known', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: chain('All of it') });
    await stack.declare({ resources: chain('All of the shop') });

    expect(await stack.preview()).toHaveDone(['update shop']);
    expect(await stack.up()).toHaveDone(['update shop']);
  });

  it('replaces the dependents of a project that is replaced', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: chain('All of it') });
    await stack.declare({ resources: { ...chain('All of it'), shop: projectOf('Book shop', 'All of it') } });

    const planned = await stack.preview();
    expect(['shop', 'web', 'release'].map((name) => planned.answer(name).change)).toEqual([
      'replace',
      'replace',
      'replace',
    ]);
    const done = await stack.up();
    expect(['shop', 'web', 'release'].map((name) => done.answer(name).change)).toEqual([
      'replace',
      'replace',
      'replace',
    ]);
    expect(stack.emulator.controls.getBranch('acme', 'Book-shop', 'web', 'release')).toBeDefined();
    expect(stack.emulator.controls.getProject('acme', 'Web-shop')).toBeUndefined();
    await stack.preview('--refresh', '--expect-no-changes');
  });
});
