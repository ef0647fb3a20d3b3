import { type Estate, keyOf, type Thing } from '../estate/thing.js';
import { placeOf } from './bound.js';
import type { Plan, PlanItem } from './plan-shape.js';
import { isInside, type Weighed } from './weigh.js';

/** Why something of a plan stays all the same, and what lets it go. */
export type Held = NonNullable<PlanItem['held']>;

/** The option that lets data go. */
const releasesData = '--include-data';

/** Why `apply` leaves a thing of a plan where it is; undefined where it takes it. */
export const heldBecause = (
  { loses, held }: PlanItem,
  { asked }: { readonly asked: Pick<Plan['asked'], 'includeData'> },
): Held | undefined =>
  held ?? (loses === undefined || asked.includeData ? undefined : { why: loses, release: releasesData });

interface Taken {
  readonly taken: readonly Weighed[];
  readonly estate: Estate;
  readonly includeData: boolean;
}

/** What stays because of something else that does: what is in it, what it was to go with, or what needs it. By key. */
export function heldByOthers(given: Taken): ReadonlyMap<string, Held> {
  const holding = new Holding(given);
  // Once more than it grows, so that each has all of its reasons.
  for (let before = -1; before !== holding.held.size;) {
    before = holding.held.size;
    holding.spread();
  }
  holding.spread();
  return holding.held;
}

class Holding {
  readonly held = new Map<string, Held>();
  private readonly keys: ReadonlySet<string>;
  private readonly byPlace: ReadonlyMap<string, Weighed>;

  private readonly taken: readonly Weighed[];
  private readonly estate: Estate;
  private readonly includeData: boolean;

  constructor({ taken, estate, includeData }: Taken) {
    this.taken = taken;
    this.estate = estate;
    this.includeData = includeData;
    this.keys = new Set(taken.map(({ decision }) => keyOf(decision.thing)));
    this.byPlace = new Map(
      taken.flatMap((each) => (each.decision.owner ? [[placeOf(each.decision.owner), each] as const] : [])),
    );
  }

  spread(): void {
    for (const each of this.taken) {
      if (this.holdsData(each)) continue;
      const held = this.byContents(each.decision.thing) ?? this.byHolder(each) ?? this.byNeed(each);
      if (held) this.held.set(keyOf(each.decision.thing), held);
    }
  }

  private holdsData({ loses }: Weighed): boolean {
    return loses !== undefined && !this.includeData;
  }

  private whyHeld(each: Weighed): Held | undefined {
    if (this.holdsData(each)) return { why: each.loses ?? '', release: releasesData };
    return this.held.get(keyOf(each.decision.thing));
  }

  /** A project goes only when nothing is left in it. */
  private byContents(project: Thing): Held | undefined {
    if (project.kind !== 'project') return undefined;
    const inside = this.taken.flatMap((each): readonly Held[] => {
      const held = isInside(each.decision.thing, project) && !this.onlyGoesWith(each) && this.whyHeld(each);
      if (!held) return [];
      const { kind, name } = each.decision.thing;
      const what = this.holdsData(each) ? 'which a guard holds' : 'which stays';
      return [{ why: `it holds the ${kind} ${name}, ${what}`, release: held.release }];
    });
    const others = this.estate.things.flatMap((thing): readonly Held[] => {
      const { kind, name } = thing;
      const counts = (kind === 'repository' || kind === 'environment') && isInside(thing, project);
      if (!counts || this.keys.has(keyOf(thing))) return [];
      // What no stack knows may hold code.
      const release = kind === 'repository' ? `--with-unmanaged and ${releasesData}` : '--with-unmanaged';
      return [{ why: `it holds the ${kind} ${name}, which is not in this plan`, release }];
    });
    const all = [...inside, ...others];
    const [first] = all;
    if (!first) return undefined;
    const more = all.length === 1 ? '' : `, and ${all.length - 1} more that stay`;
    const words = new Set(all.flatMap(({ release }) => release.split(' and ')));
    return { why: `${first.why}${more}`, release: [...words].toSorted().join(' and ') };
  }

  /** What nobody asked for by itself stays with what it would go with. */
  private byHolder(each: Weighed): Held | undefined {
    const { thing, isImplied = false } = each.decision;
    const holder = isImplied ? this.taken.find(({ decision }) => decision.thing.id === thing.parentId) : undefined;
    const held = holder && this.whyHeld(holder);
    if (!held) return undefined;
    const why = `it goes with the project ${holder.decision.thing.name}, and ${held.why}`;
    return { ...held, why: thing.kind === 'session' ? held.why : why };
  }

  private onlyGoesWith(each: Weighed): boolean {
    return each.decision.isImplied === true && !this.holdsData(each);
  }

  private byNeed({ decision: { owner } }: Weighed): Held | undefined {
    if (!owner) return undefined;
    for (const address of owner.managed.neededBy ?? []) {
      const other = this.byPlace.get(placeOf({ stack: owner.stack, managed: { address } }));
      const held = other && this.whyHeld(other);
      if (held) return { ...held, why: `${other.decision.owner?.managed.name ?? address} needs it, and stays` };
    }
    return undefined;
  }
}
