import type { Report } from '../../provider/ops/drift/report.js';

const nasty = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)> & "q" | `a` ]]> \u0007';
const counts = { 'in-sync': 1, ignored: 1, 'not-deployed': 0, 'not-declared': 0, unknown: 1 };

/** A report whose every text tries to be more than text. */
export const hostileReport: Report = {
  version: 1,
  checkedAt: '2026-11-21T10:00:00.000Z',
  declared: 'record',
  stacks: [{ label: nasty, file: 'infra/Pulumi.yaml' }],
  verdict: 'drift',
  summary: {
    ...{ ...counts, due: 0, expired: 0, drifted: 1, recreated: 0, broken: 0, gone: 1 },
    ...{ resources: 5, ignoredDifferences: 1, calls: 7 },
  },
  resources: (['gone', 'drifted', 'unknown', 'ignored', 'in-sync'] as const).map((verdict) => ({
    ...{
      stack: nasty,
      address: `urn::${verdict}`,
      name: `${verdict} ${nasty}`,
      kind: 'repository',
      type: 'SourceRepository',
    },
    ...{ id: `acme/shop/${nasty}`, verdict, notes: verdict === 'gone' ? [nasty] : [] },
    properties:
      verdict === 'drifted'
        ? [
            {
              ...{ path: 'description', declared: nasty, actual: { deep: [nasty] }, effect: 'replace' as const },
              change: { at: '2026-11-20T10:00:00.000Z', by: nasty, event: nasty },
            },
          ]
        : [],
    ignored: verdict === 'ignored' ? [{ path: 'description', rule: nasty, reason: nasty, until: '2026-12-31' }] : [],
    mend: verdict === 'drifted' ? [`# ${nasty}`] : [],
    ...(verdict === 'unknown' && { problem: nasty }),
  })),
  unmanaged: {
    ...{ spaces: [nasty], counts: true, managed: 4, coverage: 80, ignored: [], import: [`pulumi import ${nasty}`] },
    things: [{ kind: 'project', id: `acme/${nasty}`, name: nasty, space: 'acme', createdBy: nasty }],
    unread: [{ what: nasty, problem: nasty }],
  },
  warnings: [nasty],
};
