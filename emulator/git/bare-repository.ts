import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseCommit } from './commit.js';
import { emptyTree, type GitObject } from './git-object.js';
import { ObjectDatabase, writeNewLoose } from './object-database.js';
import { headsFolder } from './ref-scan.js';

const config = '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n';

/** What a repository begins with. */
export interface Beginning {
  readonly commit: GitObject;
  readonly defaultBranch: string;
  /** The branches that are to point to the commit. */
  readonly branches: readonly string[];
}

/** Writes what makes a folder a bare repository, which has neither objects nor refs. */
export function writeFrame(folder: string, defaultBranch: string): void {
  mkdirSync(join(folder, headsFolder), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`);
  writeFileSync(join(folder, 'config'), config);
}

/** Writes the files of a bare repository, without Git: 5,000 a second where the disk has nothing else to do. */
export function writeBareRepository(folder: string, { commit, defaultBranch, branches }: Beginning): void {
  writeFrame(folder, defaultBranch);
  writeNewLoose(folder, emptyTree);
  const id = writeNewLoose(folder, commit);
  for (const name of branches) {
    const file = join(folder, headsFolder, name);
    if (name.includes('/')) mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${id}\n`);
  }
}

/** Whether a commit is in the history of one of some heads. */
export function isInHistory(folder: string, id: string, heads: Iterable<string>): boolean {
  using objects = new ObjectDatabase(folder);
  if (objects.read(id)?.type !== 'commit') return false;
  const found = new Set(heads);
  // What is added while it goes on is gone through, too.
  for (const commit of found) {
    if (commit === id) return true;
    const object = objects.read(commit);
    if (object?.type === 'commit') for (const parent of parseCommit(object.content).parents) found.add(parent);
  }
  return false;
}
