import { kinds } from '../../estate/thing.js';
import { csv } from '../csv.js';
import { markdownTable, plainMarkdown } from '../markdown.js';
import { type Inventory, type InventoryItem, timesOf } from './inventory.js';
import { textOf } from '../text-of.js';

type Column = (item: InventoryItem) => string;

const property =
  (name: string): Column =>
  ({ properties: { [name]: value } }) =>
    textOf(value);

const columns: Readonly<Record<string, Column>> = {
  kind: ({ kind }) => kind,
  id: ({ id }) => id,
  name: ({ name }) => name,
  project: ({ project = '' }) => project,
  standing: ({ standing }) => standing,
  why: ({ why = '' }) => why,
  logicalName: ({ logicalName = '' }) => logicalName,
  creator: ({ creator = '' }) => creator,
  created: (item) => timesOf(item).created,
  changed: (item) => timesOf(item).changed,
  status: property('status'),
  description: property('description'),
  cloneUrl: ({ cloneUrl = '' }) => cloneUrl,
};

/** One row a thing, with a head. */
export const inventoryCsv = ({ items }: Inventory): string =>
  csv([Object.keys(columns), ...items.map((item) => Object.values(columns).map((column) => column(item)))]);

/** A table a kind, and what could not be read at the end. */
export function inventoryMarkdown({ space, items, unread }: Inventory): string {
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  const parts = kinds.flatMap((kind) => {
    const own = byKind.get(kind);
    if (!own) return [];
    const rows = own.map(({ id, name, standing, why = '', logicalName, properties: { status } }) => [
      name,
      id,
      textOf(status),
      standing,
      logicalName ?? why,
    ]);
    return `## ${plurals[kind]} (${own.length})\n\n${markdownTable(['name', 'id', 'status', 'standing', 'called, or why'], rows)}`;
  });
  const missing = unread.map(({ what, why }) => `- ${plainMarkdown(`${what}: ${why}`)}\n`);
  const notRead = missing.length === 0 ? [] : [`## Not read\n\n${missing.join('')}`];
  return [`# The CodeCatalyst space ${plainMarkdown(space)}\n`, ...parts, ...notRead].join('\n');
}

/** What several of a kind are called. */
export const plurals: Readonly<Record<InventoryItem['kind'], string>> = {
  project: 'Projects',
  repository: 'Source repositories',
  branch: 'Branches',
  environment: 'Dev environments',
  session: 'Sessions',
  token: 'Access tokens',
  workflow: 'Workflows',
  run: 'Workflow runs',
};
