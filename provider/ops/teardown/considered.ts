import { keyOf } from '../estate/thing.js';
import { heldBecause } from './held.js';
import type { Made } from './make-plan.js';
import type { Kept } from './plan-shape.js';

/** What becomes of a thing that was looked at. What nobody asked for is `unasked`. */
export interface Considered extends Kept {
  readonly verdict: 'taken' | 'held' | 'forgotten' | 'kept' | 'unasked';
}

/** Everything that was considered, each with what `apply` will do and why. */
export function consideredOf({ plan, decisions }: Made): readonly Considered[] {
  const items = new Map(plan.items.map((item) => [keyOf(item), item]));
  return decisions.map(({ thing, verdict, why }): Considered => {
    const { kind, id, name } = thing;
    const item = verdict === 'taken' ? items.get(keyOf(thing)) : undefined;
    const held = item && heldBecause(item, plan);
    if (held) return { kind, id, name, verdict: 'held', why: `${held.why} (let go by ${held.release})` };
    if (item?.forgotten !== undefined) return { kind, id, name, verdict: 'forgotten', why: item.forgotten };
    return { kind, id, name, verdict, why: item?.why ?? why };
  });
}
