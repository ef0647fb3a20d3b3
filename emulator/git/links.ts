import { parseCommit } from './commit.js';
import type { GitObject } from './git-object.js';
import { parseTree } from './tree.js';

/** A folder's line that stands for a commit of another repository. */
const submoduleMode = '160000';

/** The ids of the objects that an object cannot do without. */
export function linksOf({ type, content }: GitObject): readonly string[] {
  switch (type) {
    case 'blob':
      return [];
    case 'tree':
      return parseTree(content)
        .filter(({ mode }) => mode !== submoduleMode)
        .map(({ id }) => id);
    case 'commit': {
      const { tree, parents } = parseCommit(content);
      return [tree, ...parents];
    }
    case 'tag':
      return [/^object ([0-9a-f]{40})\n/.exec(content.toString('latin1', 0, 64))?.[1] ?? ''];
  }
}
