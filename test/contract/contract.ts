import { type Emulator, startEmulator } from '../../emulator/index.js';
import { type Environment, PluginProcess } from './plugin-process.js';
import { ProviderClient } from './provider-client.js';
import { StandInEngine } from './stand-in-engine.js';
import type { Values } from './struct.js';

interface StartOptions {
  readonly environment?: Environment;
  /** Arguments of the engine before its address. */
  readonly flags?: readonly string[];
}

/** A plugin that an engine has started and greeted. */
export class Contract {
  readonly engine: StandInEngine;
  readonly plugin: PluginProcess;
  readonly provider: ProviderClient;

  protected constructor(engine: StandInEngine, plugin: PluginProcess) {
    this.engine = engine;
    this.plugin = plugin;
    this.provider = new ProviderClient(plugin.port);
  }

  static async greeted({ environment = {}, flags = [] }: StartOptions = {}): Promise<Contract> {
    const engine = await StandInEngine.start();
    const contract = new Contract(engine, await PluginProcess.start([...flags, engine.address], environment));
    await contract.provider.handshake(engine.address);
    return contract;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.provider[Symbol.dispose]();
    await this.plugin[Symbol.asyncDispose]();
    this.engine.stop();
  }
}

/** A greeted plugin, configured for an emulator that has the space `acme` with the project `shop`. */
export class ConfiguredContract extends Contract {
  readonly emulator: Emulator;
  readonly configuration: Values;

  private constructor(contract: Contract, emulator: Emulator, configuration: Values) {
    super(contract.engine, contract.plugin);
    this.emulator = emulator;
    this.configuration = configuration;
  }

  /** Calls are tried once unless the settings say otherwise: a fault is then an error at once. */
  static async configured(settings: Values = {}): Promise<ConfiguredContract> {
    const emulator = await startEmulator({ spaces: ['acme', 'umbrella'] });
    emulator.controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
    const configuration = { endpoint: emulator.url, token: emulator.token, maxRetries: 0, ...settings };
    const contract = await Contract.greeted();
    await contract.provider.configure(configuration);
    contract.provider[Symbol.dispose]();
    return new ConfiguredContract(contract, emulator, configuration);
  }

  get controls(): Emulator['controls'] {
    return this.emulator.controls;
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    await super[Symbol.asyncDispose]();
    await this.emulator.close();
  }
}

/** A plugin, greeted and configured, with its emulator. */
export const configured = (settings: Values = {}): Promise<ConfiguredContract> =>
  ConfiguredContract.configured(settings);
