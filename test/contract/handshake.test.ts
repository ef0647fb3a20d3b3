import { describe, expect, it } from '@jest/globals';
import { greeted } from './contract.js';
import { PluginProcess } from './plugin-process.js';
import { ProviderClient } from './provider-client.js';
import { StandInEngine } from './stand-in-engine.js';

describe('Handshake', () => {
  it('tells what the provider can do', async () => {
    await using contract = await greeted();
    expect(await contract.provider.handshake(contract.engine.address)).toEqual({
      acceptSecrets: true,
      acceptResources: false,
      acceptOutputs: false,
      supportsAutonamingConfiguration: true,
      acceptsByteString: false,
    });
  });

  it('works with all that an engine puts before its address', async () => {
    using engine = await StandInEngine.start();
    const args = ['--logtostderr', '-v=9', '--tracing', 'tcp://127.0.0.1:1', engine.address];
    await using plugin = await PluginProcess.start(args);
    using provider = new ProviderClient(plugin.port);

    await provider.handshake(engine.address);

    expect(await provider.getPluginInfo()).toBe('0.1.0');
  });
});

describe('the process of the plugin', () => {
  it('writes its port to standard output, and nothing else ever', async () => {
    await using contract = await greeted();
    const { plugin, provider } = contract;

    await provider.getSchema();
    await provider.configure({ endpoint: 'http://127.0.0.1:1', token: 'unused', maxRetries: 0 });
    await provider.create('Project', { spaceName: 'acme', displayName: 'shop' }).catch(() => undefined);
    await provider.cancel();
    plugin.signal('SIGTERM');
    await plugin.exited;

    expect(plugin.stdout).toBe(`${plugin.port}\n`);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    await using contract = await greeted();
    contract.plugin.signal(signal);
    expect(await contract.plugin.exited).toEqual({ code: 0, signal: null });
  });

  it('ends by itself when its engine has died', async () => {
    await using contract = await greeted();
    contract.engine.stop();
    expect(await contract.plugin.exited).toEqual({ code: 0, signal: null });
  });

  it('ends by itself when its engine was never there', async () => {
    await using plugin = await PluginProcess.start(['127.0.0.1:1']);
    expect(await plugin.exited).toEqual({ code: 0, signal: null });
  });

  it('waits for an engine when it is started without one', async () => {
    await using plugin = await PluginProcess.start([]);
    using engine = await StandInEngine.start();
    using provider = new ProviderClient(plugin.port);
    await provider.attach(engine.address);
    expect(await provider.getPluginInfo()).toBe('0.1.0');
  });
});
