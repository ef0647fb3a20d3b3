import type { PlainValues } from '../../model/index.js';
import type { IgnoreRules } from './ignore.js';
import { Ignoring } from './ignoring.js';
import { type Compared, type Difference, judge, type Judgement } from './judge.js';
import { kindOf } from './kind.js';
import type { Look, Subject } from './read-managed.js';
import { isDrift, type ReportedProperty, type ReportedResource, type Verdict } from './report.js';

/** What was found of a resource, and what it was found by. */
export interface Finding {
  readonly subject: Subject;
  readonly actual: PlainValues | undefined;
  readonly reported: ReportedResource;
}

/** Judges a look at a resource, and takes out what is ignored. */
export function findingOf(subject: Subject, look: Look, rules: IgnoreRules, now: Date): Finding {
  const { stack, managed } = subject;
  const { resource, address, name, id } = managed;
  const kind = kindOf(resource);
  const base = {
    ...{ stack: stack.label, address, name, kind, type: resource.type, id },
    ...{ properties: [], ignored: [], mend: [] },
  };
  if ('problem' in look) {
    const reported = { ...base, verdict: 'unknown' as const, notes: [...look.notes], problem: look.problem.message };
    return { subject, actual: undefined, reported };
  }
  const judgement = judge(comparedOf(subject, look.state), now);
  const ignoring = new Ignoring(rules, kind, [name, id, ...namesOf(managed.state)]);
  const settled = settle(judgement, ignoring, subject.declared?.kind === 'removed');
  const notes = [...look.notes, ...judgement.notes];
  return { subject, actual: look.state, reported: { ...base, ...settled, notes, ignored: ignoring.ignored } };
}

function comparedOf({ managed, declared }: Subject, actual: PlainValues | undefined): Compared {
  const { resource, inputs, state, secrets } = managed;
  const now = declared?.kind === 'changed' ? declared : { inputs, unknown: new Set<string>() };
  return { resource, declared: now.inputs, unknown: now.unknown, recorded: state, actual, secrets };
}

/** What is left of a judgement without what is ignored, and without what waits for the next deployment. */
function settle(
  { verdict, differences }: Judgement,
  ignoring: Ignoring,
  isRemoved: boolean,
): { readonly verdict: Verdict; readonly properties: ReportedProperty[] } {
  const left = differences.filter(({ path, name }) => !ignoring.covers(path, name));
  const isIgnored = verdict === 'drifted' ? left.length === 0 : isDrift(verdict) && ignoring.covers(verdict);
  if (isRemoved && verdict !== 'gone') return { verdict: 'not-declared', properties: [] };
  if (isIgnored) return { verdict: 'ignored', properties: [] };
  return { verdict, properties: left.map(propertyOf) };
}

/** What is not set is left out. */
const propertyOf = ({ path, declared, actual, effect }: Difference): ReportedProperty => ({
  path,
  // Values are JSON: the report's own type of it is stricter on what may be changed.
  ...(declared !== undefined && { declared: declared as NonNullable<ReportedProperty['declared']> }),
  ...(actual !== undefined && { actual: actual as NonNullable<ReportedProperty['actual']> }),
  effect,
});

/** What people know a thing by. */
const namesOf = ({ name, displayName, alias }: PlainValues): readonly string[] =>
  [name, displayName, alias].filter((text) => typeof text === 'string');
