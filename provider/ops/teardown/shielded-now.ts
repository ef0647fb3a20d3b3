import type { ServiceContext } from '../../service/connection.js';
import type { Config } from '../config/config.js';
import { noHistory, readHistory, toldOf } from '../estate/history.js';
import { readEstate } from '../estate/read-estate.js';
import { keyOf, type Kind, type Thing } from '../estate/thing.js';
import { chosenWith } from './chosen-kinds.js';
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
  context: ServiceContext,
): Promise<ReadonlyMap<string, Shield>> {
  const shields = shieldsOf(config, context.now());
  const taken = new Set(plan.items.map(({ kind }) => kind));
  const kinds = chosenWith(taken, shields.protect);
  if (taken.size === 0) return new Map();
  const projects = new Set(plan.items.map(({ id }) => id.split('/')[1]));
  const { things, unread } = await readEstate(context, {
    spaceName: plan.space,
    kinds,
    isWanted: (name) => projects.has(name),
  });
  const isTold = shields.protect.some(({ names }) => names.has('age') || names.has('creator'));
  const history = isTold ? await readHistory(context, plan.space, kinds) : noHistory;
  const why = new Map(
    things.map((thing) => {
      const holders = things.filter((holder) => isInside(thing, holder));
      return [keyOf(thing), { thing, why: shields.keeps(thing, holders, toldOf(thing, history)) }] as const;
    }),
  );
  return new Map(
    plan.items.flatMap((item): readonly (readonly [string, Shield])[] => {
      const reason = why.get(keyOf(item))?.why ?? insideOf(item, [...why.values()]);
      if (reason !== undefined) return [[keyOf(item), { outcome: 'held', why: reason }]];
      const hidden = unread.find(({ what }) => tellsOf(what, item));
      if (!hidden) return [];
      const because = `what protects it cannot be told: ${hidden.what} could not be read: ${hidden.problem.message}`;
      return [[keyOf(item), { outcome: 'failed', why: because }]];
    }),
  );
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
