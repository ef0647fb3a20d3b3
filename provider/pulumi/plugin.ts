import {
  type AnyDataSource,
  type AnyResource,
  type Connection,
  Problem,
  type Provider,
  Scrubber,
  UnderWay,
  type Values,
} from '../model/index.js';
import { Engine } from './engine.js';
import { functionToken, resourceToken } from './tokens.js';

interface PluginOptions {
  readonly provider: Provider;
  readonly loadSchema: () => Promise<string>;
  /** Why this process cannot serve, if it cannot. */
  readonly unfit?: string;
  /** What happens when the engine is gone; nothing in a process that was started by hand and waits for the next one. */
  readonly engineGone?: () => void;
}

/**
 * What one plugin process knows between RPCs. One process may serve several engines in turn (attached for debugging), so
 * all of it can be replaced by the next Handshake and Configure, and a Cancel ends only what is under way.
 */
export class Plugin {
  readonly provider: Provider;
  readonly loadSchema: () => Promise<string>;
  readonly unfit: string | undefined;
  /** Hides the secrets of the configuration, and those that calls of the service bring up. */
  readonly scrubber = new Scrubber();
  /** The resources that a program has declared to this process: what is planned for others is no plan, but a refresh. */
  readonly checked = new Set<string>();
  /** The resources that were read with nothing known of them: what was recorded has none of the program's marks. */
  readonly imported = new Set<string>();
  engine: Engine | undefined;
  settings: Values = {};
  /** Whether the user has been told that a preview could not be checked against the service. */
  toldUnready = false;
  private readonly engineGone: (() => void) | undefined;
  private open: Connection | undefined;
  private readonly underWay = new UnderWay();
  private readonly resources: ReadonlyMap<string, AnyResource>;
  private readonly dataSources: ReadonlyMap<string, AnyDataSource>;

  constructor({ provider, loadSchema, unfit, engineGone }: PluginOptions) {
    this.provider = provider;
    this.loadSchema = loadSchema;
    this.unfit = unfit;
    this.engineGone = engineGone;
    this.resources = new Map(provider.resources.map((resource) => [resourceToken(provider, resource), resource]));
    this.dataSources = new Map(provider.dataSources.map((source) => [functionToken(provider, source), source]));
  }

  resource(token: string): AnyResource {
    return this.known(this.resources, token, 'resource');
  }

  dataSource(token: string): AnyDataSource {
    return this.known(this.dataSources, token, 'function');
  }

  private known<T>(all: ReadonlyMap<string, T>, token: string, what: string): T {
    const found = all.get(token);
    if (found) return found;
    throw new Problem('invalid-input', `${this.provider.name} has no ${what} ${token}.`, {
      detail: `Version ${this.provider.version} has ${[...all.keys()].join(', ')}.`,
    });
  }

  /** Takes an engine; what was learnt for the one before it, or for its last run, is not for this one. */
  attach(address: string): void {
    this.open?.forget();
    if (address === '' || address === this.engine?.address) return;
    this.engine?.close();
    this.engine = new Engine(address);
    if (this.engineGone) this.engine.onGone(this.engineGone);
  }

  configure(settings: Values, connection: Connection): void {
    void this.open?.close();
    this.settings = settings;
    this.open = connection;
    this.toldUnready = false;
  }

  get connection(): Connection {
    if (this.open) return this.open;
    throw new Problem('configuration', 'The provider was asked to work before it was configured.');
  }

  /** Runs an operation; its signal is aborted when the run is cancelled. */
  async run(controller: AbortController, operation: () => Promise<void>): Promise<void> {
    await this.underWay.run(controller, operation);
  }

  /** Ends what is under way and forgets what its reads learnt; what comes later is not touched. */
  cancel(): void {
    this.open?.forget();
    this.underWay.cancel();
  }

  /** Ends what is under way and waits until it has been answered, and until others can do without this process. */
  async close(): Promise<void> {
    this.cancel();
    await this.underWay.settled();
    await this.open?.close();
    this.engine?.close();
  }
}
