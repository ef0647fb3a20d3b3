import type { Workspaces } from '../../service/workspaces.js';
import { toldOf } from '../estate/history.js';
import { readEstate } from '../estate/read-estate.js';
import { refuseUnseenSpace } from '../estate/refuse-unknown-space.js';
import { type Estate, keyOf, type Kind, type Thing } from '../estate/thing.js';
import type { Stack } from '../stacks/stack.js';
import type { Asked } from './asked.js';
import { bound } from './bound.js';
import { chosenWith, kindsFor } from './chosen-kinds.js';
import { environmentsOfOthers } from './environments-of-others.js';
import { type Decision, decide, settled } from './decide.js';
import type { Login, Logins } from './logins.js';
import { type Owned, ownersOf } from './managed-things.js';
import { birthsOfProjects, historyFor } from './plan-history.js';
import { itemsOf } from './plan-items.js';
import type { Kept, Plan } from './plan-shape.js';
import { type Shields, shieldsOf } from './shields.js';
import { isWeighed, weigh, type Weighed } from './weigh.js';
import { chooseWorkspaces } from './workspaces-plan.js';

/** A plan, and the reasons for everything that was considered. */
export interface Made {
  readonly plan: Plan;
  readonly decisions: readonly Decision[];
}

interface Tools {
  readonly logins: Logins;
  readonly workspaces: Workspaces;
  readonly now: number;
}

/** Makes the plan of a teardown. It only reads. */
export async function makePlan(asked: Asked, { logins, workspaces, now }: Tools): Promise<Made> {
  const { context } = logins.base;
  const shields = shieldsOf(asked.configFile.config, now);
  const caller = await logins.base.caller();
  const kinds = kindsOf(asked, shields);
  const estate = await read(logins, asked, kinds);
  const history = await historyFor(context, asked, shields, kinds);
  const decisions = decide({
    ...asked,
    estate,
    shields,
    toldOf: (thing) => toldOf(thing, history, caller),
    untouchable: (owner) => logins.untouchable(owner),
    now,
  });
  const weighed = await weigh({
    logins,
    decisions,
    history: await birthsOfProjects(context, asked, decisions, history),
    others: await environmentsOfOthers(context, { spaceName: asked.space, decisions, callers: await logins.callers() }),
  });
  const standing = standingOf(weighed, asked.owned);
  const results = new Map(weighed.map((result) => [keyOf(thingOf(result)), result]));
  const taken = standing.flatMap((decision) => {
    const result = results.get(keyOf(decision.thing));
    return decision.verdict === 'taken' && result && isWeighed(result) ? [{ ...result, decision }] : [];
  });
  const chosen = await chooseWorkspaces(asked, workspaces);
  const places = [...asked.stacks.keys()].filter(
    (place) => place === asked.through?.stack || taken.some(({ decision }) => decision.owner?.stack === place),
  );
  return {
    decisions: standing,
    plan: {
      ...headOf(asked, now, caller.name),
      stacks: places.flatMap((place) => recordOf(asked.stacks[place])),
      items: [...itemsOf(taken, { asked, estate, places })],
      workspaces: chosen.taken,
      kept: [...standing.filter(({ verdict }) => verdict === 'kept').map(keptOf), ...chosen.kept],
      unread: estate.unread.map(({ what, problem }) => `${what}: ${problem.message}`),
    },
  };
}

/** What is decided once everything has been looked at. */
function standingOf(weighed: readonly (Weighed | Decision)[], owned: readonly Owned[]): readonly Decision[] {
  const owners = ownersOf(owned);
  const seen = weighed.map((result) => (isWeighed(result) ? result.decision : result));
  // What stays because it is needed keeps what it is in.
  return settled(bound(settled(seen, owners), owned), owners);
}

const recordOf = (stack: Stack | undefined): Plan['stacks'] =>
  stack ? [{ engine: stack.engine, folder: stack.folder, stack: stack.name }] : [];

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
  ...(asked.through && { through: asked.through }),
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

function kindsOf({ selections, torn, withUnmanaged }: Asked, { protect }: Shields): ReadonlySet<Kind> {
  if (torn.size === 0) return kindsFor(selections, protect);
  const branches = withUnmanaged ? (['branch'] as const) : [];
  return chosenWith(new Set<Kind>(['project', ...branches]), protect);
}

/** Of torn stacks only the projects are read that they have something in, each with the login of what is there. */
async function read(logins: Logins, { space, torn, owned }: Asked, kinds: ReadonlySet<Kind>): Promise<Estate> {
  if (torn.size === 0) {
    const { context } = logins.base;
    const estate = await readEstate(context, { spaceName: space, kinds });
    // Tokens are a user's own, and say nothing of a space.
    if (estate.things.every(({ kind }) => kind === 'token')) await refuseUnseenSpace(context, space);
    return estate;
  }
  const projects = new Map<Login, Set<string>>();
  for (const owner of owned) {
    if (!torn.has(owner.stack)) continue;
    const login = logins.ofOwner(owner);
    projects.set(login, (projects.get(login) ?? new Set()).add(owner.thing.projectName ?? ''));
  }
  const estates = await Promise.all(
    [...projects].map(([{ context }, names]) =>
      readEstate(context, { spaceName: space, kinds, isWanted: (name) => names.has(name) }),
    ),
  );
  const things = new Map(estates.flatMap((estate) => estate.things.map((thing) => [keyOf(thing), thing] as const)));
  return { spaceName: space, things: [...things.values()], unread: estates.flatMap(({ unread }) => unread) };
}

const keptOf = ({ thing: { kind, id, name }, why }: Decision): Kept => ({ kind, id, name, why });
