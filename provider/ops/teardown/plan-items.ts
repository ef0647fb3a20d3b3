import { type Estate, keyOf } from '../estate/thing.js';
import { heldBecause, heldByOthers } from './held.js';
import type { Asked } from './asked.js';
import type { PlanItem } from './plan-shape.js';
import type { Weighed } from './weigh.js';

interface Around {
  readonly asked: Asked;
  readonly estate: Estate;
  /** The places in `asked.stacks` of those that the plan names, in its order. */
  readonly places: readonly number[];
}

/** What is taken, as a plan lists it: what becomes of each, and by whom. */
export function itemsOf(taken: readonly Weighed[], { asked, estate, places }: Around): readonly PlanItem[] {
  const held = heldByOthers({ taken, estate, includeData: asked.includeData });
  const items = taken.map(({ decision: { thing, why, owner }, seen, loses, forgotten }): PlanItem => {
    const stays = held.get(keyOf(thing));
    return {
      ...{ kind: thing.kind, id: thing.id, name: thing.name, why },
      ...(loses !== undefined && { loses }),
      ...(stays && { held: stays }),
      ...(forgotten !== undefined && { forgotten }),
      ...(owner && { stack: places.indexOf(owner.stack), address: owner.managed.address }),
      seen,
    };
  });
  const goes = new Set(items.flatMap((item) => (heldBecause(item, { asked }) ? [] : [keyOf(item)])));
  return items.map((item) => withItsRepository(item, taken, goes));
}

/** What cannot be deleted is gone all the same if what it is in goes. */
function withItsRepository(item: PlanItem, taken: readonly Weighed[], goes: ReadonlySet<string>): PlanItem {
  const { forgotten, ...others } = item;
  if (forgotten === undefined) return item;
  const found = taken.find(
    ({ decision: { thing } }) => thing.kind === 'repository' && item.id.startsWith(`${thing.id}/`),
  );
  const repository = found?.decision.thing;
  if (!repository || !goes.has(keyOf(repository))) return item;
  return { ...others, goesWith: repository.id, why: `${item.why}; it goes with the repository ${repository.name}` };
}
