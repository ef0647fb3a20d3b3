import type { Context } from './context.js';
import { parseId } from './identity.js';
import { Problem } from './problem.js';
import type { Recorded } from './recorded.js';
import type { AnyResource, Reason } from './resource.js';
import type { ValueMap } from './value.js';

/** The option of a resource, and the setting of the provider, that let data go. */
const release = 'forceDestroy';

/**
 * Refuses to delete what holds data, unless the recorded state or the provider's settings allow it. What the program says
 * now does not count: an engine hands over what was recorded when it deletes, so that has to be applied first.
 */
export async function guard(
  resource: AnyResource,
  { id, state }: Recorded,
  reason: Reason,
  settings: ValueMap,
  context: Context,
): Promise<void> {
  if (!resource.lifecycle.losses || state[release] === true || settings[release] === true) return;
  const lost = await resource.lifecycle.losses(parseId(resource, id), state, context, reason);
  if (lost === undefined) return;
  const own = release in resource.options ? `set ${release}: true on it and apply that first, or ` : '';
  throw new Problem('data-loss', `${resource.type} ${id} is not ${reason}d, because ${lost}.`, {
    detail: `To let that go, ${own}set ${release} in the provider's configuration. To keep it, take the change back.`,
  });
}
