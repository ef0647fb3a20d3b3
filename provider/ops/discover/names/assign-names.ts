import { textOf } from '../text-of.js';
import { keyOf, type Kind, kinds, type Thing } from '../../estate/thing.js';
import { sameness, slug } from './slug.js';

/** A thing that is to have a name in the program. */
export type Nameable = Pick<Thing, 'kind' | 'id' | 'name' | 'projectName' | 'properties'>;

/** What a thing may be called, the best first: by its own name, by that and its parents', by its kind too. */
function candidates(thing: Nameable): readonly string[] {
  const { kind, id, projectName = '' } = thing;
  const own = ownWords(thing);
  const full = kind === 'project' || projectName === '' ? own : joined(projectName, own);
  return [own, full, joined(full, words[kind]), joined(full, words[kind], tail(id))];
}

/** What a kind is called where a name alone does not tell. */
const words: Readonly<Record<Kind, string>> = {
  project: 'project',
  repository: 'repository',
  branch: 'branch',
  environment: 'environment',
  session: 'session',
  token: 'token',
  workflow: 'workflow',
  run: 'run',
};

/** A branch is nothing without its repository, and what has no name of its own is called by its kind. */
function ownWords({ kind, id, name, properties }: Nameable): string {
  const isUnnamed = kind === 'environment' && (name === '' || id.endsWith(`/${name}`));
  const own = isUnnamed ? '' : slug(name);
  const named = own === '' ? joined(words[kind], tail(id)) : own;
  return kind === 'branch' ? joined(textOf(properties.sourceRepositoryName), named) : named;
}

const joined = (...parts: readonly string[]): string =>
  parts
    .map(slug)
    .filter((part) => part !== '')
    .join('-');

/** The beginning of what an id ends with: enough to tell two of them apart nearly always. */
const tail = (id: string): string => slug(id.slice(id.lastIndexOf('/') + 1)).slice(0, 8);

/**
 * A name for each thing, by its key: unique among all kinds and in every language, and the same for the same things in
 * whatever order. Names that are given stay; of things that would be called alike none gets the short name, but a project
 * goes before what is in it.
 */
export function assignNames(
  things: readonly Nameable[],
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set([...given.values()].map(sameness));
  const give = (thing: Nameable, name: string): void => {
    names.set(keyOf(thing), name);
    taken.add(sameness(name));
  };
  for (const thing of things) {
    const name = given.get(keyOf(thing));
    if (name !== undefined) give(thing, name);
  }
  for (const kind of kinds) {
    let left = things
      .filter((thing) => thing.kind === kind && !names.has(keyOf(thing)))
      .map((thing) => ({ thing, choices: candidates(thing) }))
      .toSorted((one, other) => (one.thing.id < other.thing.id ? -1 : 1));
    for (let level = 0; level < 4; level += 1) {
      const wanted = Map.groupBy(left, ({ choices }) => sameness(choices[level] ?? ''));
      left = left.filter(({ thing, choices }) => {
        const choice = choices[level] ?? '';
        const isFree = !taken.has(sameness(choice)) && wanted.get(sameness(choice))?.length === 1;
        if (isFree) give(thing, choice);
        return !isFree;
      });
    }
    for (const { thing, choices } of left) give(thing, counted(choices.at(-1) ?? kind, taken));
  }
  return names;
}

function counted(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count += 1) {
    const candidate = `${name}-${count}`;
    if (!taken.has(sameness(candidate))) return candidate;
  }
}
