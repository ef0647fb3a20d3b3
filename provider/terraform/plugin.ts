import { type Connection, Problem, type Provider, Scrubber, UnderWay, type Values } from '../model/index.js';
import type { Log } from './log.js';
import { type Schema, schemaOf, type Typed } from './schema.js';

interface PluginOptions {
  readonly provider: Provider;
  readonly log: Log;
  /** Why this process cannot serve, if it cannot. */
  readonly unfit?: string;
}

/** What one provider process knows between calls. */
export class Plugin {
  readonly provider: Provider;
  readonly log: Log;
  readonly unfit: string | undefined;
  readonly schema: Schema;
  /** Hides the secrets of the configuration, and those that calls of the service bring up. */
  readonly scrubber = new Scrubber();
  /** As they are configured; some may not be known yet. */
  settings: Values = {};
  /** Whether the user has been told that a plan could not be checked against the service. */
  toldUnready = false;
  /** What is wanting for a connection, if something is. */
  private unconnected = 'The provider was asked to work before it was configured.';
  private open: Connection | undefined;
  private readonly underWay = new UnderWay();

  constructor({ provider, log, unfit }: PluginOptions) {
    this.provider = provider;
    this.log = log;
    this.unfit = unfit;
    this.schema = schemaOf(provider);
  }

  resource(name: string): Typed<Schema['resources']> {
    return known(this.schema.resources, name, 'resource');
  }

  dataSource(name: string): Typed<Schema['dataSources']> {
    return known(this.schema.dataSources, name, 'data source');
  }

  ephemeral(name: string): Typed<Schema['ephemerals']> {
    return known(this.schema.ephemerals, name, 'ephemeral resource');
  }

  /** Takes the settings. Without a connection, as while some are not known yet, nothing can be asked. */
  configure(settings: Values, connection: Connection | undefined): void {
    void this.open?.close();
    this.settings = settings;
    this.open = connection;
    this.toldUnready = false;
    this.unconnected =
      "The provider's configuration is not known yet, as it comes from something that is still to be made.";
  }

  get isConnected(): boolean {
    return this.open !== undefined;
  }

  get connection(): Connection {
    if (this.open) return this.open;
    throw new Problem('configuration', this.unconnected);
  }

  /** Runs an operation; its signal is aborted when the run is stopped. */
  async run(controller: AbortController, operation: () => Promise<void>): Promise<void> {
    await this.underWay.run(controller, operation);
  }

  /** Ends what is under way; what comes later is not touched. */
  stop(): void {
    this.open?.forget();
    this.underWay.cancel();
  }

  /** Ends what is under way and waits until it has been answered, and until others can do without this process. */
  async close(): Promise<void> {
    this.stop();
    await this.underWay.settled();
    await this.open?.close();
  }
}

function known<T>(all: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = all.get(name);
  if (found) return found;
  throw new Problem('invalid-input', `There is no ${what} ${name}.`, {
    detail: `There are ${[...all.keys()].join(', ')}.`,
  });
}
