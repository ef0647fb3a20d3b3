import Builder from 'fast-xml-builder';
import { isDrift, type Report, type ReportedResource, type Unmanaged } from '../report.js';
import { resourceLines, thingText, verdictWord } from './words.js';

interface Case {
  readonly '@classname': string;
  readonly '@name': string;
  readonly '@time': string;
  readonly failure?: Outcome;
  readonly error?: Outcome;
  readonly skipped?: Pick<Outcome, '@message'>;
}
interface Outcome {
  readonly '@message': string;
  readonly '@type': string;
  readonly '#text': string;
}

/** JUnit's form, as CI servers read it: a suite a stack, a case a resource. Drift fails, what could not be read is an error. */
export function junit(report: Report): string {
  const suites = report.stacks.map(({ label }) => {
    const cases = report.resources.filter(({ stack }) => stack === label).map(resourceCase);
    return suite(label, report.checkedAt, cases);
  });
  const { unmanaged } = report;
  if (unmanaged) suites.push(suite('unmanaged', report.checkedAt, unmanagedCases(unmanaged)));
  const builder = new Builder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  const text = builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: { '@name': 'codecatalyst-iac drift', ...totals(suites), testsuite: suites },
  });
  return text.trimEnd() + '\n';
}

interface Totals {
  readonly '@tests': number;
  readonly '@failures': number;
  readonly '@errors': number;
  readonly '@skipped': number;
  readonly '@time': string;
}

const suite = (name: string, at: string, cases: readonly Case[]) => ({
  '@name': valid(name),
  '@timestamp': at.replace(/\.\d+Z$/, ''),
  '@hostname': 'localhost',
  '@tests': cases.length,
  '@failures': cases.filter((one) => one.failure).length,
  '@errors': cases.filter((one) => one.error).length,
  '@skipped': cases.filter((one) => one.skipped).length,
  '@time': '0',
  testcase: cases,
});

function totals(suites: readonly Totals[]): Totals {
  const sum = (name: '@tests' | '@failures' | '@errors' | '@skipped'): number =>
    suites.reduce((total, one) => total + one[name], 0);
  return {
    '@tests': sum('@tests'),
    '@failures': sum('@failures'),
    '@errors': sum('@errors'),
    '@skipped': sum('@skipped'),
    '@time': '0',
  };
}

function resourceCase(resource: ReportedResource): Case {
  const { verdict, kind, name, ignored } = resource;
  const lines = resourceLines(resource);
  const base = caseOf(kind, name);
  if (isDrift(verdict)) return { ...base, failure: outcome(verdict, lines) };
  if (verdict === 'unknown') return { ...base, error: outcome(verdict, lines) };
  if (verdict === 'in-sync') return base;
  const why = ignored.map(({ path, rule }) => `${path} by ${rule}`).join(', ');
  return { ...base, skipped: { '@message': valid([verdictWord(verdict), why].filter(Boolean).join(': ')) } };
}

/** What no stack manages fails only where it was asked to count. */
const unmanagedCases = ({ things, unread, counts }: Unmanaged): Case[] => [
  ...things.map((thing) => ({
    ...caseOf(thing.kind, thingText(thing)),
    ...(counts
      ? { failure: outcome('unmanaged', thing.createdBy === undefined ? [] : [`Made by ${thing.createdBy}.`]) }
      : { skipped: { '@message': 'unmanaged' } }),
  })),
  ...unread.map(({ what, problem }) => ({ ...caseOf('unread', what), error: outcome('unknown', [problem]) })),
];

const caseOf = (kind: string, name: string): Case => ({
  '@classname': valid(kind),
  '@name': valid(name),
  '@time': '0',
});

const outcome = (type: string, lines: readonly string[]): Outcome => ({
  '@message': valid(lines[0] ?? type),
  '@type': type,
  '#text': valid(lines.join('\n')),
});

/** XML 1.0 has no way to write most control characters, escaped or not. */
const valid = (text: string): string =>
  text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
