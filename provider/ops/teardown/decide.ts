import { type Estate, keyOf, type Kind, type Thing } from '../estate/thing.js';
import type { Told } from '../selection/facts.js';
import type { Selection } from '../selection/parse.js';
import { type Owned, ownersOf } from './managed-things.js';
import type { Shields } from './shields.js';

/** What is to become of a thing, and why. What was never asked for stays, and no word is lost about it unless asked. */
export interface Decision {
  readonly thing: Thing;
  readonly verdict: 'taken' | 'kept' | 'unasked';
  readonly why: string;
  /** Whether nobody asked for it: it only goes with what it is in. */
  readonly isImplied?: boolean;
  /** The stack that is to delete it. */
  readonly owner?: Owned;
}

/** What decisions are made from. */
export interface Deliberation {
  readonly estate: Estate;
  readonly owned: readonly Owned[];
  /** What is chosen without regard to stacks; none where stacks are torn down. */
  readonly selections: readonly Selection[];
  /** The places of the stacks that are torn down. */
  readonly torn: ReadonlySet<number>;
  readonly withUnmanaged: boolean;
  readonly includeManaged: boolean;
  readonly shields: Shields;
  readonly toldOf: (thing: Thing) => Told;
  /** Why the engine of a stack is not told to delete what it manages; undefined where it may be. */
  readonly untouchable: (owner: Owned) => string | undefined;
  readonly now: number;
}

/** Decides on everything that was read and everything that the torn stacks manage. Asks nobody. */
export function decide(given: Deliberation): readonly Decision[] {
  const { spaceName } = given.estate;
  const owners = ownersOf(given.owned);
  const things = thingsOf(given);
  const chosen = withContents(things, (thing) => choose(thing, given, owners), given.torn.size === 0);
  const first = chosen.map(({ thing, isChosen, isImplied = false, why }): Decision => {
    if (!isChosen) return { thing, verdict: 'unasked', why };
    const owner = owners.get(keyOf(thing));
    const stays = staysBecause(thing, owner, given, things);
    return {
      thing,
      verdict: stays === undefined ? 'taken' : 'kept',
      why: stays ?? why,
      isImplied,
      ...(owner && { owner }),
    };
  });
  const foreign = given.owned.filter(
    ({ thing, stack }) => given.torn.has(stack) && thing.kind !== 'token' && thing.spaceName !== spaceName,
  );
  return [
    ...settled(withShielded(first, given, things), owners),
    ...foreign.map((owner): Decision => ({
      thing: owner.thing,
      verdict: 'kept',
      why: `it is in the space ${owner.thing.spaceName}, and this plan is for ${spaceName}`,
      owner,
    })),
  ];
}

/** What nobody asked for would go with what it is in: where something keeps it, that is said of it, and is heeded. */
function withShielded(
  decisions: readonly Decision[],
  given: Deliberation,
  things: readonly Thing[],
): readonly Decision[] {
  const holders = decisions.flatMap(({ thing, verdict }) => (verdict === 'taken' && isHolder(thing) ? [thing] : []));
  return decisions.map((decision) => {
    const { thing, verdict } = decision;
    if (verdict !== 'unasked' || undeletable[thing.kind] || !holders.some((holder) => isIn(thing, holder)))
      return decision;
    const why = shieldedBecause(thing, given, things);
    return why === undefined ? decision : { thing, verdict: 'kept', why };
  });
}

/** What was read, and what torn stacks have on record beside it, whether or not it is still there. */
function thingsOf({ estate, owned, torn }: Deliberation): readonly Thing[] {
  const read = new Map(estate.things.map((thing) => [keyOf(thing), thing]));
  for (const { thing, stack } of owned) {
    const isHere = thing.kind === 'token' || thing.spaceName === estate.spaceName;
    const key = keyOf(thing);
    if (torn.has(stack) && isHere && !read.has(key)) read.set(key, { ...thing, spaceName: estate.spaceName });
  }
  return [...read.values()];
}

