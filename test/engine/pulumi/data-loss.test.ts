import { describe, expect, it } from '@jest/globals';
import { repositoryOf } from './program.js';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'] };
const web = (properties: object) => ({ resources: { web: repositoryOf({ name: 'web', ...properties }) } });

async function withCode(): Promise<PulumiStack> {
  const stack = await PulumiStack.deployed(world, web({ description: 'First' }));
  stack.emulator.controls.moveHead('acme', 'shop', 'web', 'main');
  return stack;
}

describe('a repository that holds code', () => {
  it('is kept where a change would replace it, from the preview on, until that is released and applied', async () => {
    await using stack = await withCode();
    await stack.declare(web({ description: 'Second' }));

    const refused = 'SourceRepository acme/shop/web is not replaced, because it holds code that was pushed to main.';
    expect((await stack.failing(['preview'])).output).toContain(refused);
    expect((await stack.failing(['up', '--yes', '--skip-preview'])).output).toContain(refused);
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')?.description).toBe('First');

    await stack.declare(web({ description: 'First', forceDestroy: true }));
    stack.emulator.controls.clearRequests();
    expect(await stack.up()).toHaveDone(['update web']);
    expect(stack.emulator.controls.countRequests()).toBe(0);
    await stack.declare(web({ description: 'Second', forceDestroy: true }));
    expect(await stack.up()).toHaveDone(['delete-replaced web', 'replace web', 'create-replacement web']);
  });

  it('is found changed by a refresh, which replaces nothing', async () => {
    await using stack = await withCode();
    stack.emulator.controls.setSourceRepository('acme', 'shop', 'web', { description: 'Drifted' });

    await stack.pulumi(['refresh', '--yes', '--skip-preview']);
    expect((await stack.failing(['preview'])).output).toContain('is not replaced, because it holds code');
  });

  it('is kept by a destroy, and goes once the provider is configured to let it', async () => {
    await using stack = await withCode();
    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);
    expect(output).toContain('SourceRepository acme/shop/web is not deleted, because it holds code');
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')).toBeDefined();

    await stack.configure({ 'codecatalyst:forceDestroy': true });
    await stack.up();
    expect(await stack.destroy()).toHaveDone(['delete web']);
    expect(stack.emulator.controls.getSourceRepository('acme', 'shop', 'web')).toBeUndefined();
  });
});
