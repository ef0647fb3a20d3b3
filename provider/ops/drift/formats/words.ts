import {
  isDrift,
  meaningOf,
  type Report,
  type ReportedChange,
  type ReportedProperty,
  type ReportedResource,
  type UnmanagedThing,
  type Verdict,
} from '../report.js';

/** A verdict as people read it. */
export const verdictWord = (verdict: Verdict): string => verdict.replace('-', ' ');

/** A value on one line; what is not set is a dash. */
export const valueText = (value: unknown): string => (value === undefined ? '–' : JSON.stringify(value));

const propertyText = ({ path, declared, actual }: ReportedProperty): string =>
  `${path}: declared ${valueText(declared)}, actual ${valueText(actual)}`;

/** `2026-11-21T10:00:00Z by alice (updateProject)`; nothing where nothing is known. */
export function changeText(change: ReportedChange | undefined): string {
  if (!change) return '';
  const { at, by, event } = change;
  const parts = [at?.replace(/\.\d+Z$/, 'Z'), by === undefined ? undefined : `by ${by}`, event && `(${event})`];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** All that is to be said of a resource, a sentence or a property a line. */
export const resourceLines = ({ verdict, properties, change, notes, problem }: ReportedResource): string[] => [
  ...(properties.length === 0 && isDrift(verdict) ? [`${capital(meaningOf(verdict))}.`] : []),
  ...properties.map((property) => {
    const told = changeText(property.change);
    return propertyText(property) + (told === '' ? '' : `, since ${told}`);
  }),
  ...(change ? [`Since ${changeText(change)}.`] : []),
  ...notes,
  ...(problem === undefined ? [] : [problem]),
];

/** What a thing is, by its id; what people call it stands beside that where it does not say so. */
export const thingText = ({ id, name }: Pick<UnmanagedThing, 'id' | 'name'>): string =>
  name === '' || id === name || id.endsWith(`/${name}`) ? id : `${id} (${name})`;

/** The resources that there is something to say of, those that are drift first. */
export const worthTelling = ({ resources }: Report): readonly ReportedResource[] =>
  resources
    .filter(({ verdict, notes }) => verdict !== 'in-sync' || notes.length > 0)
    .toSorted((one, other) => rank(one) - rank(other));

const rank = ({ verdict }: ReportedResource): number => (isDrift(verdict) ? 0 : verdict === 'unknown' ? 1 : 2);

/** The whole report in one line. */
export function headline({ verdict, summary, resources, unmanaged }: Report): string {
  const drifted = resources.filter((resource) => isDrift(resource.verdict)).length;
  const parts = [
    verdict === 'clean' ? 'No drift' : drifted > 0 ? `${count(drifted, 'resource')} drifted` : undefined,
    `${count(summary.resources, 'resource')} looked at`,
    summary.unknown > 0 ? `${count(summary.unknown, 'resource')} could not be read` : undefined,
    summary.ignoredDifferences > 0 ? `${count(summary.ignoredDifferences, 'difference')} ignored` : undefined,
    unmanaged && `${count(unmanaged.things.length, 'unmanaged thing')}${coverageText(unmanaged.coverage)}`,
    unmanaged && unmanaged.unread.length > 0
      ? `${count(unmanaged.unread.length, 'list')} could not be read`
      : undefined,
    count(summary.calls, 'call'),
  ];
  return `${parts.filter((part) => part !== undefined).join(', ')}.`;
}

const coverageText = (coverage: number | undefined): string =>
  coverage === undefined ? '' : ` (${coverage} % managed)`;

export const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
