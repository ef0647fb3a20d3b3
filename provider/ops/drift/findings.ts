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
  /** The rules that hold for it; undefined where it could not be read. */
  readonly ignoring?: Ignoring;
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
  const compared = comparedOf(subject, look.state);
  const judgement = judge(compared, now);
  const problem = incomparable(judgement, compared);
  const ignoring = new Ignoring(rules, kind, [name, id, ...namesOf(managed.state)]);
  const settled = settle(judgement, ignoring, subject.declared?.kind === 'removed');
  const found = { ...base, ...settled, notes: [...look.notes, ...judgement.notes], ignored: ignoring.ignored };
  const reported = problem === undefined ? found : { ...found, verdict: 'unknown' as const, problem };
  return { subject, actual: look.state, reported, ignoring };
}

/** What is hidden is what is on record, unless the program has changed it; then nobody can tell what it is. */
function comparedOf({ managed, declared }: Subject, actual: PlainValues | undefined): Compared {
  const { resource, inputs, state, secrets } = managed;
  const base = { resource, recorded: state, actual };
  if (declared?.kind !== 'changed') return { ...base, declared: inputs, unknown: new Set(), secrets };
  const hidden = [...declared.hidden];
  const kept = hidden.flatMap(([name, { isChanged }]) => (isChanged ? [] : [[name, inputs[name] ?? null] as const]));
  const changed = hidden.flatMap(([name, { isChanged }]) => (isChanged ? [name] : []));
  return {
    ...base,
    declared: { ...declared.inputs, ...Object.fromEntries(kept) },
    unknown: new Set([...declared.unknown, ...changed]),
    secrets: new Set([...secrets, ...declared.hidden.keys()]),
  };
}

/** What was compared and is the same counts for nothing while something else could not be compared. */
function incomparable({ verdict }: Judgement, { unknown }: Compared): string | undefined {
  if (verdict !== 'in-sync' || unknown.size === 0) return undefined;
  return `Not compared: what the program declares for ${[...unknown].join(', ')} is a new secret, or is known only once it is deployed.`;
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
