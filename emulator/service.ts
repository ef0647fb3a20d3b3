import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyOperation, OperationName } from '../api/contract-types.js';
import type { Authentication } from './authentication.js';
import { errorOf, type Fault } from './faults/fault.js';
import type { FaultQueue } from './faults/fault-queue.js';
import type { Holds } from './faults/holds.js';
import { builtOperations } from './operations/index.js';
import type { BuiltOperation } from './operation.js';
import type { OpenRecord } from './request-log.js';
import type { Route } from './router.js';
import { Dropped, type Reply, ServiceException } from './service-exception.js';
import type { UserStore } from './storage/user-store.js';
import { readRequest } from './validation/request-reader.js';
import { shapeResponse } from './validation/response-shaper.js';
import type { World } from './world.js';

/** A request that found its action, with its body read. */
export interface Call extends Route {
  readonly query: string;
  readonly body: Buffer;
  readonly authorization: string | undefined;
  /** Where the client reached us. */
  readonly origin: string;
  readonly record: OpenRecord;
}

/** What a service is made of. The signal ends what waits when the emulator closes. */
export interface ServiceParts {
  readonly world: Omit<World, 'caller' | 'origin'>;
  readonly users: UserStore;
  readonly authentication: Authentication;
  readonly faults: FaultQueue;
  readonly holds: Holds;
  readonly closing: AbortSignal;
}

/** Answers calls: who calls, what is to go wrong, what is asked, what comes of it. */
export class Service {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  async answer(call: Call): Promise<Reply> {
    const { world, users, authentication, faults, holds, closing } = this.#parts;
    const { operation, record, origin } = call;
    const alias = authentication.authenticate(call.authorization);
    record.user = alias;

    const fault = faults.next(operation.name);
    if (fault) await this.#failBefore(fault);

    const built = builtOperation(operation.name);
    const request = readRequest(operation, call);
    record.members = request;

    // A write for each request would make processes that share a folder wait for each other.
    const caller = users.find(alias) ?? users.put(alias);
    await this.#unlessClosing(holds.wait(operation.name, closing));
    const answer = shapeResponse(operation, await built.handle(request, { ...world, caller, origin }));
    if (fault) failAfter(fault);
    return replyOf(operation, answer);
  }

  async #failBefore(fault: Fault): Promise<void> {
    if (fault.delayMs !== undefined) {
      await this.#unlessClosing(sleep(fault.delayMs, undefined, { signal: this.#parts.closing }));
    }
    if (fault.drop === 'before-commit') throw new Dropped();
    const error = errorOf(fault);
    if (error && fault.afterCommit !== true) throw error;
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

function failAfter(fault: Fault): void {
  if (fault.drop === 'after-commit') throw new Dropped();
  const error = errorOf(fault);
  if (error) throw error;
}

function builtOperation(name: OperationName): BuiltOperation {
  const built = builtOperations.get(name);
  if (built) return built;
  throw new ServiceException('NotImplementedException', 501, `This emulator does not perform ${name} yet.`);
}

function replyOf(operation: AnyOperation, answer: Record<string, unknown>): Reply {
  return { status: operation.status, headers: {}, body: JSON.stringify(answer) };
}
