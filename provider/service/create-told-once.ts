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
  const first = new Tries({ isOnce: true });
  try {
    return await calls.call(operation, request, first);
  } catch (error) {
    if (!first.lostAnswer) throw error;
    await undo();
  }
  const second = new Tries({ isOnce: true });
  try {
    return await calls.call(operation, request, second);
  } catch (error) {
    // Nobody tries a third time, and what nobody knows of must not stay.
    if (second.lostAnswer) await undo();
    throw error;
  }
}
