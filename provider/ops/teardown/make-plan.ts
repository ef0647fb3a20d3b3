import { GetUserDetails, VerifySession } from '../../../api/operations.js';
import { Problem } from '../../model/index.js';
import type { ServiceContext } from '../../service/connection.js';
import type { Workspaces } from '../../service/workspaces.js';
import type { ConfigFile } from '../config/read-config.js';
import { type History, noHistory, readHistory, toldOf } from '../estate/history.js';
import { readEstate } from '../estate/read-estate.js';
import { type Estate, keyOf, type Kind, type Thing } from '../estate/thing.js';
import type { Selection } from '../selection/parse.js';
import type { Stack } from '../stacks/stack.js';
import { kindsFor } from './chosen-kinds.js';
import { type Decision, decide, settled } from './decide.js';
import { type Owned, ownersOf } from './managed-things.js';
import type { Kept, Plan, PlanItem } from './plan-shape.js';
import { type Shields, shieldsOf } from './shields.js';
import { isInside, isWeighed, weigh, type Weighed } from './weigh.js';
import { chooseWorkspaces } from './workspaces-plan.js';

/** What a plan is asked for. */
export interface Asked {
  readonly space: string;
  readonly selections: readonly Selection[];
  readonly stacks: readonly Stack[];
  /** The places in `stacks` of those that are torn down; of the others only what they manage counts. */
  readonly torn: ReadonlySet<number>;
  readonly owned: readonly Owned[];
  readonly withUnmanaged: boolean;
  readonly includeManaged: boolean;
  readonly includeData: boolean;
  readonly workspaces: readonly string[];
  readonly workspacesDirectory: string | undefined;
  readonly configFile: ConfigFile;
  /** Whether the reasons are asked for, so that everything about a thing is to be known. */
  readonly explain: boolean;
}

/** A plan, and the reasons for everything that was considered. */
export interface Made {
  readonly plan: Plan;
  readonly decisions: readonly Decision[];
}

interface Tools {
  readonly context: ServiceContext;
  readonly workspaces: Workspaces;
  readonly now: number;
}

/** Makes the plan of a teardown. It only reads. */
export async function makePlan(asked: Asked, { context, workspaces, now }: Tools): Promise<Made> {
  const shields = shieldsOf(asked.configFile.config, now);
  const caller = await callerOf(context);
  const kinds = kindsOf(asked, shields);
  const estate = await read(context, asked, kinds);
  const history = await historyFor(context, asked, shields, kinds);
  const decisions = decide({
    ...asked,
    estate,
    shields,
    toldOf: (thing) => toldOf(thing, history, caller),
    now,
  });
  const owners = ownersOf(asked.owned);
  const weighed = await weigh({
    context,
    decisions,
    callerId: caller.id,
    history: await birthsOfProjects(context, asked, decisions, history),
  });
  const results = new Map(weighed.map((result) => [keyOf(thingOf(result)), result]));
  const final = settled(
    weighed.map((result) => (isWeighed(result) ? result.decision : result)),
    owners,
  );
  const standing = bound(final, asked);
  const taken = standing.flatMap((decision) => {
    const result = results.get(keyOf(decision.thing));
    return decision.verdict === 'taken' && result && isWeighed(result) ? [{ ...result, decision }] : [];
  });
  const chosen = await chooseWorkspaces(asked, workspaces);
  const stacks = asked.stacks.filter((_, place) => taken.some(({ decision }) => decision.owner?.stack === place));
  return {
    decisions: standing,
    plan: {
      ...headOf(asked, now, caller.name),
      stacks: stacks.map(({ folder, name }) => ({ engine: 'pulumi' as const, folder, stack: name })),
      items: taken.map((result) => itemOf(result, taken, estate, { asked, stacks })),
      workspaces: chosen.taken,
      kept: [...standing.filter(({ verdict }) => verdict === 'kept').map(keptOf), ...chosen.kept],
      unread: estate.unread.map(({ what, problem }) => `${what}: ${problem.message}`),
    },
  };
}

/** What a plan says of itself. */
const headOf = (asked: Asked, now: number, madeBy: string) => ({
  version: 1 as const,
  space: asked.space,
  madeAt: new Date(now).toISOString(),
  madeBy,
  asked: {
    selections: asked.selections.map(({ source }) => source),
    withUnmanaged: asked.withUnmanaged,
    includeManaged: asked.includeManaged,
    includeData: asked.includeData,
  },
  config: asked.configFile.file ?? null,
});

/** The plan of nothing. */
export const planOfNothing = (asked: Asked): Made => ({
  decisions: [],
  plan: {
    ...headOf(asked, Date.now(), 'nobody: there was nothing to look at'),
    ...{ stacks: [], items: [], workspaces: [], kept: [], unread: [] },
  },
});

/** Whether nothing at all can be meant: the stacks to tear down manage nothing any more. */
export const isNothing = ({ selections, torn, owned, workspaces, workspacesDirectory }: Asked): boolean =>
  selections.length + workspaces.length === 0 &&
  workspacesDirectory === undefined &&
  !owned.some(({ stack }) => torn.has(stack));

const thingOf = (result: Weighed | Decision): Thing => (isWeighed(result) ? result.decision.thing : result.thing);

