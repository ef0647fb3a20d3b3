import { expect, it } from '@jest/globals';
import { shop, world } from './shop.js';
import { underEachCommand } from './under-each-command.js';

const apply = ['apply', '-json', '-auto-approve'];
const web = 'codecatalyst_source_repository.web';

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

  it('that tells nothing of a project once it has made it costs a warning, and no replacement', async () => {
    await using folder = await command.installed(world, { ...shop, provider: { max_retries: 0 } });
    const { controls } = folder.emulator;
    controls.failNext({ operation: 'GetProject', status: 503, times: 1 });

    const { warnings } = await folder.run(apply);

    expect(warnings.map(({ summary }) => summary)).toContain('acme/Web-shop was made but not looked at afterwards');
    expect(await folder.state()).toHaveLength(3);
    expect((await folder.run(apply)).steps).toEqual([]);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
    expect(controls.countRequests('CreateProject')).toBe(1);
  });

  it.each([
    ['keeps it once it is untainted', ['untaint', web], 1],
    ['replaces it otherwise', ['plan', '-json'], 2],
  ])('that tells too little of a repository it has made fails, and the next run %s', async (_what, between, made) => {
    await using folder = await command.installed(world, { ...shop, provider: { max_retries: 0 } });
    const { controls } = folder.emulator;
    controls.failNext({ operation: 'GetSourceRepository', status: 503, times: 1 });

    const { output } = await folder.failing(apply);

    expect(output).toMatch(/acme\/Web-shop\/web was made nevertheless.*tainted.*`terraform untaint ADDRESS`/);
    expect(await folder.recorded('codecatalyst_source_repository', 'web')).toMatchObject({ status: 'tainted' });
    await folder.run(between);
    await folder.run(apply);
    expect(controls.countRequests('CreateSourceRepository')).toBe(made);
    expect(await folder.state()).toHaveLength(3);
    expect((await folder.start(['plan', '-json', '-detailed-exitcode']).ended).exitCode).toBe(0);
  });
});
