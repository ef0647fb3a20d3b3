import type { Context } from './context.js';
import { parseId } from './identity.js';
import { Problem } from './problem.js';
import type { Recorded } from './recorded.js';
import type { AnyResource, Reason, Release } from './resource.js';
import { isList, type Value, type ValueMap } from './value.js';

/** The option of a resource, and the setting of the provider, that let data go. */
const release = 'forceDestroy';

/** What lets the data of single resources go, by their ids: only what runs the provider sets it, for one run. */
export const released = 'forceDestroyIds';

/**
 * Data may go if the recorded state or the provider's settings allow it. What the program says now does not count: an engine
 * hands over what was recorded when it deletes, so that has to be applied first.
 */
const releaseOf = (resource: AnyResource, { id, state }: Recorded, reason: Reason, settings: ValueMap) => ({
  isGiven: state[release] === true || settings[release] === true || names(settings[released], id),
  refusal: (lost: string): Problem => {
    const own = release in resource.options ? `set ${release}: true on it and apply that first, or ` : '';
    return new Problem('data-loss', `${resource.type} ${id} is not ${reason}d, because ${lost}.`, {
      detail: `To let that go, ${own}set ${release} in the provider's configuration. To keep it, take the change back.`,
    });
  },
});

const names = (ids: Value | undefined, id: string): boolean => isList(ids) && ids.includes(id);

/** Refuses to delete what holds data, unless that may go. */
export async function guard(
  resource: AnyResource,
  recorded: Recorded,
  reason: Reason,
  settings: ValueMap,
  context: Context,
): Promise<Omit<Release, 'isReplaced'>> {
  const { id, state } = recorded;
  const stays = reason === 'replace' ? resource.lifecycle.staysBecause?.(state) : undefined;
  if (stays) throw stays;
  const given = releaseOf(resource, recorded, reason, settings);
  if (!resource.lifecycle.losses || given.isGiven) return given;
  const lost = await resource.lifecycle.losses(parseId(resource, id), state, context, reason);
  if (lost !== undefined) throw given.refusal(lost);
  return given;
}
