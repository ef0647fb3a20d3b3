import { type Inventory, inventoryJson } from './inventory/inventory.js';
import { inventoryCsv, inventoryMarkdown } from './inventory/inventory-tables.js';
import { type DefaultBranches, migrationFiles } from './migration/migration.js';
import type { Task } from './options.js';
import type { Declared, Output } from './output.js';
import { mermaid } from './picture/mermaid.js';
import { page } from './picture/page.js';
import { engines } from './engines/engines.js';
import { type LanguageName, languages } from './program/languages.js';
import type { Deployment, Program } from './program/program.js';

type Deployments = ReadonlyMap<LanguageName, readonly Deployment[]>;

/** What is told in files. */
interface ToWrite {
  readonly program: Program;
  readonly inventory: Inventory;
  readonly defaults: DefaultBranches;
  readonly declared: Declared;
  readonly deployments: Deployments;
}

/** The files of all formats that are asked for. */
export function filesFor(task: Task, { program, inventory, defaults, declared, deployments }: ToWrite): Output {
  const has = (format: typeof task.formats extends ReadonlySet<infer F> ? F : never): boolean =>
    task.formats.has(format);
  const programs = has('program') ? [...task.languages].map((name) => programFiles(name, program, deployments)) : [];
  return {
    renewed: Object.assign(
      {},
      ...programs.map(({ renewed }) => renewed),
      has('inventory') && {
        'inventory.json': inventoryJson(inventory),
        'inventory.csv': inventoryCsv(inventory),
        'inventory.md': inventoryMarkdown(inventory),
      },
      has('picture') && { 'estate.mmd': mermaid(inventory), 'estate.html': page(inventory) },
      has('migration') && migrationFiles(inventory, defaults),
    ) as Output['renewed'],
    once: Object.assign({}, ...programs.map(({ once }) => once)) as Output['once'],
    ...(has('program') && { declared }),
  };
}

function programFiles(language: LanguageName, program: Program, deployments: Deployments): Output {
  const { engine, write } = languages[language];
  const { program: renewed, scaffold } = write(program, deployments.get(language) ?? []);
  return {
    renewed: inFolder(language, { ...renewed, ...engines[engine].imports(program) }),
    once: inFolder(language, scaffold),
  };
}

const inFolder = (folder: string, files: Output['renewed']): Output['renewed'] =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
