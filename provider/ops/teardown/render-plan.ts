import Table from 'cli-table3';
import type { Streams } from '../cli/streams.js';
import { kinds } from '../estate/thing.js';
import type { Decision } from './decide.js';
import type { Plan } from './plan-shape.js';

type Page = Pick<Streams, 'style' | 'columns'>;

/** A plan for people: what goes and why, what a guard holds, what stays. */
export function renderPlan({ space, items, workspaces, kept, unread, asked }: Plan, page: Page): string {
  const held = items.filter(({ loses }) => loses !== undefined);
  const isHeld = !asked.includeData && held.length > 0;
  const going = isHeld ? items.filter(({ loses }) => loses === undefined) : items;
  const parts = [
    table(
      page,
      ['To delete', 'Name', 'Why'],
      [
        ...going.map(({ kind, id, why, loses }) => [kind, id, loses === undefined ? why : `${why}; LOST: ${loses}`]),
        ...workspaces.map(({ id, userName = '', why }) => ['workspace (stop)', `${id} ${userName}`.trim(), why]),
      ],
    ),
    isHeld &&
      table(
        page,
        ['Held by a guard', 'Name', 'What would be lost'],
        held.map(({ kind, id, loses = '' }) => [kind, id, loses]),
      ),
    table(
      page,
      ['Stays', 'Name', 'Why'],
      kept.map(({ kind, id, why }) => [kind, id, why]),
    ),
    unread.length > 0 && `Could not be read:\n${unread.map((what) => `  ${what}`).join('\n')}`,
    page.style('bold', summaryOf({ space, items, workspaces, asked, kept })),
  ];
  return parts.filter((part) => part !== false && part !== '').join('\n\n');
}

function summaryOf({
  space,
  items,
  workspaces,
  asked,
  kept,
}: Pick<Plan, 'space' | 'items' | 'workspaces' | 'asked' | 'kept'>): string {
  const held = asked.includeData ? 0 : items.filter(({ loses }) => loses !== undefined).length;
  const parts = [
    `${items.length - held} to delete`,
    ...(workspaces.length > 0 ? [`${workspaces.length} WorkSpaces to stop`] : []),
    ...(held > 0 ? [`${held} held by a guard (--include-data lets them go)`] : []),
    ...(kept.length > 0 ? [`${kept.length} stay`] : []),
  ];
  return `In the space ${space}: ${parts.join(', ')}.`;
}

/** Why each thing that was considered is kept or taken. */
export function renderReasons(decisions: readonly Decision[], page: Page): string {
  const words = { taken: 'taken', kept: 'kept', unasked: 'not chosen' } as const;
  const sorted = decisions.toSorted((one, other) => kinds.indexOf(one.thing.kind) - kinds.indexOf(other.thing.kind));
  return table(
    page,
    ['Considered', 'Name', 'Verdict', 'Why'],
    sorted.map(({ thing, verdict, why }) => [thing.kind, thing.id, words[verdict], why]),
  );
}

/** A table as wide as the page; nothing where there is nothing in it. */
export function table({ columns, style }: Page, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const fixed = head
    .slice(0, -1)
    .map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)) + 2);
  const left = Math.max(24, columns - fixed.reduce((sum, width) => sum + width, 0) - head.length - 1);
  const made = new Table({
    head: head.map((title) => style('bold', title)),
    colWidths: [...fixed, left],
    wordWrap: true,
    wrapOnWordBoundary: true,
    style: { head: [], border: [], compact: true },
  });
  made.push(...rows.map((row) => [...row]));
  return made.toString();
}
