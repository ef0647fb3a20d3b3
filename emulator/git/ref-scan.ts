import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectId } from './git-object.js';

/** What can be told of the branches' files without opening one: as long as it is the same, so are the branches. */
export interface Stamp {
  readonly folders: readonly string[];
  readonly times: string;
}

/** The branches of a bare repository, by name, with their heads. */
export interface RefScan {
  readonly heads: ReadonlyMap<string, string>;
  /** Absent when a file changed so lately that the next change may bear the same time. */
  readonly stamp?: Stamp;
}

/** File systems count time in ticks of up to 10 ms; a change within the same one does not show. */
const settledMilliseconds = 50;

export const headsFolder = join('refs', 'heads');
export const packedRefs = 'packed-refs';

/** What follows from the text of a ref's file; undefined when it is of another kind, or not whole. */
const idIn = (text: string): string | undefined => (isObjectId(text.trim()) ? text.trim() : undefined);

/** The time of a folder's or file's last change, in nanoseconds. A change of a ref changes its folder. */
const timeOf = (path: string): bigint => statSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs ?? 0n;

/** Whether no branch has changed since a stamp was taken: costs one look at each folder of branches, and opens nothing. */
export function isCurrent(repository: string, { folders, times }: Stamp): boolean {
  return [packedRefs, ...folders].map((path) => timeOf(join(repository, path))).join() === times;
}

/** Reads all branches. */
export function scanRefs(repository: string): RefScan {
  const now = BigInt(Date.now()) * 1_000_000n;
  const folders: string[] = [];
  const times = [timeOf(join(repository, packedRefs))];
  const heads = new Map<string, string>();
  const walk = (prefix: string): void => {
    const folder = join(headsFolder, prefix);
    // The time first: what changes while this reads shows at the next look.
    times.push(timeOf(join(repository, folder)));
    folders.push(folder);
    for (const entry of entriesOf(join(repository, folder))) {
      const name = `${prefix}${entry.name}`;
      if (entry.isDirectory()) walk(`${name}/`);
      else if (entry.isFile() && !name.endsWith('.lock')) {
        const id = idIn(readText(join(repository, headsFolder, name)));
        if (id !== undefined) heads.set(name, id);
      }
    }
  };
  walk('');
  // After the loose ones: a ref that is packed meanwhile is seen here or there. A loose one is the newer.
  for (const [name, id] of packedHeads(repository)) if (!heads.has(name)) heads.set(name, id);

  const isSettled = times.every((time) => time < now - BigInt(settledMilliseconds) * 1_000_000n);
  return isSettled ? { heads, stamp: { folders, times: times.join() } } : { heads };
}

/** Which file a branch is: another one each time that somebody moves it. Empty when it is none. */
export const identityOfHead = (repository: string, name: string): string =>
  statSync(join(repository, headsFolder, name), { bigint: true, throwIfNoEntry: false })?.ino.toString() ?? '';

/** All refs, tags and what else Git keeps there included, in the order of their names; a ref that stands for another is none. */
export function readRefs(repository: string): Map<string, string> {
  const refs = new Map(
    Array.from(
      readText(join(repository, packedRefs)).matchAll(/^([0-9a-f]{40}) (refs\/.+)$/gm),
      ([, id = '', name = '']) => [name, id],
    ),
  );
  const walk = (folder: string): void => {
    for (const entry of entriesOf(join(repository, folder))) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      const id = entry.isFile() && !name.endsWith('.lock') ? idIn(readText(join(repository, name))) : undefined;
      if (id !== undefined) refs.set(name, id);
    }
  };
  walk('refs');
  return new Map([...refs].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The head of one branch. */
export function readHead(repository: string, name: string): string | undefined {
  return idIn(readText(join(repository, headsFolder, name))) ?? packedHeads(repository).get(name);
}

export function packedHeads(repository: string): Map<string, string> {
  const lines = readText(join(repository, packedRefs)).matchAll(/^([0-9a-f]{40}) refs\/heads\/(.+)$/gm);
  return new Map(Array.from(lines, ([, id = '', name = '']) => [name, id]));
}

/** A ref may go between the moment that it is listed and the one that it is read. */
const gone = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** What is in a folder of refs; nothing when it has just gone. */
export function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (gone.has((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (gone.has((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}
