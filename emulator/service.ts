import type { AnyOperation, OperationName } from '../api/contract-types.js';
import type { Authentication } from './authentication.js';
import type { FaultGate } from './faults/fault-gate.js';
import { builtOperations } from './operations/index.js';
import type { BuiltOperation } from './operation.js';
import type { OpenRecord } from './request-log.js';
import type { Route } from './router.js';
import { type Reply, ServiceException } from './service-exception.js';
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

/** What a service is made of. */
export interface ServiceParts {
  readonly world: Omit<World, 'caller' | 'origin'>;
  readonly users: UserStore;
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
    const { world, users, authentication, faults } = this.#parts;
    const { operation, record, origin } = call;
    const alias = authentication.authenticate(call.authorization);
    record.user = alias;

    const passage = await faults.enter(operation.name);
    const built = builtOperation(operation.name);
    const request = readRequest(operation, call);
    record.members = request;

    // A write for each request would make processes that share a folder wait for each other.
    const caller = users.find(alias) ?? users.put(alias);
    await passage.ready();
    const answer = shapeResponse(operation, await built.handle(request, { ...world, caller, origin }));
    return passage.leave(replyOf(operation, answer));
  }
}

function builtOperation(name: OperationName): BuiltOperation {
  const built = builtOperations.get(name);
  if (built) return built;
  throw new ServiceException('NotImplementedException', 501, `This emulator does not perform ${name} yet.`);
}

function replyOf(operation: AnyOperation, answer: Record<string, unknown>): Reply {
  return { status: operation.status, headers: {}, body: JSON.stringify(answer) };
}
