import type { Streams } from '../cli/streams.js';
import { outcomes, type Outcome, type Report } from './report.js';
import { table } from './render-plan.js';

/** A report for people: what is still there and why, the sums, and the command that goes on. */
export function renderReport(
  { space, counts, results, unread, next, isInterrupted }: Report,
  page: Pick<Streams, 'style' | 'columns'>,
): string {
  const left = results.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone');
  const sums = (Object.keys(outcomes) as Outcome[])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcomes[outcome]}`);
  return [
    table(
      page,
      ['Still there', 'Name', 'Outcome', 'Why'],
      left.map(({ kind, id, outcome, why = '' }) => [kind, id, outcome, why]),
    ),
    unread.length > 0
      ? `What the plan could not read was left alone:\n${unread.map((what) => `  ${what}`).join('\n')}`
      : '',
    page.style(
      'bold',
      `In the space ${space}, of ${counts.listed} listed: ${sums.join(', ') || 'nothing to do'}.${isInterrupted ? ' Interrupted.' : ''}`,
    ),
    next === null ? '' : `To go on: ${next}`,
    next === null && counts.held > 0
      ? 'This plan can do no more: make another, with --include-data if what a guard holds is to go too.'
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