interface Choice {
  readonly isChosen: boolean;
  readonly isImplied?: boolean;
  readonly why: string;
}

function choose(thing: Thing, given: Deliberation, owners: ReadonlyMap<string, Owned>): Choice {
  const { selections, torn, withUnmanaged, toldOf, now } = given;
  const owner = owners.get(keyOf(thing));
  if (torn.size > 0) {
    if (owner) return { isChosen: torn.has(owner.stack), why: `the stack ${owner.label} manages it` };
    const project = owners.get(keyOf({ kind: 'project', id: `${thing.spaceName}/${thing.projectName ?? ''}` }));
    const isInside = project !== undefined && torn.has(project.stack) && thing.kind !== 'workflow';
    if (!isInside) return { isChosen: false, why: 'it is in no project of the stack' };
    const unknown = `no stack knows it, and it is in ${project.thing.name}, which the stack ${project.label} manages`;
    return { isChosen: withUnmanaged, why: unknown };
  }
  const verdicts = selections.map((selection) => selection.judge({ thing, told: toldOf(thing), now }));
  const reason = verdicts.find(({ isChosen }) => isChosen);
  return reason ?? { isChosen: false, why: verdicts.map(({ why }) => why).join('; ') };
}

/** What goes with a project or an environment is chosen with it; of torn stacks only what they manage. */
function withContents(
  things: readonly Thing[],
  judge: (thing: Thing) => Choice,
  takesProjects: boolean,
): readonly (Choice & { readonly thing: Thing })[] {
  const choices = new Map(things.map((thing) => [keyOf(thing), { thing, ...judge(thing) }]));
  const goesWith = (thing: Thing, holderKind: Thing['kind'], id: string | undefined): void => {
    const holder = choices.get(keyOf({ kind: holderKind, id: id ?? '' }));
    const own = choices.get(keyOf(thing));
    if (!holder?.isChosen || !own || own.isChosen) return;
    const why = `it is in the ${holderKind} ${holder.thing.name}, which goes`;
    choices.set(keyOf(thing), { thing, isChosen: true, isImplied: true, why });
  };
  const isHeld = ({ kind }: Thing): boolean => kind === 'repository' || kind === 'environment';
  if (takesProjects) for (const thing of things.filter(isHeld)) goesWith(thing, 'project', thing.parentId);
  for (const thing of things) if (thing.kind === 'session') goesWith(thing, 'environment', thing.parentId);
  return [...choices.values()];
}

/** Why what is chosen stays all the same. */
function staysBecause(
  thing: Thing,
  owner: Owned | undefined,
  given: Deliberation,
  things: readonly Thing[],
): string | undefined {
  const { estate } = given;
  const own = owner ? ownedBecause(thing, owner, given) : undeletable[thing.kind];
  if (own !== undefined) return own;
  const shielded = shieldedBecause(thing, given, things);
  if (shielded !== undefined) return shielded;
  const unread = estate.unread.find(({ what }) => hides(what, thing));
  return unread && `${unread.what} could not be read, so what is in it is not known`;
}

const isIn = (thing: Thing, holder: Thing): boolean => thing.id.startsWith(`${holder.id}/`);

/** What may hold things that its deletion would take along. */
const isHolder = ({ kind }: Thing): boolean => kind === 'project' || kind === 'repository' || kind === 'environment';

/** What keeps a thing whatever is asked, and so what it is in. */
const shieldedBecause = (
  thing: Thing,
  { shields, toldOf }: Deliberation,
  things: readonly Thing[],
): string | undefined =>
  shields.keeps(
    thing,
    things.filter((holder) => isIn(thing, holder)),
    toldOf(thing),
  );

/** What the API has no action for. */
const undeletable: Readonly<Partial<Record<Kind, string>>> = {
  workflow: 'it comes from a file of a repository, and goes with that',
  run: 'the API neither stops nor deletes workflow runs; the console stops them',
};