async function callerOf({ call }: ServiceContext): Promise<{ readonly id: string; readonly name: string }> {
  const { identity = 'unknown' } = await call(VerifySession, {});
  const { userName = identity } = await call(GetUserDetails, { id: identity }).catch((error: unknown) => {
    if (error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found'))
      return { userName: identity };
    throw error;
  });
  return { id: identity, name: userName };
}

function kindsOf({ selections, torn, withUnmanaged }: Asked, { protect }: Shields): ReadonlySet<Kind> {
  if (torn.size === 0) return kindsFor(selections, protect);
  return new Set<Kind>([
    'project',
    'repository',
    'environment',
    'session',
    ...(withUnmanaged ? (['branch'] as const) : []),
  ]);
}

/** Of torn stacks only the projects are read that they have something in. */
function read(context: ServiceContext, { space, torn, owned }: Asked, kinds: ReadonlySet<Kind>): Promise<Estate> {
  if (torn.size === 0) return readEstate(context, { spaceName: space, kinds });
  const projects = new Set(owned.flatMap(({ stack, thing }) => (torn.has(stack) ? [thing.projectName ?? ''] : [])));
  return readEstate(context, { spaceName: space, kinds, isWanted: (name) => projects.has(name) });
}

const lateFacts: ReadonlySet<string> = new Set(['age', 'creator']);

/** The event log is read only where somebody asks for what no list tells. */
function historyFor(
  context: ServiceContext,
  { selections, explain, space }: Asked,
  { protect }: Shields,
  kinds: ReadonlySet<Kind>,
): Promise<History> {
  const isAsked = [...selections, ...protect].some(({ names }) => [...names].some((name) => lateFacts.has(name)));
  return isAsked || explain ? readHistory(context, space, kinds) : Promise.resolve(noHistory);
}

/** Projects tell no age, so what made them is noted, where the user may know it. */
async function birthsOfProjects(
  context: ServiceContext,
  { space }: Asked,
  decisions: readonly Decision[],
  history: History,
): Promise<History> {
  const isTaken = decisions.some(({ thing, verdict }) => thing.kind === 'project' && verdict === 'taken');
  if (!isTaken || history !== noHistory) return history;
  return readHistory(context, space, new Set<Kind>(['project'])).catch((error: unknown) => {
    if (error instanceof Problem && (error.kind === 'forbidden' || error.kind === 'not-found')) return noHistory;
    throw error;
  });
}

/** What a stack keeps needs what it depends on: that stays too. */
function bound(decisions: readonly Decision[], { owned }: Asked): readonly Decision[] {
  const taken = new Map(
    decisions.flatMap((decision) =>
      decision.owner && decision.verdict === 'taken' ? [[decision.owner.managed.address, decision] as const] : [],
    ),
  );
  const barred = new Map<string, string>();
  for (let before = -1; before !== barred.size;) {
    before = barred.size;
    for (const [address, { owner }] of taken) {
      const others = owner?.managed.neededBy ?? [];
      const reason = others.find((other) => !taken.has(other) || barred.has(other));
      if (reason !== undefined) barred.set(address, `${nameIn(reason, owned)} needs it, and stays`);
    }
  }
  return decisions.map((decision) => {
    const why = barred.get(decision.owner?.managed.address ?? '');
    return why === undefined || decision.verdict !== 'taken'
      ? decision
      : { ...decision, verdict: 'kept' as const, why };
  });
}

const nameIn = (address: string, owned: readonly Owned[]): string =>
  owned.find(({ managed }) => managed.address === address)?.managed.name ?? address;

interface Around {
  readonly asked: Asked;
  readonly stacks: readonly Stack[];
}

function itemOf(
  { decision, seen, loses }: Weighed,
  taken: readonly Weighed[],
  estate: Estate,
  { asked, stacks }: Around,
): PlanItem {
  const { thing, why, owner } = decision;
  const lost = thing.kind === 'project' ? heldIn(thing, taken, estate) : (loses ?? holdUp(decision, taken, estate));
  const stack = owner && asked.stacks[owner.stack];
  return {
    ...{ kind: thing.kind, id: thing.id, name: thing.name, why },
    ...(lost !== undefined && { loses: lost }),
    ...(owner && stack && { stack: stacks.indexOf(stack), address: owner.managed.address }),
    seen,
  };
}

/** What nobody asked for by itself is held with what it would go with. */
function holdUp({ thing, isImplied = false }: Decision, taken: readonly Weighed[], estate: Estate): string | undefined {
  if (!isImplied) return undefined;
  const holder = taken.find(({ decision }) => decision.thing.id === thing.parentId);
  if (!holder) return undefined;
  const own = holder.decision.thing;
  const lost = own.kind === 'project' ? heldIn(own, taken, estate) : holder.loses;
  return lost && (thing.kind === 'session' ? lost : `it goes with the project ${own.name}, and ${lost}`);
}

/** What keeps a project: something in it that a guard holds, or that nobody asked for. */
function heldIn(project: Thing, taken: readonly Weighed[], { things }: Estate): string | undefined {
  const held = taken.find(({ decision: { thing }, loses }) => loses !== undefined && isInside(thing, project));
  if (held) return `it holds the ${held.decision.thing.kind} ${held.decision.thing.name}, which a guard holds`;
  const keys = new Set(taken.map(({ decision }) => keyOf(decision.thing)));
  const other = things.find(
    (thing) =>
      (thing.kind === 'repository' || thing.kind === 'environment') &&
      isInside(thing, project) &&
      !keys.has(keyOf(thing)),
  );
  return (
    other &&
    `it holds the ${other.kind} ${other.name}, which is not in this plan (--with-unmanaged takes what no stack knows)`
  );
}

const keptOf = ({ thing: { kind, id, name }, why }: Decision): Kept => ({ kind, id, name, why });
