import Table from 'cli-table3';
import { printable, wrapped } from '../../cli/table-text.js';
import { isDrift, type Report, type ReportedResource, type Verdict } from '../report.js';
import type { View } from './view.js';
import { changeText, headline, resourceLines, thingText, verdictWord, worthTelling } from './words.js';

const styleOf = (verdict: Verdict) => (isDrift(verdict) ? 'red' : verdict === 'unknown' ? 'yellow' : 'dim');

/** What people read in a terminal: what is not in sync, what nobody manages, and how to mend it where that was asked for. */
export function table(given: Report, view: View): string {
  const report = printable(given);
  const { unmanaged, warnings } = report;
  const told = worthTelling(report);
  const ignored = report.resources.filter((resource) => resource.ignored.length > 0);
  return [
    told.length === 0 ? '' : resourceTable(told, view),
    ...section('Ignored', ignored.flatMap(ignoredLines)),
    unmanaged && unmanaged.things.length > 0 ? unmanagedTable(unmanaged.things, view) : '',
    ...section(
      'Unmanaged and ignored',
      unmanaged?.ignored.map((thing) => `${thing.kind} ${thingText(thing)} by ${thing.rule}`),
    ),
    ...section(
      'Could not be read',
      unmanaged?.unread.map(({ what, problem }) => `${what}: ${problem}`),
    ),
    ...(view.printFix
      ? section(
          'How to mend it',
          told.flatMap(({ mend }) => mend),
        )
      : []),
    ...(view.printImport ? section('How to bring in what is unmanaged', unmanaged?.import) : []),
    ...section('Warnings', warnings),
    view.style(report.verdict === 'clean' ? 'green' : 'bold', headline(report)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The two wide columns share what the terminal has. */
function resourceTable(resources: readonly ReportedResource[], { columns, style }: View): string {
  const narrow = [14, 14];
  const rest = Math.max(30, columns - narrow.reduce((sum, width) => sum + width, 0) - 5);
  const nameWidth = Math.min(30, Math.floor(rest / 3));
  const drawn = new Table({
    head: ['verdict', 'kind', 'name', 'what'],
    colWidths: [...narrow, nameWidth, rest - nameWidth],
    style: { head: [], border: [] },
  });
  for (const resource of resources) {
    const { verdict, kind, name } = resource;
    const what = resourceLines(resource).join('\n');
    const told = [kind, wrapped(name, nameWidth - 2), wrapped(what, rest - nameWidth - 2)];
    drawn.push([style(styleOf(verdict), verdictWord(verdict)), ...told]);
  }
  return drawn.toString();
}

function unmanagedTable(things: NonNullable<Report['unmanaged']>['things'], { columns }: View): string {
  const idWidth = Math.max(24, Math.floor((columns - 20) / 2));
  const drawn = new Table({
    head: ['unmanaged', 'id (name)', 'made'],
    colWidths: [14, idWidth, Math.max(20, columns - idWidth - 18)],
    style: { head: [], border: [] },
  });
  for (const thing of things) {
    const { kind, createdAt: at, createdBy: by } = thing;
    drawn.push([
      kind,
      wrapped(thingText(thing), idWidth - 2),
      changeText({ ...(at !== undefined && { at }), ...(by !== undefined && { by }) }),
    ]);
  }
  return drawn.toString();
}

const ignoredLines = ({ kind, name, ignored }: ReportedResource): string[] =>
  ignored.map(({ path, rule, reason, until }) => {
    const why = reason === undefined ? '' : `: ${reason}${until === undefined ? '' : ` (until ${until})`}`;
    return `${kind} ${name} ${path} by ${rule}${why}`;
  });

const section = (title: string, lines: readonly string[] = []): string[] =>
  lines.length === 0 ? [] : [`${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`];
