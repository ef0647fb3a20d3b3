import { expect, it } from '@jest/globals';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const apply = ['apply', '-json', '-auto-approve'];

underEachCommand('a service in trouble', (command) => {
  it.each([
    ['throttles', { status: 429, skip: 2, times: 4 }],
    ['fails', { status: 503, skip: 1, times: 3 }],
    ['breaks the connection before it acts', { operation: 'CreateSourceRepository', drop: 'before-commit' }],
    ['breaks the connection when it has acted', { operation: 'CreateSourceRepository', drop: 'after-commit' }],
    ['breaks off in the middle of its answer', { operation: 'CreateProject', drop: 'in-answer' }],
  ] as const)('that %s gets everything made, each a single time', async (_how, fault) => {
    await using folder = await command.installed(world, shop);
    const { controls } = folder.emulator;
    controls.failNext(fault);

    await folder.run(apply);

    expect(await folder.state()).toHaveLength(3);
    expect(controls.getSourceRepository('acme', 'Web-shop', 'web')).toBeDefined();
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });

  it('that refuses a change leaves in the state what is there, and says why', async () => {
    await using folder = await command.deployed(world, shop);
    const { controls } = folder.emulator;
    const { codecatalyst_project: projects = {}, ...others } = shop.resource ?? {};
    await folder.declare({
      resource: { ...others, codecatalyst_project: { shop: { ...projects.shop, description: 'Another' } } },
    });
    controls.failNext({ operation: 'UpdateProject', status: 403, error: 'AccessDeniedException', message: 'Not you' });

    expect((await folder.failing(apply)).output).toContain('Not you');

    expect(await folder.recorded('codecatalyst_project', 'shop')).toMatchObject({
      attributes: { description: 'All of the shop' },
    });
    expect((await folder.run(apply)).steps).toEqual(['update codecatalyst_project.shop']);
  });
});
