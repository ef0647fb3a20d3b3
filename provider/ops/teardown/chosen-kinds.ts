import { type Kind, kinds } from '../estate/thing.js';
import type { Selection } from '../selection/parse.js';

/** What each kind is in, and so goes with. */
const holders: Readonly<Record<Kind, readonly Kind[]>> = {
  project: [],
  repository: ['project'],
  branch: ['project', 'repository'],
  environment: ['project'],
  session: ['project', 'environment'],
  token: [],
  workflow: ['project'],
  run: ['project', 'workflow'],
};

/** What is deleted with each kind, and must be known before. */
const contents: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  project: ['repository', 'environment', 'session'],
  environment: ['session'],
};

/** The kinds to list for these selections: what they may choose, what that is in, and what would go with it. */
export const kindsFor = (selections: readonly Selection[], protect: readonly Selection[]): ReadonlySet<Kind> =>
  chosenWith(new Set(kinds.filter((kind) => selections.some((selection) => selection.mayChoose(kind)))), protect);

/** The kinds to list where things of these kinds are chosen. */
export function chosenWith(chosen: ReadonlySet<Kind>, protect: readonly Selection[]): ReadonlySet<Kind> {
  const withContents = new Set([...chosen].flatMap((kind) => [kind, ...(contents[kind] ?? [])]));
  const isShielded = withContents.has('repository') && protect.some((selection) => selection.mayChoose('branch'));
  const all = [...withContents, ...(isShielded ? (['branch'] as const) : [])];
  return new Set(all.flatMap((kind) => [kind, ...holders[kind]]));
}
