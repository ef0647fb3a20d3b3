import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from './stack.js';

const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };
const importing = (type: string, id: string) => ['import', `codecatalyst:index:${type}`, 'it', id, '--yes'];

describe('an import', () => {
  it.each([
    ['Project', 'acme/blog'],
    ['SourceRepository', 'acme/shop/api'],
    ['SourceRepository', 'acme/blog/web'],
    ['Branch', 'acme/shop/web/next'],
    ['Branch', 'acme/shop/api/next'],
  ])('of a %s that does not exist, %s, says so', async (type, id) => {
    await using stack = await PulumiStack.open(world);

    const { errors } = await stack.failing(importing(type, id));

    expect(errors).toEqual([expect.stringContaining(`resource '${id}' does not exist`), expect.anything()]);
    expect(await stack.state()).toEqual([]);
  });

  it.each([
    ['Project', 'acme', 'It needs 2 parts, separated by "/" and none of them empty.', 'spaceName/name'],
    ['Project', 'acme/shop/web', 'Its name "shop/web" must', 'spaceName/name'],
    ['SourceRepository', 'web', 'It needs 3 parts', 'spaceName/projectName/name'],
    ['SourceRepository', 'acme//web', 'It needs 3 parts', 'spaceName/projectName/name'],
    ['SourceRepository', 'acme/shop/web.git', 'Its name "web.git" must', 'spaceName/projectName/name'],
    ['Branch', 'acme/shop/web', 'It needs 4 parts', 'spaceName/projectName/sourceRepositoryName/name'],
    ['Branch', 'acme/shop/web/', 'It needs 4 parts', 'spaceName/projectName/sourceRepositoryName/name'],
  ])('of a %s by %s tells the form of the id', async (type, id, reason, form) => {
    await using stack = await PulumiStack.open(world);

    const { output } = await stack.failing(importing(type, id));

    expect(output).toContain(`"${id}" is not the id of a ${type}. ${reason}`);
    expect(output).toContain(`An id has the form ${form}.`);
    expect(stack.emulator.controls.countRequests()).toBe(0);
  });

  it('of a linked repository shows where it lives, and its deletion is refused', async () => {
    await using stack = await PulumiStack.open(world);
    stack.emulator.controls.addLinkedRepository('acme', 'shop', { name: 'lib' });
    await stack.pulumi([...importing('SourceRepository', 'acme/shop/lib'), '--protect=false']);

    const { output } = await stack.failing(['destroy', '--yes', '--skip-preview']);

    expect(output).toContain(
      'lib is a linked repository, which the API cannot delete. Unlink it in the CodeCatalyst console, or remove it from state alone.',
    );
    expect((await stack.recorded('it'))?.id).toBe('acme/shop/lib');
  });
});
