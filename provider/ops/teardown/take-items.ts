import { keyOf } from '../estate/thing.js';
import pLimit from 'p-limit';
import { released, remove } from '../../model/index.js';
import { lookAgain } from './look-again.js';
import type { PlanItem } from './plan-shape.js';
import { resourceOf } from './resource-of.js';
import type { Run } from './run.js';

/** How many deletions are under way at once: the connection itself slows down where the service asks for it. */
const mostAtOnce = 16;

/** Deletes things of the plan that no stack manages, many at once; each is settled, however it ends. */
export async function takeItems(items: readonly PlanItem[], run: Run): Promise<void> {
  const limit = pLimit(mostAtOnce);
  await Promise.all(items.filter((item) => !run.isOver(item)).map((item) => limit(() => take(item, run))));
}

async function take(item: PlanItem, run: Run): Promise<void> {
  const bar = run.barred(item);
  if (bar) {
    run.settle(item, bar);
    return;
  }
  try {
    await deleteOne(item, run);
  } catch (error) {
    run.fail(item, error);
  }
}

async function deleteOne(item: PlanItem, run: Run): Promise<void> {
  const warnings: string[] = [];
  const context = run.context(item, warnings);
  const present = await lookAgain(item, undefined, context);
  if (present.is === 'changed') {
    run.settle(item, { outcome: 'changed', why: present.why });
    return;
  }
  // A run that was killed may have had the answer still to come.
  const hasBegun = run.journal.markOf(keyOf(item)) === 'begun';
  if (present.is === 'gone') {
    run.settle(item, { outcome: hasBegun ? 'deleted' : 'gone' });
    return;
  }
  if (!hasBegun) run.journal.note(keyOf(item), 'begun');
  const resource = resourceOf(item.kind);
  // A branch goes by its head, which the plan has on record; nothing else of it is let go.
  const isLetGo = item.loses !== undefined && item.kind !== 'branch' && item.kind !== 'project';
  await remove(resource, { id: item.id, state: present.state }, { [released]: isLetGo ? [item.id] : [] }, context);
  // What the resource itself leaves where it is, it says.
  if (warnings.length > 0 && item.kind === 'branch') run.settle(item, { outcome: 'kept', why: warnings.join(' ') });
  else run.settle(item, { outcome: 'deleted' });
}
