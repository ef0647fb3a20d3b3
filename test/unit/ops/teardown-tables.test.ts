import { describe, expect, it } from '@jest/globals';
import { drawTable } from '../../../provider/ops/teardown/draw-table.js';
import type { Plan } from '../../../provider/ops/teardown/plan-shape.js';
import { renderPlan, renderReasons } from '../../../provider/ops/teardown/render-plan.js';
import { renderReport } from '../../../provider/ops/teardown/render-report.js';
import type { Report } from '../../../provider/ops/teardown/report.js';

const page = { columns: 60, style: (_: unknown, text: string) => text };
const wide = { ...page, columns: 200 };
const uuid = '5f0c2a1e-9d1b-4c7e-8f57-000000000001';
const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

const plan = (items: Plan['items'], includeData = false): Plan => ({
  version: 1,
  space: 'acme',
  madeAt: '2026-11-21T12:00:00.000Z',
  madeBy: 'jane',
  asked: { selections: [], withUnmanaged: false, includeManaged: false, includeData },
  config: null,
  stacks: [],
  ...{ items, workspaces: [], kept: [], unread: [] },
});

describe('a table of teardown', () => {
  it('is no wider than the page, and breaks a long word where it must', () => {
    const long = `acme/shop/${'x'.repeat(90)}`;
    const drawn = drawTable(page, ['Considered', 'Name', 'Why'], [['repository', long, 'because it was asked for']]);

    expect(widest(drawn)).toBeLessThanOrEqual(60);
    expect(drawn).not.toContain('…');
    expect(drawn.replaceAll(/[^x]/g, '')).toHaveLength(90);
  });

  it('lets no name steer the terminal', () => {
    expect(drawTable(page, ['Name'], [['web\u001b[2J\u0007']])).toContain('web\uFFFD[2J\uFFFD');
  });

  it('is nothing where there is nothing in it', () => {
    expect(drawTable(page, ['Name'], [])).toBe('');
  });
});

describe('a plan for people', () => {
  const desk = { kind: 'environment' as const, id: `acme/shop/${uuid}`, name: 'desk', why: 'asked for', seen: {} };
  const ci = { kind: 'token' as const, id: uuid, name: 'ci', why: 'asked for', seen: {} };

  it('tells environments and tokens by what people call them', () => {
    const shown = renderPlan(plan([desk, ci]), wide);
    expect(shown).toContain(`desk (acme/shop/${uuid})`);
    expect(shown).toContain(`ci (${uuid})`);
    expect(shown).toContain('In the space acme: 2 to delete.');
  });

  it('tells what is held and which options let it go', () => {
    const shown = renderPlan(
      plan([
        { ...desk, loses: 'a session is open' },
        { ...ci, held: { why: 'web needs it, and stays', release: '--with-unmanaged' } },
      ]),
      wide,
    );
    expect(shown).toContain('0 to delete, 2 held (1 let go by --include-data, 1 by --with-unmanaged).');
    expect(shown).toContain('a session is open');
  });

  it('tells what would be lost where that may go', () => {
    const shown = renderPlan(plan([{ ...desk, loses: 'a session is open' }], true), wide);
    expect(shown).toContain('asked for; LOST: a session is open');
  });

  it('explains in full words', () => {
    const why = 'it was asked for by a selection whose text is long enough for several lines of a narrow page';
    const shown = renderReasons([{ kind: 'token', id: uuid, name: 'ci', verdict: 'held', why }], page);
    expect(shown).not.toContain('…');
    expect(widest(shown)).toBeLessThanOrEqual(60);
    expect(shown).toContain('held');
  });
});

describe('a report for people', () => {
  const report: Report = {
    version: 1,
    space: 'acme',
    counts: { listed: 1, deleted: 0, gone: 0, held: 1, changed: 0, kept: 0, failed: 0, untried: 0 },
    results: [
      {
        ...{ kind: 'environment', id: `acme/shop/${uuid}`, name: 'desk', outcome: 'held', why: 'a session is open' },
        release: '--include-data',
      },
    ],
    ...{ kept: [], unread: [], isInterrupted: false, calls: 3, next: null },
  };

  it('tells what is still there by its name, and what another plan needs', () => {
    const shown = renderReport(report, wide);
    expect(shown).toContain(`desk (acme/shop/${uuid})`);
    expect(shown).toContain(
      'This plan can do no more: make another, with --include-data if what is held is to go too.',
    );
  });

  it('asks for no option where none helps', () => {
    const results = report.results.map(({ release: _, ...result }) => result);
    expect(renderReport({ ...report, results }, wide)).toMatch(/This plan can do no more\.$/);
  });
});
