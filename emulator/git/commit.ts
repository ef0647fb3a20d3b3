import { emptyTreeId, type GitObject } from './git-object.js';

/** What a commit says. */
export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
}

/** What a new commit is made of. */
export interface NewCommit extends Commit {
  /** Who made it: author and committer in one. */
  readonly by: string;
  /** RFC 3339; Git keeps whole seconds since 1970. */
  readonly time: string;
  readonly message: string;
}

// What would end a name early in the eyes of Git.
const unfit = /[\p{Cc}<>]/gu;

export function newCommit({ tree, parents, by, time, message }: NewCommit): GitObject {
  const name = by.replace(unfit, '');
  const seconds = Math.max(0, Math.floor(Date.parse(time) / 1000));
  const who = `${name} <${name.replaceAll(' ', '.')}@localhost> ${String(seconds)} +0000`;
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${who}`,
    `committer ${who}`,
    '',
    message,
    '',
  ];
  return { type: 'commit', content: Buffer.from(lines.join('\n')) };
}

/** The commit that a repository is born with: it follows from the time alone, so it can be made again. */
export function initialCommit(createdTime: string): GitObject {
  return newCommit({
    tree: emptyTreeId,
    parents: [],
    by: 'CodeCatalyst',
    time: createdTime,
    message: 'Initial commit',
  });
}

export function parseCommit(content: Buffer): Commit {
  const [head = ''] = content.toString('latin1').split('\n\n', 1);
  const idsOf = (kind: string) =>
    head
      .split('\n')
      .filter((line) => line.startsWith(`${kind} `))
      .map((line) => line.slice(kind.length + 1));
  const [tree = ''] = idsOf('tree');
  return { tree, parents: idsOf('parent') };
}
