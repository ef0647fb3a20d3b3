import { keyOf } from '../estate/thing.js';
import { releaseVariable } from '../../configuration.js';
import { type PlainValues, update } from '../../model/index.js';
import type { Said } from '../stacks/destroy.js';
import type { Managed, Stack } from '../stacks/stack.js';
import { freeLock } from './free-lock.js';
import { lookAgain } from './look-again.js';
import type { PlanItem } from './plan-shape.js';
import { resourceOf } from './resource-of.js';
import type { Left, Run } from './run.js';
import { isInside } from './weigh.js';

/** A thing that the engine is to delete, as the stack has it on record now. */
interface Target {
  readonly item: PlanItem;
  readonly managed: Managed;
}
type Recorded = ReadonlyMap<string, Managed>;

/** Has the engine of a stack delete what the plan lists of it, and nothing else; each thing is settled, however it ends. */
export async function takeStack(stack: Stack, items: readonly PlanItem[], run: Run): Promise<void> {
  const waiting = items.filter((item) => !run.isOver(item));
  if (waiting.length === 0) return;
  try {
    const managed: Recorded = new Map((await stack.managed(run.signal)).map((each) => [each.address, each]));
    const targets = unneeded(await unchanged(waiting, managed, run), items, managed, run);
    if (targets.length > 0) await destroy(stack, targets, run);
  } catch (error) {
    for (const item of waiting) if (!run.isOver(item)) run.fail(item, error);
  }
}

/** What is still as the plan says; the rest is settled. */
async function unchanged(waiting: readonly PlanItem[], managed: Recorded, run: Run): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const item of waiting) {
    const recorded = managed.get(item.address ?? '');
    try {
      const left = await leftBecause(item, recorded, run);
      if (left) run.settle(item, left);
      else if (recorded && !run.isOver(item)) targets.push({ item, managed: recorded });
    } catch (error) {
      run.fail(item, error);
    }
  }
  return targets;
}

/** Why there is nothing for the engine to do; undefined where there is. What is left open stays so for now. */
async function leftBecause(item: PlanItem, managed: Managed | undefined, run: Run): Promise<Left | undefined> {
  const bar = run.barred(item);
  if (bar) return bar;
  if (managed?.id !== item.id) return forgotten(item, run);
  if (managed.isProtected) return { outcome: 'held', why: 'it is protected in its stack now' };
  // What the deletion itself would find to lose, the plugin's own guard refuses.
  const present = await lookAgain(item, managed.state, run.context(item));
  return present.is === 'changed' ? { outcome: 'changed', why: present.why } : undefined;
}

/** A stack that does not know it any more has deleted it, if a run that was killed had told it to. */
async function forgotten(item: PlanItem, run: Run): Promise<Left | undefined> {
  const hasBegun = run.journal.markOf(keyOf(item)) === 'begun';
  const outcome = hasBegun ? 'deleted' : 'gone';
  if (item.kind === 'run') return { outcome: 'kept', why: noRuns };
  if (item.kind === 'branch' && hasBegun) return forgottenBranch(item, run);
  if (hasBegun || item.kind === 'token' || item.kind === 'session') return { outcome };
  const present = await lookAgain(item, undefined, run.context(item));
  const isThere = item.kind === 'branch' ? await isListed(item, run) : present.is !== 'gone';
  return isThere ? { outcome: 'changed', why: 'its stack does not manage it any more' } : { outcome };
}

/** Its stack has forgotten it, and perhaps no more than that. */
async function forgottenBranch(item: PlanItem, run: Run): Promise<Left | undefined> {
  const goesWithIts = run.plan.items.some((other) => other.kind === 'repository' && isInside(item, other));
  if (!goesWithIts && !(await isListed(item, run))) return { outcome: 'deleted' };
  run.forget(item, item.forgotten ?? 'its stack has forgotten it, and left the branch');
  return undefined;
}

const noRuns = 'its stack has forgotten it; the API deletes no runs';

async function isListed(item: PlanItem, run: Run): Promise<boolean> {
  const [spaceName = '', projectName = '', sourceRepositoryName = '', ...name] = item.id.split('/');
  const identity = { spaceName, projectName, sourceRepositoryName, name: name.join('/') };
  return (await resourceOf('branch').lifecycle.read(identity, undefined, run.context(item))) !== undefined;
}

