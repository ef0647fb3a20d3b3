import type { Context, Session } from './context.js';
import type { AnyDataSource } from './data-source.js';
import type { Setting } from './property.js';
import type { AnyResource } from './resource.js';
import type { PlainValues } from './value.js';

/** What a provider is made of: all that programs can name. */
export interface Definitions {
  readonly name: string;
  readonly settings: Readonly<Record<string, Setting>>;
  readonly resources: readonly AnyResource[];
  readonly dataSources: readonly AnyDataSource[];
}

/** A provider as the adaptors see it: all that an engine can be told of it, and a way to open a connection. */
export interface Provider extends Definitions {
  readonly version: string;
  /** The ids of the resources whose data may go in this run, whatever is configured; never recorded. */
  readonly releasedIds?: () => readonly string[];
  /**
   * Takes the settings; nothing is called and nothing heavy is loaded before the first operation. `conceal` is told of the
   * secrets that come up on the way, before a word is said that could hold them: tokens of logins, what the API calls sensitive.
   */
  connect(settings: PlainValues, conceal: (secret: string) => void): Connection;
}

export interface Connection {
  context(session: Session): Context;
  /** What calls would lack, in a sentence that says how to mend it; undefined if there is a login. Asks nobody. */
  missing(): Promise<string | undefined>;
  /** Ends what the looks of siblings share: the next one asks anew. */
  forget(): void;
  /** Lets go of sockets and timers, and of what others rely on once they can do without; never fails. */
  close(): Promise<void>;
}
