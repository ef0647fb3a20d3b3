import { setTimeout as sleep } from 'node:timers/promises';
import type { ActionName } from '../action-name.js';
import { Dropped, type Reply } from '../service-exception.js';
import { errorOf, type Fault } from './fault.js';
import type { FaultPlan } from './fault-plan.js';
import type { FaultQueue } from './fault-queue.js';
import type { Holds } from './holds.js';

/** What a gate is made of. The signal ends what waits when the emulator closes. */
interface Parts {
  readonly queue: FaultQueue;
  readonly plan: FaultPlan;
  readonly holds: Holds;
  readonly closing: AbortSignal;
}

/** A request on its way through: what still can befall it. */
export interface Passage {
  /** Waits until no hold keeps the action. */
  ready(): Promise<void>;
  /** Lets the answer out when the action is done; throws when another one, or none, is to be given. */
  leave(reply: Reply): Reply;
}

/** Where requests meet faults: asked for ones first, then those at random. */
export class FaultGate {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Waits as long as told; throws an error that is to be answered instead of the action. */
  async enter(action: ActionName): Promise<Passage> {
    const { queue, plan, holds, closing } = this.#parts;
    // The plan counts each request, also one that meets a fault that was asked for.
    const { delayMs, fault: random } = plan.next(action);
    const fault = queue.next(action) ?? random;
    const waits = delayMs + (fault?.delayMs ?? 0);
    if (waits > 0) await this.#unlessClosing(sleep(waits, undefined, { signal: closing }));
    if (fault) failBefore(fault);
    return {
      ready: () => this.#unlessClosing(holds.wait(action, closing)),
      leave: (reply) => (fault ? failAfter(fault, reply) : reply),
    };
  }

  /** Waits; who still waits when the emulator closes is dropped, and the action never runs. */
  async #unlessClosing(waiting: Promise<void>): Promise<void> {
    try {
      await waiting;
    } catch (error) {
      throw this.#parts.closing.aborted ? new Dropped() : error;
    }
  }
}

function failBefore(fault: Fault): void {
  if (fault.drop === 'before-commit') throw new Dropped();
  const error = errorOf(fault);
  if (error && fault.afterCommit !== true) throw error;
}

function failAfter(fault: Fault, reply: Reply): Reply {
  if (fault.drop === 'after-commit') throw new Dropped();
  const error = errorOf(fault);
  if (error) throw error;
  if (fault.drop === 'in-answer') return { ...reply, isCutShort: true };
  return fault.slowBodyMs === undefined ? reply : { ...reply, slowBodyMs: fault.slowBodyMs };
}
