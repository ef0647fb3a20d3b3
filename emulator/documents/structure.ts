import type { Part, Problems, Shape } from './shape.js';

/** One member of a structure. */
export interface Member<Value = unknown, Required extends boolean = boolean> {
  readonly shape: Shape<Value>;
  readonly required: Required;
  /** Whether null clears what was there. */
  readonly clearable: boolean;
  /** What it means, in a sentence without its full stop. */
  readonly description: string;
}
export type Members = Readonly<Record<string, Member>>;

type ValueOfMember<M> = M extends Member<infer Value> ? Value : never;
/** What a structure of these members reads as: a member that was cleared is there, and undefined. */
export type ValuesOf<M extends Members> = {
  readonly [K in keyof M as M[K] extends Member<unknown, true> ? K : never]: ValueOfMember<M[K]>;
} & {
  readonly [K in keyof M as M[K] extends Member<unknown, true> ? never : K]?: ValueOfMember<M[K]>;
};

export const required = <Value>(shape: Shape<Value>, description: string): Member<Value, true> => ({
  shape,
  required: true,
  clearable: false,
  description,
});
export const optional = <Value>(shape: Shape<Value>, description: string): Member<Value, false> => ({
  shape,
  required: false,
  clearable: false,
  description,
});
/** A member that null clears. */
export const clearable = <Value>(shape: Shape<Value>, description: string): Member<Value | undefined, false> => ({
  shape,
  required: false,
  clearable: true,
  description,
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readMembers(
  members: Members,
  values: Readonly<Record<string, unknown>>,
  place: string,
  problems: Problems,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const name of Object.keys(values).filter((given) => !Object.hasOwn(members, given))) {
    const known = Object.keys(members).join(', ');
    problems.add(`${place}/${name}`, `is not known; ${known === '' ? 'nothing is' : `known are ${known}`}`);
  }
  for (const [name, member] of Object.entries(members)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === null && member.clearable) read[name] = undefined;
    else if (value !== undefined) read[name] = member.shape.read(value, `${place}/${name}`, problems);
    else if (member.required) problems.add(`${place}/${name}`, `is missing: ${member.shape.text}`);
  }
  return read;
}

/** What is inside of members, each behind the path of its holder. */
function partsOf(members: Members): Part[] {
  return Object.entries(members).flatMap(([name, { shape, required, clearable, description }]) => [
    { path: name, text: clearable ? `${shape.text}, or null` : shape.text, required, description },
    ...(shape.parts ?? []).map((part) => ({
      ...part,
      path: part.path.startsWith('[]') ? `${name}${part.path}` : `${name}.${part.path}`,
    })),
  ]);
}

/** An object of known members. */
export const structure = <M extends Members>(members: M): Shape<ValuesOf<M>> => ({
  text: `an object of ${Object.keys(members).join(', ')}`,
  parts: partsOf(members),
  read: (value, place, problems) =>
    isObject(value)
      ? (readMembers(members, value, place, problems) as ValuesOf<M>)
      : problems.add(place, 'must be an object'),
});

/** Values of one shape, in order. */
export const list = <Value>(item: Shape<Value>, { min = 0, max = Infinity } = {}): Shape<readonly Value[]> => ({
  text: `a list, each ${item.text}`,
  ...(item.parts && { parts: item.parts.map((part) => ({ ...part, path: `[].${part.path}` })) }),
  read(value, place, problems) {
    if (!Array.isArray(value)) return problems.add(place, 'must be a list');
    if (value.length < min) return problems.add(place, `must have at least ${String(min)} items`);
    if (value.length > max) return problems.add(place, `must have at most ${String(max)} items`);
    return value.map((entry: unknown, index) => item.read(entry, `${place}/${String(index)}`, problems)) as Value[];
  },
});

/** One kind of object among several, and the members that it alone has. */
interface Kind<M extends Members = Members> {
  readonly summary: string;
  readonly members: M;
}
type Kinds = Readonly<Record<string, Kind>>;

/** What `variants` reads as: the kind, and its own members. */
export type VariantOf<Tag extends string, K extends Kinds> = {
  readonly [Name in keyof K]: Readonly<Record<Tag, Name>> & ValuesOf<K[Name]['members']>;
}[keyof K];

/** Objects of several kinds: the member `tag` says of which, and that decides on the others. `shared` are every kind's. */
export function variants<const Tag extends string, K extends Kinds, Shared extends Members>(
  tag: Tag,
  kinds: K,
  shared: Shared,
): Shape<VariantOf<Tag, K> & ValuesOf<Shared>> {
  const known = `one of ${Object.keys(kinds).join(', ')}`;
  const meanings = Object.entries(kinds).map(([name, { summary }]) => `${name}: ${summary}`);
  const kind = { path: tag, text: known, required: true, description: 'which, and so what else it has', meanings };
  const own = Object.entries(kinds).flatMap(([name, { members }]) =>
    partsOf(members).map((part) => ({ ...part, description: `of ${name}: ${part.description}` })),
  );
  return {
    text: 'an object',
    parts: [kind, ...partsOf(shared), ...own],
    read(value, place, problems) {
      if (!isObject(value)) return problems.add(place, 'must be an object');
      const { [tag]: name, ...rest } = value;
      const found = typeof name === 'string' && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      if (!found)
        return problems.add(`${place}/${tag}`, name === undefined ? `is missing: ${known}` : `must be ${known}`);
      const read = readMembers({ ...shared, ...found.members }, rest, place, problems);
      return { [tag]: name, ...read } as unknown as VariantOf<Tag, K> & ValuesOf<Shared>;
    },
  };
}
