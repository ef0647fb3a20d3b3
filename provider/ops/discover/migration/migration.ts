import { clonedBy, type Inventory, type InventoryItem, timesOf, workflowHome } from '../inventory/inventory.js';
import { csv } from '../csv.js';
import { markdownTable, plainMarkdown } from '../markdown.js';
import { textOf } from '../text-of.js';

/** What is to be known of a repository before it moves. */
interface Leaving {
  readonly repository: InventoryItem;
  readonly cloneUrl: string;
  /** Where it is cloned to: `Web-shop/api.git`. */
  readonly folder: string;
  readonly defaultBranch: string;
  readonly branches: number;
  readonly lastPush: string;
  readonly workflowFiles: readonly string[];
  readonly environments: readonly string[];
  readonly owners: readonly string[];
}

/** The default branch of a repository by its id, for those that Git could be asked about. */
export type DefaultBranches = ReadonlyMap<string, string>;

/** The files for those who leave the service: what there is, and the lines that take it along. */
export function migrationFiles(inventory: Inventory, defaults: DefaultBranches): Readonly<Record<string, string>> {
  const leaving = leavingOf(inventory, defaults);
  return {
    'migration/repositories.csv': csv([Object.keys(columns), ...leaving.map(rowOf)]),
    'migration/migration.md': markdown(inventory, leaving),
    'migration/clone.sh': script(leaving),
  };
}

function leavingOf({ items }: Inventory, defaults: DefaultBranches): readonly Leaving[] {
  const branches = Map.groupBy(
    items.filter(({ kind }) => kind === 'branch'),
    ({ parent }) => parent,
  );
  const workflows = Map.groupBy(
    items.filter(({ kind }) => kind === 'workflow'),
    workflowHome,
  );
  const environments = items.filter(({ kind }) => kind === 'environment');
  return items
    .filter(({ kind }) => kind === 'repository')
    .map((repository) => {
      const { id, name, project = '', cloneUrl = '' } = repository;
      const own = branches.get(id) ?? [];
      const users = environments.filter((environment) => clonedBy(environment).includes(id));
      return {
        repository,
        cloneUrl,
        folder: `${project}/${name}.git`,
        defaultBranch: defaults.get(id) ?? '',
        branches: own.length,
        lastPush:
          [timesOf(repository).changed, ...own.map((branch) => timesOf(branch).changed)].toSorted().at(-1) ?? '',
        workflowFiles: [...new Set((workflows.get(id) ?? []).map(fileOf))].toSorted(),
        environments: users.map((environment) => environment.name),
        owners: [...new Set([repository, ...users].flatMap(({ creator }) => creator ?? []))].toSorted(),
      };
    });
}

/** The file that a workflow comes from, and the branch that it is on. */
function fileOf({ properties: { definition, sourceBranchName } }: InventoryItem): string {
  const path =
    typeof definition === 'object' && definition !== null && !Array.isArray(definition) ? definition.path : '';
  return `${textOf(path)}@${textOf(sourceBranchName)}`;
}

const columns: Readonly<Record<string, (leaving: Leaving) => string>> = {
  project: ({ repository: { project = '' } }) => project,
  repository: ({ repository: { name } }) => name,
  description: ({ repository: { properties } }) => textOf(properties.description),
  linked: ({ repository: { isLinked } }) => (isLinked === undefined ? '' : String(isLinked)),
  'clone URL': ({ cloneUrl }) => cloneUrl,
  'default branch': ({ defaultBranch }) => defaultBranch,
  branches: ({ branches }) => String(branches),
  'last push': ({ lastPush }) => lastPush,
  'workflow files': ({ workflowFiles }) => workflowFiles.join(' '),
  'dev environments': ({ environments }) => environments.join(' '),
  owners: ({ owners }) => owners.join(' '),
};
const rowOf = (leaving: Leaving): readonly string[] => Object.values(columns).map((column) => column(leaving));

const shown = [
  'project',
  'repository',
  'default branch',
  'branches',
  'last push',
  'workflow files',
  'dev environments',
  'owners',
];

function markdown({ space, unread }: Inventory, leaving: readonly Leaving[]): string {
  const rows = leaving.map((one) => shown.map((name) => columns[name]?.(one) ?? ''));
  const linked = leaving
    .filter(({ repository }) => repository.isLinked)
    .map(({ folder }) => folder.replace(/\.git$/, ''));
  return `# Leaving the CodeCatalyst space ${plainMarkdown(space)}

${leaving.length} source repositories. \`sh clone.sh\` takes a mirror of each, all branches and tags included, and tells how large
it is: the service itself tells no sizes. It asks Git for a password, which is a personal access token of yours.

${markdownTable(shown, rows)}
The last push is the latest change of a branch that the service lists. A default branch is empty where Git was not asked:
set CODECATALYST_GIT_USERNAME and CODECATALYST_GIT_PASSWORD for that. Owners are those who made
a repository, which the event log tells for 30 days, and those whose dev environments have it cloned.
${linked.length === 0 ? '' : `\nLinked repositories live with a third party and stay where they are: ${linked.map(plainMarkdown).join(', ')}.\n`}${unread.map(({ what, why }) => `\nNot read: ${plainMarkdown(`${what}: ${why}`)}\n`).join('')}
Not in any repository, and to be taken along by other means: secrets, environments and account connections, issues,
packages and the members of the space.
`;
}

/** Mirrors what is there already, so that it may be run again. */
function script(leaving: readonly Leaving[]): string {
  const lines = leaving
    .filter(({ cloneUrl, repository }) => cloneUrl !== '' && !repository.isLinked)
    .map(({ cloneUrl, folder }) => `mirror ${forShell(cloneUrl)} ${forShell(folder)}`);
  return `#!/bin/sh
# Takes a mirror of every repository into this folder; run it again, and it brings them up to date.
set -eu
mirror() {
  if [ -d "$2" ]; then git -C "$2" remote update --prune
  else git clone --mirror "$1" "$2"
  fi
  du -sh "$2"
}
${lines.map((line) => `${line}\n`).join('')}`;
}

const forShell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
