import type { ActionName } from '../action-name.js';

/** Lets go the requests that a hold keeps waiting; calling it twice does nothing more. */
export interface Release {
  (): void;
  /** Fulfilled when the first request has come and waits. */
  readonly arrived: Promise<void>;
}

interface Hold {
  readonly operation: ActionName | undefined;
  /** How many requests still pass. */
  skip: number;
  readonly released: Promise<void>;
  readonly arrive: () => void;
}

/** Requests that wait just before their action runs. They run once released, even if the client has gone: so do a service's. */
export class Holds {
  readonly #holds = new Set<Hold>();

  hold(operation?: ActionName, skip = 0): Release {
    const released = Promise.withResolvers<undefined>();
    const arrived = Promise.withResolvers<undefined>();
    const arrive = () => {
      arrived.resolve(undefined);
    };
    const hold: Hold = { operation, skip, released: released.promise, arrive };
    this.#holds.add(hold);
    const release = () => {
      this.#holds.delete(hold);
      released.resolve(undefined);
    };
    return Object.assign(release, { arrived: arrived.promise });
  }

  /** Waits until no hold keeps the action; ends with a rejection when the signal says so. */
  async wait(operation: ActionName, signal: AbortSignal): Promise<void> {
    for (const hold of this.#holds) {
      if (hold.operation !== undefined && hold.operation !== operation) continue;
      hold.skip -= 1;
      if (hold.skip >= 0) continue;
      hold.arrive();
      const aborted = Promise.withResolvers<never>();
      const abort = () => {
        aborted.reject(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
      await Promise.race([hold.released, aborted.promise]);
      signal.removeEventListener('abort', abort);
    }
  }
}
