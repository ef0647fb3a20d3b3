import {
  type AnyResource,
  type Change,
  diff,
  formatPath,
  inputsFromState,
  instant,
  isList,
  isMap,
  type Path,
  type Plain,
  type PlainValues,
  type Value,
} from '../../model/index.js';
import type { Verdict } from './report.js';

/** What stands where a secret would. */
export const hidden = '[secret]';

/** A resource as it is declared, on record, and there. */
export interface Compared {
  readonly resource: AnyResource;
  readonly declared: PlainValues;
  /** Properties that are declared and not known yet. */
  readonly unknown: ReadonlySet<string>;
  readonly recorded: PlainValues;
  /** Undefined if it is proved gone. */
  readonly actual: PlainValues | undefined;
  readonly secrets: ReadonlySet<string>;
}

export interface Difference {
  readonly name: string;
  readonly path: string;
  readonly declared: Plain | undefined;
  readonly actual: Plain | undefined;
  readonly effect: Change['effect'];
}

export interface Judgement {
  readonly verdict: Exclude<Verdict, 'ignored' | 'unknown' | 'not-deployed' | 'not-declared'>;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
}

/** Judges as an engine's refresh does, by the model's own comparison, and says beside it what only the state tells. */
export function judge(compared: Compared, now: Date): Judgement {
  const { resource, actual, recorded } = compared;
  if (!actual) return { verdict: 'gone', differences: [], notes: [] };
  const differences = differencesOf(compared, actual);
  if (resource.lifecycle.isBroken?.(actual)) return { verdict: 'broken', differences, notes: howItStands(actual) };
  const { createdTime } = actual;
  if (typeof createdTime === 'string' && isAnother(recorded.createdTime, createdTime)) {
    return {
      verdict: 'recreated',
      differences,
      notes: [`What is recorded was made at ${textOf(recorded.createdTime)}.`],
    };
  }
  return differences.length > 0 ? { verdict: 'drifted', differences, notes: [] } : byTheClock(resource, actual, now);
}

/** What is as it is declared, and may be over or due nevertheless. */
function byTheClock(resource: AnyResource, actual: PlainValues, now: Date): Judgement {
  const { expiresTime } = actual;
  if (typeof expiresTime === 'string' && (instant(expiresTime) ?? Infinity) <= now.getTime()) {
    return { verdict: 'expired', differences: [], notes: [`Expired at ${expiresTime}.`] };
  }
  const due = resource.lifecycle.due?.(actual) ?? [];
  if (due.length > 0) return { verdict: 'due', differences: [], notes: [`Due: ${due.join(', ')}.`] };
  return { verdict: 'in-sync', differences: [], notes: [] };
}

/** The service's own words for how it stands. */
function howItStands({ status, statusReason }: PlainValues): readonly string[] {
  const words = [status, statusReason].filter((word) => typeof word === 'string');
  return words.length === 0 ? [] : [`${words.join(': ')}.`];
}

const textOf = (value: Plain | undefined): string => (typeof value === 'string' ? value : '');

function differencesOf({ resource, declared, unknown, secrets }: Compared, actual: PlainValues): Difference[] {
  // Nothing but plain values came in.
  const there = inputsFromState(resource, actual, declared) as PlainValues;
  const isSecret = (name: string): boolean => secrets.has(name) || isSecretOutput(resource, name);
  return diff(resource, there, declared).flatMap(({ path, effect }) => {
    const name = String(path[0]);
    // An option is the program's own: what was deployed and what is declared may differ, and neither is there.
    if (unknown.has(name) || name in resource.options) return [];
    const shown = (values: PlainValues): Plain | undefined => {
      const value = at(values, path);
      return value !== undefined && isSecret(name) ? hidden : value;
    };
    return [{ name, path: formatPath(path), declared: shown(declared), actual: shown(there), effect }];
  });
}

/** Whether what is there was made at another time than what is recorded. */
const isAnother = (recorded: Plain | undefined, now: string): boolean =>
  typeof recorded === 'string' && instant(recorded) !== instant(now);

/** Whether the resource itself calls an output a secret, whatever the program says. */
export const isSecretOutput = ({ outputs }: AnyResource, name: string): boolean => outputs[name]?.secret ?? false;

function at(values: PlainValues, path: Path): Plain | undefined {
  let value: Value | undefined = values;
  for (const step of path) {
    if (typeof step === 'number') value = isList(value) ? value[step] : undefined;
    else value = isMap(value) ? value[step] : undefined;
  }
  return value as Plain | undefined;
}
