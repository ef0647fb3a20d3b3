import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RefConflict, RefLock } from './ref-lock.js';
import { headsFolder, packedHeads, packedRefs, readHead } from './ref-scan.js';

/** A branch that moves; it is made where it was nowhere, and deleted where it goes nowhere. */
export interface HeadUpdate {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Moves a branch as Git does, whoever else is at the repository. RefConflict when it is not where it was thought to be.
 * `locked` is told which file the branch will be, before it is.
 */
export function updateHead(
  repository: string,
  update: HeadUpdate,
  durable: boolean,
  locked?: (identity: string) => void,
): void {
  const heads = join(repository, headsFolder);
  const file = join(heads, update.name);
  changeLocked(repository, file, update, durable, locked);
  // The lock is in the folder, too, and has gone only now.
  if (update.to === undefined) removeEmptyParents(file, heads);
}

function changeLocked(
  repository: string,
  file: string,
  { name, from, to }: HeadUpdate,
  durable: boolean,
  locked?: (identity: string) => void,
): void {
  using lock = new RefLock(file);
  locked?.(lock.identity);
  if (readHead(repository, name) !== from) throw new RefConflict(`The branch ${name} has moved.`);
  if (to === undefined) {
    removePacked(repository, name, durable);
    rmSync(file, { force: true });
    return;
  }
  // A folder that has lost its last branch may have stayed behind.
  removeEmptyFolders(file);
  try {
    lock.replace(`${to}\n`, durable);
  } catch (error) {
    throw new RefConflict('Another branch has it as its folder.', { cause: error });
  }
}

/** Points HEAD to a branch, which need not be there. */
export function setDefaultBranch(repository: string, name: string): void {
  using lock = new RefLock(join(repository, 'HEAD'));
  lock.replace(`ref: refs/heads/${name}\n`, false);
}

/** The packed one first: a reader between must not see an older head come back. */
function removePacked(repository: string, name: string, durable: boolean): void {
  if (!packedHeads(repository).has(name)) return;
  const file = join(repository, packedRefs);
  using lock = new RefLock(file);
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.endsWith(` refs/heads/${name}`));
  // What a tag points to stands in a line of its own below it; a branch has none.
  if (at >= 0) lines.splice(at, 1);
  lock.replace(lines.join('\n'), durable);
}

function removeEmptyFolders(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
    }
    rmdirSync(folder);
  } catch {
    // There is none, it is a file, or it is not empty.
  }
}

function removeEmptyParents(file: string, end: string): void {
  try {
    for (let folder = dirname(file); folder !== end; folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // Another branch is in it, or the lock is: an empty folder is no harm.
  }
}
