import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { greeted } from './contract.js';
import { localFolder } from './local-folder.js';
import { refusal } from './refusal.js';
import { listening } from './stranger.js';

const project = { spaceName: 'acme', displayName: 'shop' };

describe('an endpoint that is local', () => {
  it('begins with the first call: Configure, Check, Diff and a preview leave no trace', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using contract = await local.plugin();
    const { provider, plugin } = contract;
    const olds = { ...project, name: 'shop' };

    await provider.check('Project', project);
    await provider.diff('Project', {
      id: 'acme/shop',
      olds,
      oldInputs: project,
      news: { ...project, description: 'x' },
    });
    await provider.create('Project', project, { preview: true });
    expect(local.isThere).toBe(false);

    expect(await provider.create('Project', project)).toMatchObject({ id: 'acme/shop' });
    expect(local.kept).toMatchObject({ pid: plugin.id, ready: { url: `http://127.0.0.1:${local.kept.port}` } });
    const lasting = contract.engine.messages.filter(({ severity, ephemeral }) => severity !== 'debug' && !ephemeral);
    expect(lasting).toEqual([]);
  });

  it('may be named by the environment, and needs no login', async () => {
    await using folder = await localFolder();
    const environment = { AWS_ENDPOINT_URL_CODECATALYST: 'local', AWS_BEARER_TOKEN_CODECATALYST: 'of-the-service' };
    await using contract = await greeted(environment, folder.local.path);
    await contract.provider.configure({ spaceName: 'acme', token: 'of-the-service-too' });

    expect(await contract.provider.create('Project', project)).toMatchObject({ id: 'acme/shop' });
  });

  it('has to be told its space', async () => {
    await using folder = await localFolder();
    await using contract = await greeted({}, folder.local.path);

    expect(await refusal(contract.provider.configure({ endpoint: 'local' }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(/^endpoint is local, and spaceName is not set\. A local CodeCatalyst begins with/),
    });
  });

  it('is one for all processes of a folder, and ends with the last of them', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using first = await local.plugin();
    await using second = await local.plugin({ maxRetries: 0 });
    await first.provider.create('Project', project);
    const { port, ready } = local.kept;

    expect(await second.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(local.kept.pid).toBe(first.plugin.id);
    expect(local.isFree).toBe(false);

    second.plugin.signal('SIGTERM');
    expect(await second.plugin.exited).toEqual({ code: 0, signal: null });
    expect(await local.answers()).toBe(true);
    first.plugin.signal('SIGTERM');
    expect(await first.plugin.exited).toEqual({ code: 0, signal: null });
    expect(await local.answers()).toBe(false);
    expect(local.isFree).toBe(true);

    await using third = await local.plugin();
    expect(await third.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(local.kept).toMatchObject({ pid: third.plugin.id, port, ready: { token: ready?.token } });
  });

  it('serves programs that begin at once, each with its own space', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using started = new AsyncDisposableStack();
    const spaces = ['acme', 'umbrella', 'acme', 'umbrella'];
    const plugins = await Promise.all(spaces.map((spaceName) => local.plugin({ spaceName })));
    for (const plugin of plugins) started.use(plugin);

    const made = await Promise.all(
      plugins.map(({ provider }, index) =>
        provider.create('Project', { spaceName: spaces[index] ?? '', displayName: `shop-${String(index)}` }),
      ),
    );

    expect(made.map(({ id }) => id)).toEqual(spaces.map((space, index) => `${space}/shop-${String(index)}`));
    expect(plugins.map(({ plugin }) => plugin.id)).toContain(local.kept.pid);
  });

  it('is served by the command as well, with the same login', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using contract = await local.plugin();
    await contract.provider.create('Project', project);

    await using emulator = await startEmulator({ dataDir: local.data });

    expect(emulator.token).toBe(local.kept.ready?.token);
    expect(emulator.spaces).toEqual(['acme']);
    emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    expect(await contract.provider.read('SourceRepository', 'acme/shop/web')).toMatchObject({ id: 'acme/shop/web' });
  });

  it('is not seen by Git', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    const git = (...args: string[]) => execFileSync('git', args, { cwd: local.path, encoding: 'utf8' });
    git('init', '--quiet');
    await using contract = await local.plugin();
    await contract.provider.create('Project', project);

    expect(git('status', '--porcelain', '--untracked-files=all')).toBe('');
  });

  it('tells clone URLs as they are today', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using first = await local.plugin();
    await first.provider.create('Project', project);
    const made = await first.provider.create('SourceRepository', {
      spaceName: 'acme',
      projectName: 'shop',
      name: '..',
    });
    const before = local.kept.port;
    expect(made.properties.cloneUrl).toBe(`http://local-user@127.0.0.1:${String(before)}/v1/acme/shop/..`);
    await first.plugin.kill();
    await using _stranger = await listening(before);
    await using second = await local.plugin();

    const found = await second.provider.read('SourceRepository', made.id, { properties: made.properties });

    expect(local.kept.port).not.toBe(before);
    const cloneUrl = `http://local-user@127.0.0.1:${String(local.kept.port)}/v1/acme/shop/..`;
    expect(found.properties).toEqual({ ...made.properties, cloneUrl });
  });

  it('says that its space was deleted, which is for good', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using first = await local.plugin();
    await first.provider.create('Project', project);
    await first.plugin.kill();
    const emulator = await startEmulator({ dataDir: local.data });
    emulator.controls.deleteSpace('acme');
    await emulator.close();
    await using second = await local.plugin();

    const { code, text } = await refusal(second.provider.create('Project', project));

    expect(code).toBe('INVALID_ARGUMENT');
    expect(text).toBe(
      'The local CodeCatalyst does not run: The space acme was deleted, and the name of a deleted space is never free ' +
        `again. As endpoint is local, it keeps what it has in ${local.data}, which this process must be able to write. ` +
        'To begin anew, remove that folder.',
    );
    await using other = await local.plugin({ spaceName: 'umbrella' });
    expect(await other.provider.create('Project', { ...project, spaceName: 'umbrella' })).toMatchObject({
      id: 'umbrella/shop',
    });
  });

  it('says why it cannot run', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    writeFileSync(local.data, 'in the way');
    await using contract = await local.plugin();

    expect(await refusal(contract.provider.create('Project', project))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(/^The local CodeCatalyst does not run: .*EEXIST.* it keeps what it has in .*-local/),
    });
  });
});
