import type { Config } from '../config/config.js';
import { noHistory, readHistory, toldOf } from '../estate/history.js';
import { readEstate } from '../estate/read-estate.js';
import { keyOf, type Kind, type Thing } from '../estate/thing.js';
import { chosenWith } from './chosen-kinds.js';
import type { Login, Logins } from './logins.js';
import type { Plan, PlanItem } from './plan-shape.js';
import { shieldsOf } from './shields.js';
import { isInside } from './weigh.js';

/** Why a thing is left: something keeps it, or whether that is so cannot be told. */
export interface Shield {
  readonly outcome: 'held' | 'failed';
  readonly why: string;
}

/** Why things of a plan stay, by their keys: what the protect list and markers say now, whatever they said when it was made. */
export async function shieldedNow(
  plan: Plan,
  config: Config,
  logins: Pick<Logins, 'of'>,
): Promise<ReadonlyMap<string, Shield>> {
  const all = Map.groupBy(plan.items, (item) => logins.of(item));
  const shielded = await Promise.all(
    [...all].map(([login, items]) => shieldsOn(items, { space: plan.space, config, login })),
  );
  return new Map(shielded.flat());
}

interface Seen {
  readonly space: string;
  readonly config: Config;
  readonly login: Login;
}

/** The same for the things that one login sees. */
async function shieldsOn(
  items: readonly PlanItem[],
  { space, config, login: { context, ...login } }: Seen,
): Promise<readonly (readonly [string, Shield])[]> {
  const shields = shieldsOf(config, context.now());
  const kinds = chosenWith(new Set(items.map(({ kind }) => kind)), shields.protect);
  const projects = new Set(items.map(({ id }) => id.split('/')[1]));
  const question = { spaceName: space, kinds, isWanted: (name: string) => projects.has(name) };
  const { things, unread } = await readEstate(context, question);
  const isTold = shields.protect.some(({ names }) => names.has('age') || names.has('creator'));
  const history = isTold ? await readHistory(context, space, kinds) : noHistory;
  // Who that is counts only where it is asked who made what.
  const caller = isTold ? await login.caller() : undefined;
  const why = new Map(
    things.map((thing) => {
      const holders = things.filter((holder) => isInside(thing, holder));
      return [keyOf(thing), { thing, why: shields.keeps(thing, holders, toldOf(thing, history, caller)) }] as const;
    }),
  );
  return items.flatMap((item): readonly (readonly [string, Shield])[] => {
    const reason = why.get(keyOf(item))?.why ?? insideOf(item, [...why.values()]);
    if (reason !== undefined) return [[keyOf(item), { outcome: 'held', why: reason }]];
    const hidden = unread.find(({ what }) => tellsOf(what, item));
    if (!hidden) return [];
    const because = `what protects it cannot be told: ${hidden.what} could not be read: ${hidden.problem.message}`;
    return [[keyOf(item), { outcome: 'failed', why: because }]];
  });
}

/** Whether what could not be read might tell of a thing, or of what is in it. */
function tellsOf(what: string, { kind, id }: PlanItem): boolean {
  if (kind === 'token') return what.endsWith('access tokens');
  const [space = '', project = ''] = id.split('/');
  const place = `${space}/${project}`;
  return what.endsWith(` ${space}`) || what.endsWith(` ${place}`) || what.includes(` ${place}/`);
}

/** What is in a thing and stays keeps that, too. */
function insideOf(item: PlanItem, all: readonly { readonly thing: Thing; readonly why: string | undefined }[]) {
  const holders: readonly Kind[] = ['project', 'repository', 'environment'];
  if (!holders.includes(item.kind)) return undefined;
  const inner = all.find(({ thing, why }) => why !== undefined && isInside(thing, item));
  return inner && `it holds the ${inner.thing.kind} ${inner.thing.name}, which stays: ${inner.why ?? ''}`;
}
