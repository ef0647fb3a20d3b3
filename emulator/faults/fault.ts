import { STATUS_CODES } from 'node:http';
import type { ErrorName } from '../../api/contract-types.js';
import { errorStatus } from '../../api/operations.js';
import type { ActionName } from '../action-name.js';
import { type Reply, ServiceException } from '../service-exception.js';

/** What is to go wrong with coming requests. A delay may stand alone or come before an error or a drop. */
export interface Fault {
  /** The action to fail; any when absent. */
  readonly operation?: ActionName;
  /** How many requests to fail; 1 when absent. */
  readonly times?: number | 'always';
  /** How many requests of the action to let through first; 0 when absent. */
  readonly skip?: number;
  /** How long to wait before the action runs. */
  readonly delayMs?: number;
  /** The error's type, `ThrottlingException` for one; follows from the status when absent. */
  readonly error?: string;
  /** Follows from the error when absent. */
  readonly status?: number;
  readonly message?: string;
  /** Sent as Retry-After. */
  readonly retryAfterSeconds?: number;
  /** Whether the error is answered although the action was done. */
  readonly afterCommit?: boolean;
  /** Breaks the connection before the action runs, when it is done and before it is answered, or in the middle of its answer. */
  readonly drop?: 'before-commit' | 'after-commit' | 'in-answer';
  /** Whether the error (403, if no status says otherwise) is plain text without AWS's headers, as a CDN answers. */
  readonly bare?: boolean;
  /** How long the body of the answer takes to arrive, in milliseconds. */
  readonly slowBodyMs?: number;
}

/** Types that are in no model, but come from any AWS service. */
const unmodelled: ReadonlyMap<number, string> = new Map([
  [500, 'InternalServerException'],
  [503, 'ServiceUnavailableException'],
]);

function typeOf(status: number): string {
  const modelled = Object.entries(errorStatus).find(([, known]) => known === status)?.[0];
  return modelled ?? unmodelled.get(status) ?? 'InternalServerException';
}

function statusOf(error: string): number {
  if (Object.hasOwn(errorStatus, error)) return errorStatus[error as ErrorName];
  return [...unmodelled].find(([, type]) => type === error)?.[0] ?? 500;
}

/** An answer of what stands before the service: nothing in it is AWS's. */
class BareRefusal extends ServiceException {
  override toResponse(): Reply {
    const body = STATUS_CODES[this.status] ?? '';
    return { status: this.status, headers: { 'content-type': 'text/plain' }, body, bare: true };
  }
}

/** The error that a fault answers, if it answers one. */
export function errorOf({ error, status, message, retryAfterSeconds, bare }: Fault): ServiceException | undefined {
  if (bare === true) return new BareRefusal('Bare', status ?? 403, 'A fault that was asked for.');
  if (error === undefined && status === undefined) return undefined;
  const known = status ?? statusOf(error ?? '');
  return new ServiceException(error ?? typeOf(known), known, message ?? 'A fault that was asked for.', {
    reason: 'A fault that was asked for.',
    ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  });
}
