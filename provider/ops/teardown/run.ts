import { keyOf } from '../estate/thing.js';
import type { ServiceContext } from '../../service/connection.js';
import { Problem, type Session } from '../../model/index.js';
import type { Owned } from './managed-things.js';
import type { Display } from './display.js';
import { heldBecause } from './held.js';
import type { Journal } from './journal.js';
import type { Logins } from './logins.js';
import type { Plan, PlanItem } from './plan-shape.js';
import type { Outcome, Result } from './report.js';
import type { Shield } from './shielded-now.js';
import { isInside } from './weigh.js';

/** What became of a thing, and why, and what would let it go. */
export type Left = Pick<Result, 'outcome' | 'why' | 'release'>;

/** What ends a run as a whole: nothing further could be done, or could be trusted. */
const ends = (error: unknown): boolean =>
  !(error instanceof Problem) || ['signed-out', 'unreachable', 'configuration'].includes(error.kind);

interface RunParts {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly logins: Pick<Logins, 'of'>;
  readonly session: Session;
  readonly display: Display;
  /** What keeps things now, whatever the plan says, by their keys. */
  readonly shielded: ReadonlyMap<string, Shield>;
  /** Everything that stacks manage now, by the keys of the things. */
  readonly owners: ReadonlyMap<string, Owned>;
}

/** One run of a plan: what is known while it goes on, and what has come of it. */
export class Run {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly display: Display;
  readonly owners: ReadonlyMap<string, Owned>;
  /** Aborted when the user ends the run, or something ends it as a whole. */
  readonly signal: AbortSignal;
  readonly results = new Map<string, Result>();
  /** What ended the run as a whole. */
  fatal: unknown;
  private readonly parts: RunParts;
  private readonly forgotten = new Map<PlanItem, string>();
  private readonly stop = new AbortController();

  constructor(parts: RunParts) {
    const { plan, journal, display, owners, session } = parts;
    this.plan = plan;
    this.journal = journal;
    this.display = display;
    this.owners = owners;
    this.parts = parts;
    this.signal = AbortSignal.any([session.signal, this.stop.signal]);
    // What earlier runs have done is not done again.
    for (const item of plan.items) {
      const mark = journal.markOf(keyOf(item));
      if (mark === 'deleted' || mark === 'gone') this.results.set(keyOf(item), resultOf(item, { outcome: mark }));
    }
  }

  isOver(item: PlanItem): boolean {
    return this.results.has(keyOf(item)) || this.forgotten.has(item);
  }

  /** A context with the login that sees a thing, whose warnings are collected, with what the calls say shown as what is waited for. */
  context(thing: PlanItem, warnings: string[] = []): ServiceContext {
    return this.parts.logins.of(thing).connection.context({
      ...this.parts.session,
      signal: this.signal,
      warn: (text) => {
        warnings.push(text);
      },
      progress: (text) => {
        this.display.waits(text);
      },
    });
  }

  /** Why a thing of the plan is to be left without a look at it; undefined if it may go. */
  barred(item: PlanItem): Left | undefined {
    if (this.signal.aborted) return { outcome: 'untried', why: 'the run was ended before its turn' };
    const shield = this.parts.shielded.get(keyOf(item));
    if (shield) return shield;
    const owner = this.owners.get(keyOf(item));
    if (item.stack === undefined && owner)
      return { outcome: 'changed', why: `the stack ${owner.label} manages it now` };
    const held = heldBecause(item, this.plan);
    return held && { outcome: 'held', ...held };
  }

  /** Writes down what became of a thing, once. */
  settle(item: PlanItem, left: Left): void {
    if (this.results.has(keyOf(item))) return;
    const { outcome } = left;
    if (outcome === 'deleted' || outcome === 'gone') this.journal.note(keyOf(item), outcome);
    const result = resultOf(item, left);
    this.results.set(keyOf(item), result);
    this.display.done(result);
  }

  /** Leaves it open what became of a branch that its stack has forgotten: what it is in may go yet. */
  forget(item: PlanItem, why: string): void {
    this.forgotten.set(item, why);
  }

  /** Settles what was left open: a branch is gone with its repository. */
  settleForgotten(): void {
    const gone = this.plan.items.filter((item) =>
      ['deleted', 'gone'].includes(this.results.get(keyOf(item))?.outcome ?? ''),
    );
    for (const [item, why] of this.forgotten) {
      const isGone = gone.some((holder) => isInside(item, holder));
      this.settle(item, isGone ? { outcome: 'deleted' } : { outcome: 'kept', why });
    }
  }

  /** What a failure of one thing means for it; what ends the run ends it. */
  fail(item: PlanItem, error: unknown): void {
    if (this.signal.aborted) {
      this.settle(item, { outcome: 'untried', why: 'it was begun when the run was ended' });
      return;
    }
    if (ends(error)) {
      this.fatal = error;
      this.stop.abort();
      this.settle(item, { outcome: 'untried', why: error instanceof Error ? error.message : String(error) });
      return;
    }
    const { kind, message } = error as Problem;
    this.settle(item, { outcome: kind === 'data-loss' ? refusalOf(item) : 'failed', why: message });
  }
}

/** A guard that has found something to lose since the plan was made; of a project that is what it still holds. */
const refusalOf = ({ kind }: PlanItem): Outcome => (kind === 'project' ? 'held' : 'changed');

const resultOf = ({ kind, id, name }: PlanItem, { outcome, why, release }: Left): Result => ({
  ...{ kind, id, name, outcome },
  ...(why !== undefined && { why }),
  ...(release !== undefined && { release }),
});
