import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { branchOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** A program in JavaScript instead of one in YAML. */
async function write(stack: PulumiStack, text: string): Promise<void> {
  await stack.declare({ runtime: 'nodejs' });
  await writeFile(join(stack.folder, 'index.js'), text);
}
async function openedForNode(text: string): Promise<PulumiStack> {
  const stack = await PulumiStack.open(world);
  await symlink(modules, join(stack.folder, 'node_modules'));
  await writeFile(join(stack.folder, 'package.json'), '{ "main": "index.js" }');
  await write(stack, text);
  return stack;
}

describe('a resource that a program only looks at', () => {
  const web = { type: 'codecatalyst:SourceRepository', get: { id: 'acme/shop/web' } };
  const next = branchOf({ sourceRepositoryName: '${web.name}', name: 'next' });

  it('is read in YAML, in a preview too, and is not touched', async () => {
    await using stack = await PulumiStack.open(world, {
      resources: { web, next },
      outputs: { url: '${web.cloneUrl}' },
    });
    const { controls } = stack.emulator;

    expect(await stack.preview()).toHaveDone(['read web', 'create next']);
    await stack.up();
    expect(await stack.outputs()).toEqual({ url: expect.stringContaining('/acme/shop/web') });
    controls.moveHead('acme', 'shop', 'web', 'main');
    await stack.preview('--refresh', '--expect-no-changes');
    await stack.destroy();

    expect(controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();
    expect(controls.countRequests('DeleteSourceRepository')).toBe(0);
  });

  it('is read by get in a Node program, and one that is not there is an error', async () => {
    await using stack = await openedForNode(`
      const { SourceRepository, Project, Branch } = require('pulumi-codecatalyst');
      const shop = Project.get('shop', 'acme/shop');
      const web = SourceRepository.get('web', 'acme/shop/web');
      new Branch('next', { spaceName: 'acme', projectName: shop.name, sourceRepositoryName: web.name, name: 'next' });
      exports.cloneUrl = web.cloneUrl;
      exports.displayName = shop.displayName;
    `);
    await stack.up();
    expect(await stack.outputs()).toEqual({
      cloneUrl: expect.stringContaining('/acme/shop/web'),
      displayName: 'shop',
    });
    expect(stack.emulator.controls.getBranch('acme', 'shop', 'web', 'next')).toBeDefined();

    await write(stack, `require('pulumi-codecatalyst').SourceRepository.get('none', 'acme/shop/none');`);
    const { output } = await stack.failing(['preview']);
    expect(output).toContain("resource 'acme/shop/none' does not exist");
  });
});
