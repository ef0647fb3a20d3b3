import { isDrift, type Report } from '../report.js';
import { headline, resourceLines, thingText, verdictWord, worthTelling } from './words.js';

/** Commands of GitHub Actions, which show at the project's file and in the summary of the run. */
export function github(report: Report): string {
  const { unmanaged, warnings } = report;
  const files = new Map(report.stacks.map(({ label, file }) => [label, file]));
  const lines = worthTelling(report).map((resource) => {
    const { verdict, kind, name, stack } = resource;
    const level = isDrift(verdict) ? 'error' : verdict === 'unknown' ? 'warning' : 'notice';
    const title = `${kind} ${name}: ${verdictWord(verdict)}`;
    return command(level, { file: files.get(stack) ?? '', title }, resourceLines(resource).join('\n'));
  });
  const level = unmanaged?.counts ? 'error' : 'notice';
  return [
    ...lines,
    ...(unmanaged?.things.map((thing) => command(level, { title: `${thing.kind} unmanaged` }, thingText(thing))) ?? []),
    ...(unmanaged?.unread.map(({ what, problem }) => command('warning', { title: what }, problem)) ?? []),
    ...warnings.map((warning) => command('warning', { title: 'drift' }, warning)),
    command('notice', { title: 'drift' }, headline(report)),
  ].join('\n');
}

function command(level: string, properties: Readonly<Record<string, string>>, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== '');
  const text = given.map(([name, value]) => `${name}=${data(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
  return `::${level} ${text.join(',')}::${data(message)}`;
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
