import { exitCode } from '../cli/exit-code.js';
import type { Kept } from './plan-shape.js';

/** What became of a thing of the plan, each with what it means for those who read the report. */
export const outcomes = {
  deleted: 'deleted',
  gone: 'gone already',
  held: 'held by a guard or a protection',
  changed: 'left, because it is not as it was when the plan was made',
  kept: 'left, because it cannot be deleted',
  failed: 'failed',
  untried: 'not tried',
} as const;
export type Outcome = keyof typeof outcomes;

export interface Result {
  readonly kind: Kept['kind'];
  readonly id: string;
  readonly name: string;
  readonly outcome: Outcome;
  /** Why it is still there. */
  readonly why?: string;
}

/** What a run of a plan came to. Each thing of the plan is in `results` once. */
export interface Report {
  readonly version: 1;
  readonly space: string;
  readonly counts: Readonly<Record<Outcome, number>> & { readonly listed: number };
  readonly results: readonly Result[];
  /** What was asked for and was never in the plan, with the reason. */
  readonly kept: readonly Kept[];
  readonly unread: readonly string[];
  readonly isInterrupted: boolean;
  readonly calls: number;
  /** The command that goes on where this one ended; null when carrying the plan out again would do no more. */
  readonly next: string | null;
}

export function countsOf(results: readonly Result[]): Report['counts'] {
  const of = (outcome: Outcome): number => results.filter((result) => result.outcome === outcome).length;
  const counts = Object.fromEntries(Object.keys(outcomes).map((outcome) => [outcome, of(outcome as Outcome)]));
  return { listed: results.length, ...(counts as Record<Outcome, number>) };
}

/** What the report says to a pipeline: whether something is left, and whether trying again would help. */
export function exitCodeOf({ counts, isInterrupted, unread }: Report): number {
  if (isInterrupted) return exitCode.interrupted;
  if (counts.failed + counts.untried + counts.changed > 0) return exitCode.partly;
  if (counts.held > 0) return exitCode.guarded;
  return unread.length > 0 ? exitCode.partly : exitCode.clean;
}
