import type { ServerRef } from 'isomorphic-git';

/** The branches of a repository as its server tells them. */
export interface Refs {
  /** The commit of each branch, by its full name. */
  readonly heads: ReadonlyMap<string, string>;
  /** The full name of the default branch, where that is certain. */
  readonly defaultRef: string | undefined;
  /** Whether what is told leaves room for a branch to be the default one. */
  readonly mayBeDefault: (ref: string) => boolean;
}

/**
 * Today's servers say which branch HEAD stands for. Older ones say where it is, and not through what: then it is one of the
 * branches that are there too.
 */
export function refsOf(told: readonly ServerRef[]): Refs {
  const branches = told.filter(({ ref }) => ref.startsWith('refs/heads/'));
  const head = told.find(({ ref }) => ref === 'HEAD');
  const candidates = branches.filter(({ ref, oid }) =>
    head?.target === undefined ? oid === (head?.oid ?? oid) : ref === head.target,
  );
  const [first, ...others] = candidates.map(({ ref }) => ref);
  return {
    heads: new Map(branches.map(({ ref, oid }) => [ref, oid])),
    defaultRef: head && others.length === 0 ? first : undefined,
    mayBeDefault: (ref) => candidates.some((candidate) => candidate.ref === ref),
  };
}
