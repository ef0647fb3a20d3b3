import { kinds } from '../../estate/thing.js';
import { type Inventory, type InventoryItem, timesOf } from '../inventory/inventory.js';
import { plurals } from '../inventory/inventory-tables.js';
import { behaviour, style } from './page-parts.js';
import { textOf } from '../text-of.js';

/** The estate as one HTML page that needs nothing else: no script, font or picture from elsewhere. */
export function page(inventory: Inventory): string {
  const { space, items, unread } = inventory;
  const byProject = Map.groupBy(items, ({ project }) => project ?? '');
  const projects = [...byProject.keys()].filter((project) => project !== '').toSorted();
  const others = byProject.get('') ?? [];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(space)} in CodeCatalyst</title>
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<style>${style}</style>
</head>
<body>
<header>
<div class="wide">
<p class="eyebrow">Amazon CodeCatalyst · what is in the space</p>
<h1>${escaped(space)}</h1>
<ul class="counts">${counts(items)}</ul>
</div>
</header>
<main class="wide">
<div class="tools"><input type="search" id="find" placeholder="Find by name, id, kind, status or branch" aria-label="Find" autocomplete="off"></div>
${unread.length === 0 ? '' : `<section class="unread"><h2>Not read, so that what is in it is not known</h2><ul>${unread.map(({ what, why }) => `<li>${escaped(what)}: ${escaped(why)}</li>`).join('')}</ul></section>`}
${projects.map((project) => projectPart(project, byProject.get(project) ?? [])).join('\n')}
${others.length === 0 ? '' : part('In no project', '', others)}
<p id="none" class="empty" hidden>Nothing here is called so.</p>
</main>
<footer class="wide">Written by <code>codecatalyst-iac discover</code>. Nothing was changed.</footer>
<script>${behaviour}</script>
</body>
</html>
`;
}

const counts = (items: readonly InventoryItem[]): string =>
  kinds
    .map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `<li><b>${count}</b> ${count === 1 ? kind : plurals[kind].toLowerCase()}</li>`)
    .join('');

function projectPart(project: string, items: readonly InventoryItem[]): string {
  const own = items.find(({ kind }) => kind === 'project');
  return part(own?.name ?? project, own?.id ?? '', items);
}

function part(title: string, id: string, items: readonly InventoryItem[]): string {
  const branches = Map.groupBy(
    items.filter(({ kind }) => kind === 'branch'),
    ({ parent }) => parent,
  );
  // Branches stand with their repository; those of one that is not listed stand for themselves.
  const listed = new Set(items.filter(({ kind }) => kind === 'repository').map(({ id }) => id));
  const rows = items
    .filter(({ kind, parent = '' }) => kind !== 'branch' || !listed.has(parent))
    .map((item) => row(item, branches.get(item.id) ?? []));
  return `<section data-part>
<h2>${escaped(title)} <small>${escaped(id)}</small></h2>
<table>
<thead><tr><th>kind</th><th>name</th><th>status</th><th>changed</th><th>standing</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
}

function row(item: InventoryItem, branches: readonly InventoryItem[]): string {
  const { kind, id, name, standing, why = '', logicalName = '', properties } = item;
  const { status, description } = properties;
  const said = typeof description === 'string' ? `<small>${escaped(description)}</small>` : '';
  const held =
    branches.length === 0
      ? ''
      : `<details><summary>${branches.length} ${branches.length === 1 ? 'branch' : 'branches'}</summary>${branches.map((branch) => `<span class="branch">${escaped(branch.name)}</span>`).join(' ')}</details>`;
  return `<tr data-id="${escaped(id)}"><td>${kind}</td><td title="${escaped(id)}"><span class="name">${escaped(name)}</span>${said}${held}</td><td>${escaped(textOf(status))}</td><td>${escaped(timesOf(item).changed.slice(0, 10))}</td><td><span class="badge ${standing}">${standing}</span>${logicalName === '' ? '' : ` as <code>${escaped(logicalName)}</code>`}${why === '' ? '' : `<small>${escaped(why)}</small>`}</td></tr>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
