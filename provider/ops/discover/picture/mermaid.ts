import { type Inventory, type InventoryItem, clonedBy, workflowHome } from '../inventory/inventory.js';
import { textOf } from '../text-of.js';

/** Mermaid draws no text that is longer than 50,000 characters, and no more than 500 edges. */
const mostLetters = 48_000;
const mostEdges = 450;

/** The estate as a flowchart: a box a project with its repositories in it, and what environments have cloned. */
export function mermaid(inventory: Inventory): string {
  const whole = flowchart(inventory, contentsIn(inventory));
  const edges = whole.split('-->').length + whole.split('-.->').length;
  return whole.length <= mostLetters && edges <= mostEdges ? whole : flowchart(inventory, countsIn(inventory));
}

/** The lines of a project: its number, and its name. */
type Contents = (node: string, project: string) => readonly string[];

function flowchart({ space, items }: Inventory, contents: Contents): string {
  const names = new Map(items.flatMap(({ kind, project, name }) => (kind === 'project' ? [[project, name]] : [])));
  const projects = [...new Set(items.flatMap(({ project }) => project ?? []))].toSorted();
  const boxes = projects.flatMap((project, index) => {
    const node = `p${index + 1}`;
    return [
      `  subgraph ${node} ["${label(names.get(project) ?? project)}"]`,
      ...contents(node, project).map((line) => `    ${line}`),
      '  end',
      `  space --> ${node}`,
    ];
  });
  return `${['flowchart LR', `  space(["${label(space)}"])`, ...boxes].join('\n')}\n`;
}

/** Every repository and environment. */
function contentsIn({ items }: Inventory): Contents {
  const branches = Map.groupBy(itemsOf(items, 'branch'), ({ parent }) => parent);
  const workflows = Map.groupBy(itemsOf(items, 'workflow'), workflowHome);
  const repositories = Map.groupBy(itemsOf(items, 'repository'), ({ project }) => project);
  const environments = Map.groupBy(itemsOf(items, 'environment'), ({ project }) => project);
  return (node, project) => {
    const own = repositories.get(project) ?? [];
    const nodes = new Map(own.map(({ id }, index) => [id, `${node}r${index + 1}`]));
    const boxes = own.map(({ id, name, isLinked }) => {
      const facts = [
        name,
        counted(branches.get(id), 'branch', 'branches'),
        counted(workflows.get(id), 'workflow', 'workflows'),
        isLinked ? 'linked' : '',
      ];
      return `${nodes.get(id) ?? ''}["${lines(facts)}"]`;
    });
    const users = (environments.get(project) ?? []).flatMap((environment, index) => {
      const { status } = environment.properties;
      const user = `${node}e${index + 1}`;
      const cloned = clonedBy(environment).flatMap((id) => nodes.get(id) ?? []);
      return [
        `${user}("${lines([environment.name, textOf(status)])}")`,
        ...cloned.map((repository) => `${user} -.-> ${repository}`),
      ];
    });
    return [...boxes, ...users];
  };
}

/** How much there is, for an estate that is too large to be drawn. */
function countsIn({ items }: Inventory): Contents {
  const byProject = Map.groupBy(items, ({ project }) => project);
  return (node, project) => {
    const own = byProject.get(project) ?? [];
    const facts = [
      counted(itemsOf(own, 'repository'), 'repository', 'repositories'),
      counted(itemsOf(own, 'branch'), 'branch', 'branches'),
      counted(itemsOf(own, 'environment'), 'environment', 'environments'),
    ];
    return [`${node}n["${lines(facts) || 'empty'}"]`];
  };
}

const itemsOf = (items: readonly InventoryItem[], kind: InventoryItem['kind']): readonly InventoryItem[] =>
  items.filter((item) => item.kind === kind);

const counted = (some: readonly unknown[] | undefined, one: string, many: string): string =>
  some === undefined || some.length === 0 ? '' : `${some.length} ${some.length === 1 ? one : many}`;

const lines = (facts: readonly string[]): string =>
  facts
    .filter((fact) => fact !== '')
    .map(label)
    .join('<br>');

/** A text between quotes, of which Mermaid takes nothing for its own. */
const label = (text: string): string =>
  text.replace(/[^\p{Letter}\p{Number} ._:/-]/gu, (letter) => `#${letter.codePointAt(0) ?? 0};`);
