import { VerifySession } from '../../../api/operations.js';
import { workspacesOf } from '../../service/workspaces.js';
import type { Outside } from '../cli/outside.js';
import type { ConfigFile } from '../config/read-config.js';
import { sessionOf } from '../estate/session.js';
import { keyOf, type Kind } from '../estate/thing.js';
import { openStacks, stackOf } from '../stacks/open-stacks.js';
import type { Stack } from '../stacks/stack.js';
import { displayOf } from './display.js';
import type { Journal } from './journal.js';
import { Logins } from './logins.js';
import { type Owned, ownersOf, readOwned } from './managed-things.js';
import type { Plan, PlanItem } from './plan-shape.js';
import { reachOf } from './reach.js';
import { countsOf, type Report } from './report.js';
import { Run } from './run.js';
import { shieldedNow } from './shielded-now.js';
import { isInside } from './weigh.js';
import { stopWorkspaces } from './stop-workspaces.js';
import { takeItems } from './take-items.js';
import { takeStack } from './take-stack.js';

interface ApplyOptions {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly configFile: ConfigFile;
  /** The command that goes on with this plan. */
  readonly next: string;
}

/** What a run came to, and what ended it as a whole, if anything did. */
interface Applied {
  readonly report: Report;
  readonly fatal: unknown;
}

/** Deletes what a plan lists, each thing looked at again just before; nothing else is ever deleted. */
export async function applyPlan({ plan, journal, configFile, next }: ApplyOptions, outside: Outside): Promise<Applied> {
  const { streams, environment, signal } = outside;
  const calls = outside.callsMade();
  const stacks = plan.stacks.map((recorded) => stackOf(recorded, { environment }));
  const all = [...stacks, ...othersOf(stacks, openStacks({}, configFile, outside))];
  const owned = await readOwned(all, signal);
  const torn = plan.asked.selections.length === 0 ? stacks.length : 0;
  const reach = await reachOf({ through: plan.through, stacks: all, torn, owned }, outside);
  await using logins = await Logins.open({ space: plan.space, stacks: all, torn, owned, reach }, outside);
  const display = displayOf(streams, [
    ...plan.items.map(({ kind }) => kind),
    ...plan.workspaces.map(() => 'workspace' as const),
  ]);
  try {
    const owners = ownersOf(owned);
    const open = plan.items.filter((item) => isOpen(item, journal, owners));
    // Who is not logged in is told before anything is tried.
    for (const login of new Set(open.map((item) => logins.of(item)))) await login.context.call(VerifySession, {});
    const shielded = await shieldedNow({ ...plan, items: open }, configFile.config, logins);
    const run = new Run({ plan, journal, logins, session: sessionOf(outside), display, shielded, owners });
    const stopped = await stopWorkspaces(plan.workspaces, workspacesOf(environment, { signal: run.signal }), run);
    await inOrder(run, stacks);
    run.settleForgotten();
    const results = [...plan.items.flatMap((item) => run.results.get(keyOf(item)) ?? []), ...stopped];
    const counts = countsOf(results);
    // What is held or was changed stays so, however often this plan is carried out.
    const goesOn = signal.aborted || counts.failed + counts.untried > 0;
    return {
      fatal: run.fatal,
      report: {
        version: 1,
        ...{ space: plan.space, counts, results, kept: plan.kept, unread: plan.unread },
        isInterrupted: signal.aborted,
        calls: outside.callsMade() - calls,
        next: goesOn ? next : null,
      },
    };
  } finally {
    display.end();
  }
}

/** Whether anything is to be asked of a thing: earlier runs may have settled it, and its stack may have deleted it for one. */
function isOpen(item: PlanItem, journal: Journal, owners: ReadonlyMap<string, Owned>): boolean {
  const mark = journal.markOf(keyOf(item));
  const isDone = mark === 'deleted' || mark === 'gone';
  return !isDone && (item.stack === undefined || mark !== 'begun' || owners.has(keyOf(item)));
}

const othersOf = (stacks: readonly Stack[], configured: readonly Stack[]): readonly Stack[] =>
  configured.filter((stack) => !stacks.some(({ label }) => label === stack.label));

const before: readonly Kind[] = ['token', 'run', 'session'];
const after: readonly Kind[] = ['environment', 'branch', 'repository', 'project'];

/** What comes first holds nothing; a project that a stack manages goes when what is in it is gone. */
async function inOrder(run: Run, stacks: readonly Stack[]): Promise<void> {
  const own = run.plan.items.filter(({ stack }) => stack === undefined);
  const ofKind = (kind: Kind): readonly PlanItem[] => own.filter((item) => item.kind === kind);
  const waits = (item: PlanItem): boolean => item.kind === 'project' && own.some((inner) => isInside(inner, item));
  for (const kind of before) await takeItems(ofKind(kind), run);
  for (const [place, stack] of stacks.entries()) {
    const items = run.plan.items.filter((item) => item.stack === place);
    await takeStack(
      stack,
      items.filter((item) => !waits(item)),
      run,
    );
  }
  for (const kind of after) await takeItems(ofKind(kind), run);
  for (const [place, stack] of stacks.entries()) {
    await takeStack(
      stack,
      run.plan.items.filter((item) => item.stack === place),
      run,
    );
  }
}
