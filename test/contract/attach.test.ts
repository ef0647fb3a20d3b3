import { describe, expect, it } from '@jest/globals';
import { configured } from './contract.js';
import { StandInEngine } from './stand-in-engine.js';

describe('Attach', () => {
  it('sends what comes from then on to the second engine', async () => {
    await using contract = await configured();
    const { engine, provider, configuration } = contract;
    using second = await StandInEngine.start();
    const id = 'acme/shop';

    await provider.read('Project', id);
    await engine.message('debug', /^GetProject .*answered/);
    const before = engine.messages.length;
    await provider.attach(second.address);
    await provider.handshake(second.address);
    await provider.configure(configuration);
    await provider.read('Project', id);
    await second.message('debug', /^GetProject .*answered/);

    expect(engine.messages).toHaveLength(before);
  });

  it('outlives the first engine', async () => {
    await using contract = await configured();
    const { engine, plugin, provider } = contract;
    using second = await StandInEngine.start();
    await provider.attach(second.address);

    engine.stop();

    const ended = plugin.exited.then(() => 'ended');
    // The plugin is patient for five seconds with an engine that it still belongs to.
    const waited = new Promise((resolve) => setTimeout(resolve, 7_000, 'still there'));
    expect(await Promise.race([ended, waited])).toBe('still there');
    expect(await provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
  });

  it('tells each engine anew what a preview without a login leaves open', async () => {
    await using contract = await configured();
    const { engine, provider } = contract;
    using second = await StandInEngine.start();
    const inputs = { spaceName: 'acme', displayName: 'Blog' };
    const warning = /^Not checked: .*There is no login to CodeCatalyst/;

    await provider.configure({ profile: 'nobody' });
    await provider.create('Project', inputs, { preview: true });
    await provider.create('Project', inputs, { preview: true });
    await engine.message('warning', warning);
    await provider.attach(second.address);
    await provider.configure({ profile: 'nobody' });
    await provider.create('Project', inputs, { preview: true });
    await second.message('warning', warning);

    expect(engine.messages.filter(({ severity }) => severity === 'warning')).toHaveLength(1);
  });
});
