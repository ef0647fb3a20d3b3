import type { AnyOperation, OperationName, RequestOf, ResponseOf } from '../api/contract-types.js';
import type { Assumptions } from './assumptions.js';
import type { World } from './world.js';

/** An option of the emulator that tells otherwise what was assumed: one of its `assumptions`, or of its own. */
type OptionName = keyof Assumptions | 'quotas' | 'workflowRunTimes' | 'gitProfile' | 'maxPushBytes';

/** Where a behaviour is known from: AWS's documents, a real client's code or logs, or nowhere; then perhaps with the option that tells otherwise. */
export type Grade = 'documented' | 'observed' | 'assumed' | `assumed: ${OptionName}`;

/** An action that the emulator performs. */
export interface BuiltOperation {
  readonly name: OperationName;
  readonly basis: Readonly<Record<string, Grade>>;
  readonly handle: (request: unknown, world: World) => unknown;
}

/** One action: what its behaviours rest on, and what it does with a request that was held to the contract. */
interface Definition<O extends AnyOperation> {
  readonly basis: Readonly<Record<string, Grade>>;
  readonly handle: (request: RequestOf<O>, world: World) => ResponseOf<O> | Promise<ResponseOf<O>>;
}

/** Defines an action; requests and answers are typed by the contract that also judges them at run time. */
export function operation<O extends AnyOperation>(contract: O, { basis, handle }: Definition<O>): BuiltOperation {
  return {
    name: contract.name,
    basis,
    handle: (request, world) => handle(request as RequestOf<O>, world),
  };
}
