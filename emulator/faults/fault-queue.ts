import type { ActionName } from '../action-name.js';
import { errorOf, type Fault } from './fault.js';

interface Waiting {
  readonly fault: Fault;
  skip: number;
  left: number;
}

/** Faults in the order they were asked for; a request meets at most one. */
export class FaultQueue {
  #waiting: Waiting[] = [];

  add(fault: Fault): void {
    const { times = 1, skip = 0, delayMs, drop, slowBodyMs } = fault;
    const error = errorOf(fault);
    if (!error && drop === undefined && delayMs === undefined && slowBodyMs === undefined) {
      throw new TypeError('A fault needs a status, an error, a drop, a delay, or to be bare or slow.');
    }
    if (error && drop !== undefined) throw new TypeError('A fault answers an error or drops the connection, not both.');
    this.#waiting.push({ fault, skip, left: times === 'always' ? Infinity : times });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that a request meets. */
  next(operation: ActionName): Fault | undefined {
    for (const waiting of this.#waiting) {
      if (waiting.fault.operation !== undefined && waiting.fault.operation !== operation) continue;
      if (waiting.skip > 0) {
        waiting.skip -= 1;
        continue;
      }
      waiting.left -= 1;
      if (waiting.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== waiting);
      return waiting.fault;
    }
    return undefined;
  }
}
