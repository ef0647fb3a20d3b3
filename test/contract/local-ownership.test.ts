import { describe, expect, it } from '@jest/globals';
import { localFolder } from './local-folder.js';
import { refusal } from './refusal.js';
import { listening } from './stranger.js';

const project = { spaceName: 'acme', displayName: 'shop' };
const repository = (name: string) => ({ spaceName: 'acme', projectName: 'shop', name });

/** Rounds of ends: a few in `make test`, many in `make torture`. */
const rounds = Array.from({ length: process.env.TORTURE === undefined ? 4 : 50 }, (_, index) => index);

describe('a local service that processes share', () => {
  it('is taken over when its owner ends, also where calls are tried only once', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using owner = await local.plugin();
    await owner.provider.create('Project', project);
    await using other = await local.plugin({ maxRetries: 0 });
    await other.provider.read('Project', 'acme/shop');
    await owner.plugin.kill();
    expect(local.isFree).toBe(true);

    expect(await other.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(local.kept.pid).toBe(other.plugin.id);
  });

  it('is asked anew, and nobody hears of it, when its owner dies while something is looked up', async () => {
    await using folder = await localFolder();
    const { local } = folder;
    await using first = await local.plugin();
    await first.provider.create('Project', project);
    await first.plugin.kill();
    const lock = local.takeLock();
    await using dying = await listening(0, () => {
      lock[Symbol.dispose]();
    });
    const { port } = dying;
    local.kept = {
      pid: 0,
      port,
      ready: { url: `http://127.0.0.1:${String(port)}`, token: 'of-the-dead', spaces: ['acme'] },
    };
    await using contract = await local.plugin({ maxRetries: 0 });

    expect(await contract.provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(contract.engine.messages.filter(({ text }) => text.includes('retrying'))).toEqual([]);
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
            if (step === 2) kill ??= dying.plugin.kill();
          }
        });
        await Promise.all(series);
        await kill;

        expect(others.map(({ plugin }) => plugin.id)).toContain(local.kept.pid);
        owner = others.find(({ plugin }) => plugin.id === local.kept.pid) ?? owner;
        await Promise.all(others.filter((other) => other !== owner).map(({ plugin }) => plugin.kill()));
      }
      expect(names).toHaveLength(rounds.length * 16);

      await using last = await local.plugin();
      const found = await Promise.all(names.map((name) => last.provider.read('SourceRepository', `acme/shop/${name}`)));
      expect(found.map(({ id }) => id)).toEqual(names.map((name) => `acme/shop/${name}`));
    },
    20_000 * rounds.length,
  );

  it(
    'hands over without a lost answer when its owner ends in the middle of calls',
    async () => {
      await using folder = await localFolder();
      const { local } = folder;
      await using started = new AsyncDisposableStack();
      let owner = started.use(await local.plugin());
      await owner.provider.create('Project', project);

      for (const round of rounds) {
        const others = [started.use(await local.plugin()), started.use(await local.plugin())] as const;
        const dying = owner;
        const series = others.map(async ({ provider }, who) => {
          for (const step of [0, 1, 2, 3, 4, 5, 6, 7]) {
            const name = `r-${String(round)}-${String(who)}-${String(step)}`;
            await provider.create('SourceRepository', repository(name));
            if (step === 2) dying.plugin.signal('SIGINT');
          }
        });
        await Promise.all(series);
        expect(await dying.plugin.exited).toEqual({ code: 0, signal: null });

        const said = others.flatMap(({ engine }) => engine.messages).map(({ text }) => text);
        expect(said.filter((text) => /retrying|ECONNRESET|was lost/.test(text))).toEqual([]);
        owner = others.find(({ plugin }) => plugin.id === local.kept.pid) ?? owner;
        await Promise.all(others.filter((other) => other !== owner).map(({ plugin }) => plugin.kill()));
      }
    },
    20_000 * rounds.length,
  );

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
});
