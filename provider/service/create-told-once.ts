import type { AnyOperation, RequestOf, ResponseOf } from '../../api/contract-types.js';
import type { Calls } from './calls.js';
import { Tries } from './retry.js';

/**
 * Creates something whose answer tells what nothing tells again. An answer that was lost cannot be asked for, and to try
 * again would make a second one: `undo` removes what the lost try made, or throws when it cannot be told for certain.
 */
export async function createToldOnce<O extends AnyOperation>(
  calls: Calls,
  operation: O,
  request: RequestOf<O>,
  undo: () => Promise<void>,
): Promise<ResponseOf<O>> {
  const tries = new Tries({ isOnce: true });
  try {
    return await calls.call(operation, request, tries);
  } catch (error) {
    if (!tries.lostAnswer) throw error;
    await undo();
    return calls.call(operation, request, new Tries({ isOnce: true }));
  }
}
