import { kinds } from '../estate/thing.js';
import type { Considered } from './considered.js';
import { drawTable, type Page } from './draw-table.js';
import { type Held, heldBecause } from './held.js';
import type { Plan, PlanItem } from './plan-shape.js';
import { titleOf } from './title.js';

/** A plan for people: what goes and why, what a guard holds and what lets that go, what its stack forgets, what stays. */
export function renderPlan(plan: Plan, page: Page): string {
  const { workspaces, kept, unread } = plan;
  const { going, held, forgotten } = sorted(plan);
  const parts = [
    drawTable(
      page,
      ['To delete', 'Name', 'Why'],
      [
        ...going.map(({ kind, why, loses, ...item }) => [
          kind,
          titleOf(item),
          loses === undefined ? why : `${why}; LOST: ${loses}`,
        ]),
        ...workspaces.map(({ id, userName = '', why }) => ['workspace (stop)', titleOf({ id, name: userName }), why]),
      ],
    ),
    drawTable(
      page,
      ['Held', 'Name', 'Why', 'What lets it go'],
      held.map(([item, { why, release }]) => [item.kind, titleOf(item), why, release]),
    ),
    drawTable(
      page,
      ['Forgotten', 'Name', 'Why its stack forgets it and it stays'],
      forgotten.map((item) => [item.kind, titleOf(item), item.forgotten ?? '']),
    ),
    drawTable(
      page,
      ['Stays', 'Name', 'Why'],
      kept.map((item) => [item.kind, titleOf(item), item.why]),
    ),
    unread.length > 0 && `Could not be read:\n${unread.map((what) => `  ${what}`).join('\n')}`,
    page.style('bold', summaryOf(plan)),
  ];
  return parts.filter((part) => part !== false && part !== '').join('\n\n');
}

interface Sorted {
  readonly going: readonly PlanItem[];
  readonly held: readonly (readonly [item: PlanItem, held: Held])[];
  readonly forgotten: readonly PlanItem[];
}

/** What `apply` will do with each thing of a plan. */
function sorted(plan: Plan): Sorted {
  const held = plan.items.flatMap((item) => {
    const because = heldBecause(item, plan);
    return because ? [[item, because] as const] : [];
  });
  const others = plan.items.filter((item) => !heldBecause(item, plan));
  return {
    held,
    going: others.filter(({ forgotten }) => forgotten === undefined),
    forgotten: others.filter(({ forgotten }) => forgotten !== undefined),
  };
}

function summaryOf(plan: Plan): string {
  const { space, workspaces, kept } = plan;
  const { going, held, forgotten } = sorted(plan);
  const parts = [
    `${going.length} to delete`,
    ...(workspaces.length > 0 ? [`${workspaces.length} WorkSpaces to stop`] : []),
    ...(held.length > 0 ? [`${held.length} held (${releasesOf(plan)})`] : []),
    ...(forgotten.length > 0 ? [`${forgotten.length} forgotten by their stack alone`] : []),
    ...(kept.length > 0 ? [`${kept.length} stay`] : []),
  ];
  return `In the space ${space}: ${parts.join(', ')}.`;
}

/** What would let go what a plan holds: `2 let go by --include-data, 1 by --with-unmanaged`. */
export function releasesOf(plan: Plan): string {
  const counts = new Map<string, number>();
  for (const [, { release }] of sorted(plan).held) counts.set(release, (counts.get(release) ?? 0) + 1);
  return [...counts].map(([release, count], at) => `${count} ${at === 0 ? 'let go ' : ''}by ${release}`).join(', ');
}

/** Why each thing that was considered goes or stays. */
export function renderReasons(considered: readonly Considered[], page: Page): string {
  const sorted = considered.toSorted((one, other) => placeOf(one) - placeOf(other));
  return drawTable(
    page,
    ['Considered', 'Name', 'Verdict', 'Why'],
    sorted.map(({ verdict, why, ...thing }) => [
      thing.kind,
      titleOf(thing),
      verdict === 'unasked' ? 'not chosen' : verdict,
      why,
    ]),
  );
}

const order: readonly string[] = kinds;
const placeOf = ({ kind }: Considered): number => order.indexOf(kind);
