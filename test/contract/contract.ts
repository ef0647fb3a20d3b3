import { type Emulator, startEmulator } from '../../emulator/index.js';
import { type Environment, PluginProcess } from './plugin-process.js';
import { ProviderClient } from './provider-client.js';
import { StandInEngine } from './stand-in-engine.js';
import type { Values } from './struct.js';

/** A plugin that an engine has started and greeted. */
export interface Contract {
  readonly engine: StandInEngine;
  readonly plugin: PluginProcess;
  readonly provider: ProviderClient;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A plugin that is configured for an emulator with the spaces `acme` and `umbrella`, and `acme/shop` in it. */
export interface ConfiguredContract extends Contract {
  readonly emulator: Emulator;
  readonly controls: Emulator['controls'];
  /** What the provider was configured with. */
  readonly configuration: Values;
}

/** Starts an engine, a plugin, and has the one greet the other. */
export async function greeted(environment: Environment = {}): Promise<Contract> {
  const engine = await StandInEngine.start();
  const plugin = await PluginProcess.start([engine.address], environment);
  const provider = new ProviderClient(plugin.port);
  await provider.handshake(engine.address);
  return {
    engine,
    plugin,
    provider,
    async [Symbol.asyncDispose]() {
      provider[Symbol.dispose]();
      await plugin[Symbol.asyncDispose]();
      engine.stop();
    },
  };
}

/** Configures a plugin too. Calls are tried once unless the settings say otherwise: a fault is then an error at once. */
export async function configured(settings: Values = {}): Promise<ConfiguredContract> {
  const emulator = await startEmulator({ spaces: ['acme', 'umbrella'] });
  const { controls } = emulator;
  controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
  const configuration = { endpoint: emulator.url, token: emulator.token, maxRetries: 0, ...settings };
  const contract = await greeted();
  await contract.provider.configure(configuration);
  return {
    ...contract,
    emulator,
    controls,
    configuration,
    async [Symbol.asyncDispose]() {
      await contract[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}
