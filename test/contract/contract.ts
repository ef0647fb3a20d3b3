import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/index.js';
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

/** Starts an engine, a plugin, and has the one greet the other. What was started is stopped if the rest fails. */
export async function greeted(environment: Environment = {}, folder?: string): Promise<Contract> {
  await using started = new AsyncDisposableStack();
  const engine = await StandInEngine.start();
  started.defer(() => {
    engine.stop();
  });
  const plugin = started.use(await PluginProcess.start([engine.address], environment, folder));
  const provider = started.use(new ProviderClient(plugin.port));
  await provider.handshake(engine.address);
  const kept = started.move();
  return { engine, plugin, provider, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Configures a plugin too. Calls are tried once unless the settings say otherwise: a fault is then an error at once. */
export async function configured(settings: Values = {}, options: EmulatorOptions = {}): Promise<ConfiguredContract> {
  await using started = new AsyncDisposableStack();
  const emulator = started.use(await startEmulator({ spaces: ['acme', 'umbrella'], ...options }));
  const { controls } = emulator;
  controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
  const configuration = { endpoint: emulator.url, token: emulator.token, maxRetries: 0, ...settings };
  const contract = started.use(await greeted());
  await contract.provider.configure(configuration);
  const kept = started.move();
  return { ...contract, emulator, controls, configuration, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
