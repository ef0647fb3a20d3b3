import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type FormatName, formats } from '../../provider/ops/drift/formats/formats.js';
import { hostileReport } from './hostile-report.js';
import { junitCases, openBrowser, reportViolations, sarifViolations } from './report-checkers.js';

const view = { columns: 80, style: (_: unknown, text: string) => text, printFix: true, printImport: true };
const rendered = (format: FormatName): string => formats[format].render(hostileReport, view);

async function written(format: FormatName, name: string) {
  const folder = await mkdtempDisposable(join(tmpdir(), 'drift-report-'));
  const file = join(folder.path, name);
  await writeFile(file, rendered(format));
  return { file, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

describe('a report of drift whose texts try to be more', () => {
  it('is JSON by the schema in docs/', async () => {
    expect(await reportViolations(rendered('json'))).toEqual([]);
  });

  it('is JUnit that others read, with totals that are right', async () => {
    await using report = await written('junit', 'drift.xml');
    const [cases = {}, unmanaged = {}] = Object.values(await junitCases(report.file));
    expect(Object.values(cases)).toEqual([['failure'], ['failure'], ['error'], ['skipped'], []]);
    expect(Object.values(unmanaged)).toEqual([['failure'], ['error']]);
  });

  it('is SARIF by the schema of SARIF', async () => {
    expect(await sarifViolations(rendered('sarif'))).toEqual([]);
    const { runs } = JSON.parse(rendered('sarif')) as { runs: { results: { ruleId: string; level: string }[] }[] };
    expect(runs[0]?.results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'gone error',
      'drifted error',
      'unknown warning',
      'unmanaged error',
    ]);
  });

  it('is Markdown that begins with the line by which a bot finds it, and holds no markup of others', () => {
    const text = rendered('markdown');
    expect(text.split('\n')[0]).toBe('<!-- codecatalyst-iac drift -->');
    const withoutCode = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '');
    expect(withoutCode).not.toMatch(/<script|<img/);
  });

  it('is annotations of GitHub, one a line', () => {
    const lines = rendered('github').trim().split('\n');
    expect(lines.every((line) => /^::(error|warning|notice) [^:]*::/.test(line))).toBe(true);
    expect(lines).toHaveLength(8);
  });

  it('is a table no wider than the terminal', () => {
    const widths =
      rendered('table')
        .split('\n\n')[0]
        ?.split('\n')
        .map(({ length }) => length) ?? [];
    expect(Math.max(...widths)).toBeLessThanOrEqual(80);
  });

  it('is a page that runs nothing of theirs, asks for nothing, and can be searched and filtered', async () => {
    await using report = await written('html', 'drift.html');
    await using browser = await openBrowser();
    const page = await browser.newPage();
    const trouble: unknown[] = [];
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => trouble.push(error));
    page.on('console', (message) => trouble.push(message));
    const url = pathToFileURL(report.file).href;
    await page.setViewport({ width: 1200, height: 900 });
    await page.goto(url);
    const shown = () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('article')].filter((one) => one.offsetParent !== null).map((one) => one.dataset.verdict)`,
      );

    expect(await page.evaluate('document.title')).toMatch(/^Drift – /);
    expect(await page.evaluate(`document.querySelectorAll('img').length`)).toBe(0);
    expect(await shown()).toEqual(['gone', 'drifted', 'unknown', 'ignored']);
    await page.click('[data-filter="in-sync"]');
    await page.click('[data-filter="gone"]');
    expect(await shown()).toEqual(['drifted', 'unknown', 'ignored', 'in-sync']);
    await page.type('#search', 'DEEP');
    expect(await shown()).toEqual(['drifted']);
    expect(requests.filter((one) => one !== url)).toEqual([]);
    expect(trouble).toEqual([]);

    const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    expect(await background()).not.toBe(light);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(1200);
    await page.setViewport({ width: 360, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    // A picture of one colour is an empty page.
    expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(10_000);
  });
});
