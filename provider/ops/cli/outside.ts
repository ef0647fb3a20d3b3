import type { PlainValues } from '../../model/index.js';
import type { ServiceConnection } from '../../service/connection.js';
import type { Streams } from './streams.js';

/** All that a verb may know of the process it runs in, handed in so that tests can make up their own. */
export interface Outside {
  /** The version of the command. */
  readonly version: string;
  readonly streams: Streams;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the command was called in: relative paths begin there. */
  readonly folder: string;
  /** Aborted by Ctrl-C or a request to terminate. */
  readonly signal: AbortSignal;
  /**
   * A connection as the provider would have it with these settings. Nothing is called before the first operation;
   * `folder` is where a local service keeps what it has.
   */
  connect(settings: PlainValues, folder: string): ServiceConnection;
  /** How many requests all connections have sent. */
  callsMade(): number;
}
