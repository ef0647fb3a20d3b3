import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stacksWithFile } from '../stacks/stack-names.js';
import type { Stack } from '../stacks/stack.js';
import type { Task } from './options.js';
import type { LanguageName } from './program/languages.js';
import type { Deployment } from './program/program.js';

/** Where the program of each language may have been deployed to: the stacks that are named, and those that have a file beside it. */
export async function deploymentsOf(
  { folder, languages, spaceName }: Task,
  stacks: readonly Stack[],
): Promise<ReadonlyMap<LanguageName, readonly Deployment[]>> {
  const found = [...languages].map(async (language) => {
    const place = join(folder, language);
    const named = stacks.filter((stack) => stack.folder === place).map(({ name }) => name);
    const project = (await projectIn(place)) ?? spaceName;
    const all = new Set([...named, ...(await stacksWithFile(place))]);
    return [language, [...all].toSorted().map((stack) => ({ project, stack }))] as const;
  });
  return new Map(await Promise.all(found));
}

/** The name of the project that is there already. */
async function projectIn(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'Pulumi.yaml'), 'utf8').catch(() => '');
  const project: unknown = parse(text);
  const name = (project as { readonly name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : undefined;
}
