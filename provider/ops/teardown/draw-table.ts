import Table from 'cli-table3';
import { printable, wrapped } from '../cli/table-text.js';
import type { Streams } from '../cli/streams.js';

export type Page = Pick<Streams, 'style' | 'columns'>;

/** So narrow, and no narrower, a column may become. */
const narrowest = 8;

/** A table no wider than the page, with nothing cut off; nothing where there is nothing in it. */
export function drawTable(
  { columns, style }: Page,
  head: readonly string[],
  given: readonly (readonly string[])[],
): string {
  if (given.length === 0) return '';
  const rows = given.map((row) => row.map(printable));
  const wanted = head.map((title, at) => Math.max(title.length, ...rows.map((row) => longestLine(row[at] ?? ''))));
  // A border and two blanks a column, and the last border.
  const widths = shared(wanted, columns - 3 * head.length - 1);
  const drawn = new Table({
    head: head.map((title) => style('bold', title)),
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => row.map((cell, at) => wrapped(cell, widths[at] ?? narrowest))));
  return drawn.toString();
}

const longestLine = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length));

/** Each column what it wants, as far as there is room: those that want more than a fair share have the rest in equal parts. */
function shared(wanted: readonly number[], room: number): readonly number[] {
  const widths = [...wanted];
  const byWant = [...wanted.keys()].toSorted((one, other) => (wanted[one] ?? 0) - (wanted[other] ?? 0));
  let left = room;
  for (const [done, column] of byWant.entries()) {
    const fair = Math.max(narrowest, Math.floor(left / (byWant.length - done)));
    widths[column] = Math.min(wanted[column] ?? 0, fair);
    left -= widths[column];
  }
  return widths;
}
