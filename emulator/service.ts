import type { AnyOperation } from '../api/contract-types.js';
import type { Authentication } from './authentication.js';
import { isMutation, Recording } from './event-logs/recording.js';
import type { FaultGate } from './faults/fault-gate.js';
import { builtOperations } from './operations/index.js';
import type { OpenRecord } from './request-log.js';
import type { Route } from './router.js';
import {
  AccessDeniedException,
  asAssumed,
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

/** What a service is made of. */
export interface ServiceParts {
  readonly world: Omit<World, 'caller' | 'origin'>;
  readonly authentication: Authentication;
  readonly faults: FaultGate;
}

/** Answers calls: who calls, what is to go wrong, what is asked, what comes of it. */
export class Service {
  readonly #parts: ServiceParts;

  constructor(parts: ServiceParts) {
    this.#parts = parts;
  }

  async answer(call: Call): Promise<Reply> {
    const { world, authentication, faults } = this.#parts;
    const { operation, record } = call;
    const alias = authentication.authenticate(call.authorization);
    record.user = alias;

    const passage = await faults.enter(operation.name);
    const request = readRequest(operation, call);
    record.members = request;

    // A write for each request would make processes that share a folder wait for each other.
    const caller = world.users.find(alias) ?? world.users.put(alias);
    await passage.ready();
    world.pushes.heal();
    const answer = shapeResponse(operation, await this.#perform(call, request, caller));
    return passage.leave(replyOf(operation, answer));
  }

  /** Runs the action, and logs what it changes, or that it would not. */
  async #perform(call: Call, request: Record<string, unknown>, caller: User): Promise<unknown> {
    const { world } = this.#parts;
    const { operation, record, sourceIpAddress, userAgent, origin } = call;
    const { handle } = builtOperations[operation.name];
    const scene = { ...world, caller, origin };
    if (!isMutation(operation)) return this.#asAssumed(() => handle(request, scene));
    const { requestId } = record;
    const recording = new Recording(world, { operation, request, requestId, caller, sourceIpAddress, userAgent });
    try {
      const answer = await this.#asAssumed(() => handle(request, { ...scene, write: recording.write }));
      recording.assertMade();
      return answer;
    } catch (error) {
      if (error instanceof ServiceException) recording.refused(error.code);
      throw error;
    }
  }

  /** Who may call may do everything here, so an action that denies access misses something. Refusals are by the errors that are assumed. */
  async #asAssumed(perform: () => unknown): Promise<unknown> {
    try {
      return await perform();
    } catch (error) {
      const { assumptions } = this.#parts.world;
      if (!(error instanceof ServiceException)) throw error;
      if (!(error instanceof AccessDeniedException)) throw asAssumed(error, assumptions);
      if (assumptions.missing === 'access-denied') throw error;
      throw new ResourceNotFoundException(error.details.reason ?? error.message);
    }
  }
}

function replyOf(operation: AnyOperation, answer: Record<string, unknown>): Reply {
  return { status: operation.status, headers: {}, body: JSON.stringify(answer) };
}