function ownedBecause(thing: Thing, owner: Owned, given: Deliberation): string | undefined {
  const { label, managed, thing: recorded } = owner;
  const { torn, includeManaged, untouchable } = given;
  if (torn.size === 0) {
    if (!includeManaged) return `the stack ${label} manages it (--include-managed takes such things too)`;
    const why = untouchable(owner);
    if (why !== undefined) return why;
  }
  if (managed.isProtected) return `it is protected in the stack ${label}`;
  return thing.id === recorded.id ? undefined : `it is a token of ${managed.name}, which the stack rotates`;
}

/** Whether what could not be read may hold things that would go with this one. */
function hides(what: string, { kind, id, spaceName }: Thing): boolean {
  if (kind === 'project') return what.endsWith(` ${spaceName}`) || what.endsWith(` ${id}`) || what.includes(` ${id}/`);
  return (kind === 'repository' || kind === 'environment') && what.endsWith(` ${id}`);
}

/**
 * What holds something that stays, stays too, and then nothing goes that was only to go with it; a branch needs no deletion of
 * its own if its repository goes.
 */
export function settled(decisions: readonly Decision[], owners: ReadonlyMap<string, Owned>): readonly Decision[] {
  const now = new Map(decisions.map((decision) => [keyOf(decision.thing), decision]));
  const takenOf = (...kinds: readonly Kind[]): readonly Decision[] =>
    kinds.flatMap((kind) =>
      [...now.values()].filter(({ thing, verdict }) => thing.kind === kind && verdict === 'taken'),
    );
  for (const decision of takenOf('environment', 'repository', 'project')) {
    const holds = [...now.values()].find((inner) => bars(inner, decision.thing)) ?? foreignIn(decision, now, owners);
    if (!holds) continue;
    const why = `it holds the ${holds.thing.kind} ${holds.thing.name}, which stays: ${holds.why}`;
    now.set(keyOf(decision.thing), { ...decision, verdict: 'kept', why });
  }
  for (const decision of takenOf('repository', 'environment', 'session', 'branch')) {
    const { thing } = decision;
    const holder = now.get(keyOf({ kind: holderKinds[thing.kind] ?? 'project', id: thing.parentId ?? '' }));
    const why = holder && needlessBecause(decision, holder);
    if (why !== undefined) now.set(keyOf(thing), { thing, verdict: 'unasked', why });
  }
  return [...now.values()];
}

/** What each kind is in, where that is no project. */
const holderKinds: Readonly<Partial<Record<Kind, Kind>>> = { session: 'environment', branch: 'repository' };

function needlessBecause({ thing, isImplied = false, owner }: Decision, holder: Decision): string | undefined {
  const isTaken = holder.verdict === 'taken';
  if (isImplied && !isTaken) return `the ${holder.thing.kind} ${holder.thing.name} stays`;
  return thing.kind === 'branch' && !owner && isTaken ? `it goes with the repository ${holder.thing.name}` : undefined;
}

/** Whether something inside stays for a reason that its holder must heed. */
const bars = ({ thing, verdict }: Decision, holder: Thing): boolean =>
  verdict === 'kept' && thing.kind !== 'workflow' && thing.kind !== 'run' && thing.id.startsWith(`${holder.id}/`);

/** Something inside that a stack manages and that is not taken. */
function foreignIn(
  { thing: holder }: Decision,
  now: ReadonlyMap<string, Decision>,
  owners: ReadonlyMap<string, Owned>,
): Pick<Decision, 'thing' | 'why'> | undefined {
  const inside = [...owners].find(
    ([key, { thing }]) =>
      thing.kind !== 'token' &&
      thing.kind !== 'run' &&
      thing.id.startsWith(`${holder.id}/`) &&
      now.get(key)?.verdict !== 'taken',
  );
  return inside && { thing: inside[1].thing, why: `the stack ${inside[1].label} manages it` };
}
