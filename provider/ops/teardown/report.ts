import { z } from 'zod';
import { exitCode } from '../cli/exit-code.js';
import { keptShape } from './plan-shape.js';

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

const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]];
const count = z.int().min(0);

const result = z
  .strictObject({
    kind: keptShape.shape.kind,
    id: z.string(),
    name: z.string(),
    outcome: z.enum(outcomeNames),
    why: z.string().optional().describe('Why it is still there.'),
    release: z.string().optional().describe('The options of another plan that let it go, where a guard holds it.'),
  })
  .describe('What became of a thing of the plan.');
export type Result = Readonly<z.output<typeof result>>;

/** What a run of a plan came to. Each thing of the plan is in `results` once. */
export const reportShape = z
  .strictObject({
    version: z.literal(1).describe('The version of this form.'),
    space: z.string(),
    counts: z.strictObject({
      listed: count.describe('How many things the plan lists.'),
      ...(Object.fromEntries(
        outcomeNames.map((outcome) => [outcome, count.describe(`How many were ${outcomes[outcome]}.`)]),
      ) as Record<Outcome, typeof count>),
    }),
    results: z.array(result),
    kept: z.array(keptShape).describe('What was asked for and was never in the plan, with the reason.'),
    unread: z.array(z.string()).describe('What the plan could not read, so that it was left alone.'),
    isInterrupted: z.boolean(),
    calls: count.describe('How many requests were sent.'),
    next: z
      .string()
      .nullable()
      .describe(
        'The command that goes on where this one ended; null when carrying the plan out again would do no more.',
      ),
  })
  .describe('The report of codecatalyst-iac teardown.');
export type Report = z.output<typeof reportShape>;

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
