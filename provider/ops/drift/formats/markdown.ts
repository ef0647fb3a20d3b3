import { isDrift, type Report, type ReportedResource } from '../report.js';
import type { View } from './view.js';
import { changeText, headline, resourceLines, verdictWord, worthTelling } from './words.js';

/** By this line a bot finds the comment that it wrote before, and writes it anew. */
const marker = '<!-- codecatalyst-iac drift -->';

/** A comment for a pull request or an issue, a summary of a job, or a page of a wiki. */
export function markdown(report: Report, { printImport }: View): string {
  const { unmanaged, warnings, resources } = report;
  const mending = resources.filter(({ mend }) => mend.length > 0);
  const ignored = resources.flatMap(({ kind, name, ignored: all }) =>
    all.map(({ path, rule, reason = '', until = '' }) => [`${kind} ${name}`, path, rule, reason, until]),
  );
  const parts = [
    marker,
    `## ${report.verdict === 'clean' ? '✅ No drift' : report.verdict === 'drift' ? '❌ Drift' : '⚠️ Partly unreadable'}`,
    escaped(headline(report)),
    rows(['', 'verdict', 'kind', 'name', 'what'], worthTelling(report).map(resourceRow)),
    details(
      'How to mend it',
      mending.flatMap(({ mend }) => mend),
    ),
    details('Ignored', rows(['what', 'property', 'rule', 'reason', 'until'], ignored)),
    unmanaged &&
      details(
        `Unmanaged (${unmanaged.things.length})`,
        rows(
          ['kind', 'id', 'name', 'made'],
          unmanaged.things.map(({ kind, id, name, createdAt: at, createdBy: by }) => {
            const change = { ...(at !== undefined && { at }), ...(by !== undefined && { by }) };
            return [kind, id, name, changeText(change)];
          }),
        ),
      ),
    printImport && details('How to bring in what is unmanaged', unmanaged?.import ?? []),
    unmanaged &&
      details(
        'Could not be read',
        rows(
          ['what', 'why'],
          unmanaged.unread.map((one) => [one.what, one.problem]),
        ),
      ),
    ...warnings.map((warning) => `> ⚠️ ${escaped(warning)}`),
    `<sub>Checked at ${report.checkedAt}.</sub>`,
  ];
  return `${parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n')}\n`;
}

const resourceRow = (resource: ReportedResource): string[] => {
  const { verdict, kind, name } = resource;
  const sign = isDrift(verdict) ? '❌' : verdict === 'unknown' ? '⚠️' : 'ℹ️';
  return [sign, verdictWord(verdict), kind, name, resourceLines(resource).join('\n')];
};

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  if (body.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (text: string): string => escaped(text).replaceAll(/\r?\n/g, '<br>');
  return [line(head), line(head.map(() => '---')), ...body.map((row) => line(row.map(cell)))].join('\n');
}

/** What is folded away: commands as code, or a table. */
function details(title: string, content: readonly string[] | string): string {
  if (content.length === 0) return '';
  const inside = typeof content === 'string' ? content : fenced(content.join('\n'));
  return `<details>\n<summary>${title}</summary>\n\n${inside}\n\n</details>`;
}

/** A fence that is longer than any that the text holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}

/** Whatever people called their things is text, and neither markup nor a mention. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll(/[\\`*_{}[\]|~#]/g, '\\$&');
