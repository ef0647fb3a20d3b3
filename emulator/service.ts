import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyOperation } from '../api/contract-types.js';
import type { Authentication } from './authentication.js';
import { isMutation, Recording } from './event-logs/recording.js';
import { errorOf, type Fault } from './faults/fault.js';
import type { FaultQueue } from './faults/fault-queue.js';
import type { Holds } from './faults/holds.js';
import { builtOperations } from './operations/index.js';
import type { OpenRecord } from './request-log.js';
import type { Route } from './router.js';
import {
  AccessDeniedException,
  Dropped,
  type Reply,
  ResourceNotFoundException,
  ServiceException,
} from './service-exception.js';
import type { User } from './storage/user-store.js';
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
  readonly sourceIpAddress: string | undefined;
  readonly userAgent: string | undefined;
  readonly record: OpenRecord;
}

/** What a service is made of. The signal ends what waits when the emulator closes. */
export interface ServiceParts {
  readonly world: Omit<World, 'caller' | 'origin'>;
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
    const { world, authentication, faults, holds, closing } = this.#parts;
    const { operation, record } = call;
    const alias = authentication.authenticate(call.authorization);
    record.user = alias;

    const fault = faults.next(operation.name);
    if (fault) await this.#failBefore(fault);

    const request = readRequest(operation, call);
    record.members = request;

    // A write for each request would make processes that share a folder wait for each other.
    const caller = world.users.find(alias) ?? world.users.put(alias);
    await this.#unlessClosing(holds.wait(operation.name, closing));
    const answer = shapeResponse(operation, await this.#perform(call, request, caller));
    if (fault) failAfter(fault);
    return replyOf(operation, answer);
  }

  /** Runs the action, and logs what it changes, or that it would not. */
  async #perform(call: Call, request: Record<string, unknown>, caller: User): Promise<unknown> {
    const { world } = this.#parts;
    const { operation, record, sourceIpAddress, userAgent, origin } = call;
    const { handle } = builtOperations[operation.name];
    const scene = { ...world, caller, origin };
    if (!isMutation(operation)) return this.#withMissing(() => handle(request, scene));
    const { requestId } = record;
    const recording = new Recording(world, { operation, request, requestId, caller, sourceIpAddress, userAgent });
    try {
      const answer = await this.#withMissing(() => handle(request, { ...scene, write: recording.write }));
      recording.assertMade();
      return answer;
    } catch (error) {
      if (error instanceof ServiceException) recording.refused(error.code);
      throw error;
    }
  }

  /** Who may call may do everything here, so an action that denies access misses something. */
  async #withMissing(perform: () => unknown): Promise<unknown> {
    try {
      return await perform();
    } catch (error) {
      if (!(error instanceof AccessDeniedException)) throw error;
      if (this.#parts.world.assumptions.missing === 'access-denied') throw error;
      throw new ResourceNotFoundException(error.details.reason ?? error.message);
    }
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

function replyOf(operation: AnyOperation, answer: Record<string, unknown>): Reply {
  return { status: operation.status, headers: {}, body: JSON.stringify(answer) };
}
