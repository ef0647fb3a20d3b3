import { relative, sep } from 'node:path';
import type { Stack } from '../stacks/stack.js';
import type { Finding } from './findings.js';
import { kindOf } from './kind.js';
import { importLines } from './mend.js';
import type { Question, Records } from './read-records.js';
import { isDrift, type Report, type ReportedResource, type Unmanaged, verdicts } from './report.js';

interface ReportParts {
  readonly stacks: readonly Stack[];
  readonly records: Records;
  readonly findings: readonly Finding[];
  readonly unmanaged: Omit<Unmanaged, 'import'> | undefined;
  readonly options: Question;
  readonly warnings: readonly string[];
  readonly folder: string;
  readonly calls: number;
  readonly now: Date;
}

/** Puts the report together: the same findings make the same report. */
export function reportOf(parts: ReportParts): Report {
  const { stacks, records, findings, options, warnings, folder, calls, now } = parts;
  const resources = [
    ...findings.map(({ reported }) => reported),
    ...records.undeployed.map(({ stack, declared }) => undeployed(stack, declared)),
  ].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  const unmanaged = parts.unmanaged && withImports(parts.unmanaged, parts);
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, resources.filter((resource) => resource.verdict === verdict).length]),
  ) as Record<(typeof verdicts)[number], number>;
  return {
    version: 1,
    checkedAt: now.toISOString(),
    declared: options.program === true ? 'program' : 'record',
    stacks: stacks.map(({ label, file }) => ({ label, file: relative(folder, file).replaceAll(sep, '/') })),
    verdict: verdictOf(resources, unmanaged),
    summary: {
      ...counts,
      resources: resources.length,
      ignoredDifferences: resources.reduce((sum, { ignored }) => sum + ignored.length, 0),
      calls,
    },
    resources,
    ...(unmanaged && { unmanaged }),
    warnings: [...warnings],
  };
}

/** Drift that is certain counts for more than what could not be read. */
function verdictOf(resources: readonly ReportedResource[], unmanaged: Unmanaged | undefined): Report['verdict'] {
  if (resources.some(({ verdict }) => isDrift(verdict))) return 'drift';
  if (unmanaged?.counts && unmanaged.things.length > 0) return 'drift';
  const isUnread = resources.some(({ verdict }) => verdict === 'unknown') || (unmanaged?.unread.length ?? 0) > 0;
  return isUnread ? 'partly-unreadable' : 'clean';
}

const placeOf = ({ stack, kind, name, address }: ReportedResource): string => [stack, kind, name, address].join('\0');

function withImports(
  unmanaged: Omit<Unmanaged, 'import'>,
  { stacks: [first], records: { subjects }, options }: ReportParts,
): Unmanaged {
  if (!first || options['print-import'] !== true) return { ...unmanaged, import: [] };
  const taken = subjects.filter(({ stack }) => stack === first).map(({ managed }) => managed.name);
  return { ...unmanaged, import: [...importLines(unmanaged.things, first, taken)] };
}

const undeployed = (stack: Stack, { address, name, resource }: Records['undeployed'][number]['declared']) => ({
  ...{ stack: stack.label, address, name, kind: kindOf(resource), type: resource.type, id: '' },
  ...{ verdict: 'not-deployed' as const, properties: [], notes: [], ignored: [], mend: [] },
});
