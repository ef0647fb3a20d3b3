import { drawTable, type Page } from './draw-table.js';
import { outcomes, type Outcome, type Report } from './report.js';
import { titleOf } from './title.js';

/** A report for people: what is still there and why, the sums, and the command that goes on. */
export function renderReport({ space, counts, results, unread, next, isInterrupted }: Report, page: Page): string {
  const left = results.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone');
  const sums = (Object.keys(outcomes) as Outcome[])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${outcomes[outcome]}`);
  const releases = [...new Set(left.flatMap(({ release }) => release?.split(' and ') ?? []))].toSorted();
  return [
    drawTable(
      page,
      ['Still there', 'Name', 'Outcome', 'Why'],
      left.map(({ kind, outcome, why = '', ...thing }) => [kind, titleOf(thing), outcome, why]),
    ),
    unread.length > 0
      ? `What the plan could not read was left alone:\n${unread.map((what) => `  ${what}`).join('\n')}`
      : '',
    page.style(
      'bold',
      `In the space ${space}, of ${counts.listed} listed: ${sums.join(', ') || 'nothing to do'}.${isInterrupted ? ' Interrupted.' : ''}`,
    ),
    next === null ? '' : `To go on: ${next}`,
    next === null && counts.changed > 0
      ? 'What was changed since the plan was made stays: make another plan for it.'
      : '',
    next === null && counts.held > 0
      ? `This plan can do no more${releases.length === 0 ? '' : `: make another, with ${releases.join(' and ')} if what is held is to go too`}.`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
