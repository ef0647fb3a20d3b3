import { settings } from '../../configuration.js';
import type { Plain, PlainValues } from '../../model/index.js';
import type { Finding } from './findings.js';
import { hidden, isSecretOutput } from './judge.js';
import type { Subject } from './read-managed.js';
import type { Report } from './report.js';

/** Shorter ones stand in many a word by chance. */
const shortest = 4;

/** All texts that no report may hold: what is recorded as secret, what is there instead of it, and logins. */
export function secretTexts(subjects: readonly Subject[], findings: readonly Finding[]): readonly string[] {
  const actuals = new Map(findings.map(({ subject, actual = {} }) => [subject, actual]));
  const texts = subjects.flatMap((subject) => {
    const { resource, secrets, inputs, state, settings: given } = subject.managed;
    const isSecret = (name: string): boolean => secrets.has(name) || isSecretOutput(resource, name);
    const values = [inputs, state, actuals.get(subject) ?? {}, subject.declared?.inputs ?? {}];
    const isSetting = (name: string): boolean =>
      Object.hasOwn(settings, name) && settings[name as keyof typeof settings].secret;
    return [...values.flatMap((some) => textsOf(some, isSecret)), ...textsOf(given, isSetting)];
  });
  // The longest first: one secret may stand in another.
  return [...new Set(texts)].filter(({ length }) => length >= shortest).toSorted((a, b) => b.length - a.length);
}

const textsOf = (values: PlainValues, is: (name: string) => boolean): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) => (is(name) ? leaves(value) : []));

function leaves(value: Plain): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value as Readonly<Record<string, Plain>>).flatMap(leaves);
}

/** Members whose values are words of the report's own. */
const ownWords = new Set(['verdict', 'effect', 'kind', 'type', 'checkedAt', 'at', 'createdAt', 'until']);

/** The same report without a secret in any of its texts. */
export function withoutSecrets(report: Report, secrets: readonly string[]): Report {
  const hide = (part: unknown): unknown => {
    if (typeof part === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, hidden), part);
    if (Array.isArray(part)) return part.map(hide);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, item]) => [name, ownWords.has(name) ? item : hide(item)]),
    );
  };
  return { ...(hide(report) as Report), declared: report.declared };
}
