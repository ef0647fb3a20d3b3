import { Eta } from 'eta/core';
import { isDrift, meaningOf, type Report, verdicts } from '../report.js';
import { htmlPage } from './html-page.js';
import { htmlScript } from './html-script.js';
import { htmlStyle } from './html-style.js';
import { changeText, headline, valueText, verdictWord, worthTelling } from './words.js';

const titles = { clean: 'No drift', drift: 'Drift', 'partly-unreadable': 'Partly unreadable' } as const;

/** One page that needs nothing beside it: style, script and all that it shows are in it, and all text is escaped. */
export function html(report: Report): string {
  const { resources, unmanaged } = report;
  const told = worthTelling(report);
  const inSync = resources.filter((resource) => !told.includes(resource));
  return new Eta({ autoEscape: true }).renderString(htmlPage, {
    report,
    unmanaged,
    rows: [...told, ...inSync],
    title: titles[report.verdict],
    headline: headline(report),
    counts: verdicts
      .map((verdict) => ({ verdict, count: report.summary[verdict], word: verdictWord(verdict) }))
      .filter(({ count }) => count > 0)
      .toReversed(),
    ignored: resources.filter((resource) => resource.ignored.length > 0),
    style: htmlStyle,
    script: htmlScript,
    ...{ changeText, valueText, verdictWord, meaningOf, toneOf },
  });
}

/** Which colour a verdict has. */
const toneOf = (verdict: (typeof verdicts)[number]): string =>
  isDrift(verdict) ? 'bad' : verdict === 'unknown' ? 'unsure' : verdict === 'in-sync' ? 'good' : 'calm';