/** What is needed by something that stays is left too, and so on. */
function unneeded(all: readonly Target[], items: readonly PlanItem[], managed: Recorded, run: Run): readonly Target[] {
  const targets = new Map(all.map((target) => [target.managed.address, target]));
  const held = new Map(
    items.flatMap(({ address = '', ...item }) => {
      const result = run.results.get(keyOf(item));
      return result?.outcome === 'held' ? [[address, result] as const] : [];
    }),
  );
  for (let before = -1; before !== targets.size;) {
    before = targets.size;
    const ids = new Set([...targets.values()].map(({ item }) => item.id));
    for (const [address, { item, managed: recorded }] of targets) {
      if (item.goesWith !== undefined && !ids.has(item.goesWith)) {
        run.settle(item, { outcome: 'changed', why: 'its repository stays, and alone it cannot be deleted' });
        targets.delete(address);
        continue;
      }
      const other = recorded.neededBy?.find((needs) => managed.has(needs) && !targets.has(needs));
      if (other === undefined) continue;
      const why = `${managed.get(other)?.name ?? other} needs it, and stays`;
      const cause = held.get(other);
      run.settle(item, cause ? { ...cause, why } : { outcome: 'changed', why });
      if (cause) held.set(address, cause);
      targets.delete(address);
    }
  }
  return [...targets.values()];
}

async function destroy(stack: Stack, targets: readonly Target[], run: Run): Promise<void> {
  for (const target of targets) await stopEnvironment(target, run);
  for (const { item } of targets) run.journal.note(keyOf(item), 'begun');
  run.display.says(`The stack ${stack.label} destroys ${targets.length} of its resources.`);
  const items = new Map(targets.map(({ item, managed }) => [managed.address, item]));
  const released = targets.flatMap(({ item }) =>
    item.loses === undefined || item.kind === 'project' ? [] : [item.id],
  );
  const go = (): Promise<Said> =>
    stack.destroy({
      targets: [...items.keys()],
      variables: { [releaseVariable]: JSON.stringify(run.plan.asked.includeData ? released : []) },
      signal: run.signal,
      onStart(processId) {
        run.journal.noteEngine(processId);
      },
      onDeleted(address) {
        const item = items.get(address);
        if (item && !isOnlyForgotten(item)) run.settle(item, { outcome: 'deleted' });
      },
    });
  const first = await go();
  const isFreed = first.failure !== undefined && (await freeLock(stack, first.failure, run));
  const said = isFreed ? await go() : first;
  if (run.signal.aborted) for (const { item } of targets) run.fail(item, undefined);
  else await settleRest(stack, targets, said, run);
}

/** What a stack may forget without deleting it. */
const isOnlyForgotten = ({ kind }: PlanItem): boolean => kind === 'branch' || kind === 'run';

/** Settles what the engine's events have not. */
async function settleRest(stack: Stack, targets: readonly Target[], said: Said, run: Run): Promise<void> {
  const left = new Set((await stack.managed(run.signal)).map(({ address }) => address));
  for (const { item, managed } of targets) {
    if (run.isOver(item)) continue;
    const warning = said.warnings.get(managed.address);
    if (left.has(managed.address)) run.settle(item, leftBehind(managed, said));
    else if (item.kind === 'run') run.settle(item, { outcome: 'kept', why: warning ?? noRuns });
    else if (item.kind === 'branch' && warning !== undefined) run.forget(item, item.forgotten ?? warning);
    else run.settle(item, { outcome: 'deleted' });
  }
}

function leftBehind({ address, id }: Managed, said: Said): Left {
  const error = said.errors.get(address);
  const isRefused = error?.includes(`${id} is not deleted, because`) ?? false;
  return {
    outcome: isRefused ? 'held' : 'failed',
    why: error ?? said.failure ?? 'the engine left it, and did not say why',
  };
}

/** An environment is stopped first, so that nothing works on in what is about to go. */
async function stopEnvironment({ item, managed }: Target, run: Run): Promise<void> {
  if (item.kind !== 'environment' || item.seen.status !== 'RUNNING') return;
  const { inputs, state, id } = managed;
  const before: PlainValues = { ...inputs, spaceName: state.spaceName ?? '', projectName: state.projectName ?? '' };
  try {
    const known = { id, state: { ...state, status: 'RUNNING' } };
    await update(resourceOf('environment'), known, before, { ...before, desiredStatus: 'STOPPED' }, run.context(item));
  } catch (error) {
    // It can be deleted as it is.
    run.display.says(`${item.name} could not be stopped before its deletion: ${(error as Error).message}`);
  }
}
