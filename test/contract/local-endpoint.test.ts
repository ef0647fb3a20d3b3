import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { type Contract, greeted } from './contract.js';
import { localFolder } from './local-folder.js';
import { refusal } from './refusal.js';

const project = { spaceName: 'acme', displayName: 'shop' };
const repository = (name: string) => ({ spaceName: 'acme', projectName: 'shop', name });

/** Rounds of kills: a few in `make test`, many in `make torture`. */
const rounds = Array.from({ length: process.env.TORTURE === undefined ? 4 : 50 }, (_, index) => index);

async function killed({ plugin }: Contract): Promise<void> {
  plugin.signal('SIGKILL');
  await plugin.exited;
}

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
    expect(contract.engine.messages.filter(({ severity }) => severity !== 'debug')).toEqual([]);
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

  it('is taken over when its owner ends, also where calls are tried only once', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using owner = await local.plugin();
    await owner.provider.create('Project', project);
    await using other = await local.plugin({ maxRetries: 0 });
    await other.provider.read('Project', 'acme/shop');
    await killed(owner);
    expect(local.isFree).toBe(true);

    expect(await other.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(local.kept.pid).toBe(other.plugin.id);
  });

  it('goes on when its owner is configured again', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using contract = await local.plugin();
    const { provider, plugin } = contract;
    await provider.create('Project', project);
    const { port } = local.kept;

    await provider.configure({ endpoint: 'local', spaceName: 'umbrella' });

    expect(await provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(await provider.create('Project', { ...project, spaceName: 'umbrella' })).toMatchObject({
      id: 'umbrella/shop',
    });
    expect(local.kept).toMatchObject({ pid: plugin.id, port });
  });

  it(
    'loses nothing that was acknowledged when its owner is killed in the middle of writes',
    async () => {
      await using folder = await localFolder();
      const { local } = folder;
      await using started = new AsyncDisposableStack();
      let owner = started.use(await local.plugin());
      await owner.provider.create('Project', project);
      const names: string[] = [];

      for (const round of rounds) {
        const others = [started.use(await local.plugin()), started.use(await local.plugin())] as const;
        let kill: Promise<void> | undefined;
        const dying = owner;
        const series = others.map(async ({ provider }, who) => {
          for (const step of [0, 1, 2, 3, 4, 5, 6, 7]) {
            const name = `r-${String(round)}-${String(who)}-${String(step)}`;
            expect((await provider.create('SourceRepository', repository(name))).id).toBe(`acme/shop/${name}`);
            names.push(name);
            // Not awaited: both go on while the owner dies.
            if (step === 2) kill ??= killed(dying);
          }
        });
        await Promise.all(series);
        await kill;

        expect(others.map(({ plugin }) => plugin.id)).toContain(local.kept.pid);
        owner = others.find(({ plugin }) => plugin.id === local.kept.pid) ?? owner;
        await Promise.all(others.filter((other) => other !== owner).map(killed));
      }
      expect(names).toHaveLength(rounds.length * 16);

      await using last = await local.plugin();
      const found = await Promise.all(names.map((name) => last.provider.read('SourceRepository', `acme/shop/${name}`)));
      expect(found.map(({ id }) => id)).toEqual(names.map((name) => `acme/shop/${name}`));
    },
    20_000 * rounds.length,
  );

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
    const made = await first.provider.create('SourceRepository', repository('..'));
    const before = local.kept.port;
    expect(made.properties.cloneUrl).toBe(`http://local-user@127.0.0.1:${String(before)}/v1/acme/shop/..`);
    await killed(first);
    await using _stranger = await listening(before);
    await using second = await local.plugin();

    const found = await second.provider.read('SourceRepository', made.id, { properties: made.properties });

    expect(local.kept.port).not.toBe(before);
    const cloneUrl = `http://local-user@127.0.0.1:${String(local.kept.port)}/v1/acme/shop/..`;
    expect(found.properties).toEqual({ ...made.properties, cloneUrl });
  });

  it('is not waited for once the run is cancelled', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    using _stuck = local.takeLock();
    await using contract = await local.plugin();
    const { provider, engine } = contract;
    const reading = refusal(provider.read('Project', 'acme/shop'));
    const creating = refusal(provider.create('Project', project));
    await engine.message('info', /^GetProject: waiting for the local CodeCatalyst to start \(Ctrl-C stops waiting\)$/);

    await provider.cancel();

    expect(await reading).toEqual({ code: 'CANCELLED', text: 'GetProject was cancelled.', half: undefined });
    // Nothing was sent, so nothing may have been made.
    expect(await creating).toEqual({ code: 'CANCELLED', text: 'CreateProject was cancelled.', half: undefined });
  });

  it('keeps no plugin that is told to end while it waits', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    using _stuck = local.takeLock();
    await using contract = await local.plugin();
    const { provider, engine, plugin } = contract;
    const creating = refusal(provider.create('Project', project));
    await engine.message('info', /^CreateProject: waiting for the local CodeCatalyst/);

    plugin.signal('SIGINT');

    expect(await creating).toMatchObject({ code: 'CANCELLED' });
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
  });

  it('is found by who asks again after a cancel', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using contract = await local.plugin();
    const { provider, engine } = contract;
    using stuck = local.takeLock();
    const creating = refusal(provider.create('Project', project));
    await engine.message('info', /^CreateProject: waiting for the local CodeCatalyst/);
    await provider.cancel();
    await creating;

    stuck[Symbol.dispose]();

    expect(await provider.create('Project', project)).toMatchObject({ id: 'acme/shop' });
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

/** A stranger at a port. */
async function listening(port: number): Promise<AsyncDisposable> {
  const server = createServer((socket) => socket.destroy());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async [Symbol.asyncDispose]() {
      await once(server.close(), 'close');
    },
  };
}
