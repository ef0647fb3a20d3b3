import type { PlainValues } from '../../model/index.js';
import type { ServiceConnection } from '../../service/connection.js';
import { asksForLocal } from '../../service/endpoint.js';
import type { Outside } from './outside.js';

/** The connections of a run: one for each configuration of the provider, shared by the stacks that have it. */
export class Connections implements AsyncDisposable {
  private readonly outside: Outside;
  private readonly usual: PlainValues;
  private readonly open = new Map<string, ServiceConnection>();

  /** `usual` are the settings that hold where those of a stack are open. */
  constructor(outside: Outside, usual: PlainValues = {}) {
    this.outside = outside;
    this.usual = usual;
  }

  /** The connection with these settings; `folder` counts only where a local service keeps what it has there. */
  of(given: PlainValues, folder: string): ServiceConnection {
    const settings = { ...this.usual, ...given };
    const place = asksForLocal(settings, this.outside.environment) ? folder : '';
    const entries = Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const key = JSON.stringify([entries, place]);
    const connection = this.open.get(key) ?? this.outside.connect(settings, folder);
    this.open.set(key, connection);
    return connection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.open.values()].map((connection) => connection.close()));
  }
}
