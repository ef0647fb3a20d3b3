import { keyOf } from '../estate/thing.js';
import type { ServiceConnection, ServiceContext } from '../../service/connection.js';
import { Problem, type Session } from '../../model/index.js';
import type { Owned } from './managed-things.js';
import type { Display } from './display.js';
import type { Journal } from './journal.js';
import type { Plan, PlanItem } from './plan-shape.js';
import type { Outcome, Result } from './report.js';
import type { Shield } from './shielded-now.js';

/** What ends a run as a whole: nothing further could be done, or could be trusted. */
const ends = (error: unknown): boolean =>
  !(error instanceof Problem) || ['signed-out', 'unreachable', 'configuration'].includes(error.kind);

interface RunParts {
  readonly plan: Plan;
  readonly journal: Journal;
  readonly connection: ServiceConnection;
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
      if (mark === 'deleted' || mark === 'gone') this.results.set(keyOf(item), resultOf(item, mark));
    }
  }

  isOver(item: PlanItem): boolean {
    return this.results.has(keyOf(item));
  }

  /** A context whose warnings are collected, with what the calls say shown as what is waited for. */
  context(warnings: string[] = []): ServiceContext {
    return this.parts.connection.context({
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
  barred(item: PlanItem): Pick<Result, 'outcome' | 'why'> | undefined {
    if (this.signal.aborted) return { outcome: 'untried', why: 'the run was ended before its turn' };
    const shield = this.parts.shielded.get(keyOf(item));
    if (shield) return shield;
    const owner = this.owners.get(keyOf(item));
    if (item.stack === undefined && owner)
      return { outcome: 'changed', why: `the stack ${owner.label} manages it now` };
    if (item.loses !== undefined && !this.plan.asked.includeData) return { outcome: 'held', why: item.loses };
    return undefined;
  }

  /** Writes down what became of a thing, once. */
  settle(item: PlanItem, outcome: Outcome, why?: string): void {
    if (this.isOver(item)) return;
    if (outcome === 'deleted' || outcome === 'gone') this.journal.note(keyOf(item), outcome);
    const result = resultOf(item, outcome, why);
    this.results.set(keyOf(item), result);
    this.display.done(result);
  }

  /** What a failure of one thing means for it; what ends the run ends it. */
  fail(item: PlanItem, error: unknown): void {
    if (this.signal.aborted) {
      this.settle(item, 'untried', 'it was begun when the run was ended');
      return;
    }
    if (ends(error)) {
      this.fatal = error;
      this.stop.abort();
      this.settle(item, 'untried', error instanceof Error ? error.message : String(error));
      return;
    }
    const { kind, message } = error as Problem;
    this.settle(item, kind === 'data-loss' ? refusalOf(item) : 'failed', message);
  }
}

/** A guard that has found something to lose since the plan was made; of a project that is what it still holds. */
const refusalOf = ({ kind }: PlanItem): Outcome => (kind === 'project' ? 'held' : 'changed');

const resultOf = ({ kind, id, name }: PlanItem, outcome: Outcome, why?: string): Result => ({
  ...{ kind, id, name, outcome },
  ...(why !== undefined && { why }),
});
