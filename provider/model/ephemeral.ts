import type { Context } from './context.js';
import { HalfMade } from './half-made.js';
import { create, read, remove } from './operations.js';
import { Problem } from './problem.js';
import type { Recorded } from './recorded.js';
import type { AnyResource } from './resource.js';
import type { PlainValues, ValueMap } from './value.js';

/** After how many seconds what is open is to be looked at again. */
export const renewSeconds = 300;

/** Makes what a run needs. Of what was left half made nobody would know, so it goes. */
export async function open(
  resource: AnyResource,
  inputs: PlainValues,
  settings: ValueMap,
  context: Context,
): Promise<Recorded> {
  try {
    return await create(resource, inputs, context);
  } catch (error) {
    if (!(error instanceof HalfMade)) throw error;
    await close(resource, error, settings, context);
    throw error.cause;
  }
}

/** Looks whether what is open is still there. Nothing can be made longer that ends by itself. */
export async function renew(resource: AnyResource, { id, state }: Recorded, context: Context): Promise<void> {
  if (await read(resource, id, state, context)) return;
  throw new Problem('not-found', `${resource.type} ${id} has ended while it was needed.`, {
    detail: 'It was deleted behind the back of this run, or it was over. Run this again.',
  });
}

/** Deletes what was opened. */
export const close = (
  resource: AnyResource,
  { id, state }: Recorded,
  settings: ValueMap,
  context: Context,
): Promise<void> => remove(resource, { id, state }, settings, context);
