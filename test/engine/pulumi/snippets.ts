import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Program } from './program.js';

const folder = new URL('../../../examples/snippets/', import.meta.url);

/** The names of the snippets of resources, and those of the snippets of data sources. */
export async function snippetNames(): Promise<{ readonly resources: string[]; readonly dataSources: string[] }> {
  const names = (await readdir(folder))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''));
  return {
    resources: names.filter((name) => !name.startsWith('get-')),
    dataSources: names.filter((name) => name.startsWith('get-')),
  };
}

/** The text of a snippet. */
export const snippet = (name: string): Promise<string> => readFile(new URL(`${name}.yaml`, folder), 'utf8');

/** Snippets of data sources as one program; a name stands for the same thing in all of them. */
export async function together(names: readonly string[]): Promise<Required<Pick<Program, 'variables' | 'outputs'>>> {
  const variables: Record<string, unknown> = {};
  const outputs: Record<string, unknown> = {};
  const add = (all: Record<string, unknown>, name: string, value: unknown): void => {
    if (name in all && JSON.stringify(all[name]) !== JSON.stringify(value)) {
      throw new Error(`${name} stands for different things in the snippets.`);
    }
    all[name] = value;
  };
  for (const name of names) {
    const program = parse(await snippet(name)) as Program;
    for (const [variable, value] of Object.entries(program.variables ?? {})) add(variables, variable, value);
    for (const [output, value] of Object.entries(program.outputs ?? {})) add(outputs, output, value);
  }
  return { variables, outputs };
}
