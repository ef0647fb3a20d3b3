import type { AnyOperation, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { Problem, type Session } from '../model/index.js';
import type { Calls } from './calls.js';
import { factsOf } from './problem-from-error.js';
import { Tries } from './retry.js';

/** The service writes its time in whole seconds, and its clock and its records may differ by one. */
const tolerance = 2_000;

/**
 * Creates something whose name can be taken. When the answer of a try was lost and a later try finds the name taken, the
 * thing may be ours: `made` looks at it and answers it only if this attempt can have made it, that is, if it looks as asked
 * for and is not older than `since`. Anything else stays a conflict.
 */
export async function createOnce<O extends AnyOperation>(
  calls: Calls,
  session: Session,
  operation: O,
  request: RequestOf<O>,
  made: (since: number) => Promise<ResponseOf<O> | undefined>,
): Promise<ResponseOf<O>> {
  const tries = new Tries();
  try {
    return await calls.call(operation, request, tries);
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'conflict' || !tries.lostAnswer) throw error;
    // By the service's clock, never by ours: they need not agree.
    const servedAt = factsOf(error.cause).servedAt ?? Date.now();
    const ours = await made(servedAt - tries.elapsed - tolerance);
    if (!ours)
      throw error.advise('The answer of an earlier try was lost, and what exists now is not what was asked for.');
    session.warn(`The answer of ${operation.name} was lost; what it made was found and is taken up.`);
    return ours;
  }
}
