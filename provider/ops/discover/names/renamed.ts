import { Problem } from '../../../model/index.js';
import type { Declared } from '../output.js';

/** What a thing is called now and was called before: by this program, or in the stack that has it. */
export interface Called {
  readonly key: string;
  readonly name: string;
  /** What it was called, the latest first; without what it is called now. */
  readonly before: readonly string[];
}

/**
 * What the things of a program were called before. A stack that is read tells what it has on record, which then counts alone: what
 * it has under today's name needs no other.
 */
export function calledBefore(
  names: ReadonlyMap<string, string>,
  declared: Declared,
  recorded: ReadonlyMap<string, string>,
): readonly Called[] {
  return [...names].map(([key, name]) => {
    const own = recorded.get(key);
    const earlier = own === undefined ? (declared.get(key) ?? []) : [own];
    return { key, name, before: earlier.filter((other) => other !== name) };
  });
}

/** The record that the next run reads: all names that a thing had, as far as no stack has told that it goes by the latest. */
export const declaredNow = (called: readonly Called[]): Declared =>
  new Map(called.map(({ key, name, before }) => [key, [name, ...before]]));

/**
 * Throws where a name went from one thing to another of its kind: a stack that has the one under it would take the other for it,
 * and replace it.
 */
export function refuseSwapped(
  called: readonly Called[],
  declared: Declared,
  recorded: ReadonlyMap<string, string>,
): void {
  const owners = new Map(
    [...declared].flatMap(([key, names]) => {
      const own = recorded.get(key);
      return (own === undefined ? names : [own]).map((name) => [`${kindIn(key)} ${name}`, key]);
    }),
  );
  for (const { key, name } of called) {
    const owner = owners.get(`${kindIn(key)} ${name}`);
    if (owner === undefined || owner === key) continue;
    throw new Problem(
      'data-loss',
      `Nothing was written, as ${key} is to be called ${name}, which ${owner} was called.`,
      {
        detail:
          'A stack that has the one under that name would replace it by the other. Choose a name that nothing had; or deploy the one rename, name the stack with --stack, and do the other then; or do so with --force where nothing was imported.',
      },
    );
  }
}

const kindIn = (key: string): string => key.slice(0, key.indexOf(' '));
