import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFrame } from './bare-repository.js';
import { emptyTreeId, type GitObject } from './git-object.js';
import { linksOf } from './links.js';
import { ObjectDatabase, writeNewLoose } from './object-database.js';
import { problemOfBranchName, problemOfRefName } from './ref-name.js';
import { packedRefs } from './ref-scan.js';
import { objectsIn, packOf } from './whole-pack.js';

/** What a ref points to. */
interface RefContent {
  /** From `refs/` on. */
  readonly name: string;
  readonly objectId: string;
}

/** All that Git knows of a repository. */
export interface RepositoryContents {
  readonly refs: readonly RefContent[];
  /** A pack of what can be reached from the refs, without deltas, in base64. */
  readonly pack: string;
}

/** Contents that are none; the message says why, in a sentence. */
export class ContentsProblem extends Error {}

/** The most bytes that an object may have: as much as all that is carried. */
export const mostBytes = 128 * 1024 * 1024;

/** Reads what refs lead to. An object that is missing is an Error, more bytes than the limit a RangeError. */
export function readContents(folder: string, refs: ReadonlyMap<string, string>, limit: number): RepositoryContents {
  using objects = new ObjectDatabase(folder);
  const pack = packOf(reachable(objects, refs.values()), limit);
  return { refs: Array.from(refs, ([name, objectId]) => ({ name, objectId })), pack: pack.toString('base64') };
}

function* reachable(objects: ObjectDatabase, ids: Iterable<string>): Generator<GitObject, void, undefined> {
  const found = new Set(ids);
  // What is added while it goes on is gone through, too.
  for (const id of found) {
    const object = objects.read(id, mostBytes);
    if (!object) throw new Error(`The object ${id} is missing.`);
    yield object;
    for (const link of linksOf(object)) found.add(link);
  }
}

/** Writes a bare repository of contents, in a folder that is not there yet. What they hold decides on no path: refs are lines of a file. */
export function writeContents(folder: string, { refs, pack }: RepositoryContents, defaultBranch: string): void {
  const problem = problemOfBranchName(defaultBranch);
  if (problem !== undefined) throw new ContentsProblem(`The name of the default branch ${problem}.`);
  checkNames(refs.map(({ name }) => name));
  writeFrame(folder, defaultBranch);
  mkdirSync(join(folder, 'objects'), { recursive: true });
  checkWhole(refs, unpack(folder, Buffer.from(pack, 'base64')));
  writeFileSync(join(folder, packedRefs), refs.map(({ name, objectId }) => `${objectId} ${name}\n`).join(''));
}

function checkNames(names: readonly string[]): void {
  for (const name of names) {
    const [, rest] = /^refs\/(.*\/.*)$/s.exec(name) ?? [];
    const problem = rest === undefined ? 'does not begin as refs/heads/ or refs/tags/ do' : problemOfRefName(rest);
    if (problem !== undefined)
      throw new ContentsProblem(`The ref ${JSON.stringify(name)} cannot be: its name ${problem}.`);
  }
  // Side by side in this order are those of which one would be the folder of the other.
  const sorted = names.map((name) => `${name}/`).sort();
  const second = sorted.findIndex((name, index) => index > 0 && name.startsWith(sorted[index - 1] ?? name));
  if (second > 0)
    throw new ContentsProblem(`The refs ${String(sorted[second - 1])} and ${String(sorted[second])} cannot both be.`);
}

/** What is known of an object that was unpacked. */
interface Unpacked {
  readonly type: GitObject['type'];
  readonly links: readonly string[];
}

function unpack(folder: string, pack: Buffer): ReadonlyMap<string, Unpacked> {
  const unpacked = new Map<string, Unpacked>();
  const objects = objectsIn(pack, mostBytes);
  for (;;) {
    const next = inDocument(() => objects.next());
    if (next.done) return unpacked;
    const { value: object } = next;
    const links = inDocument(() => linksOf(object));
    unpacked.set(writeNewLoose(folder, object), { type: object.type, links });
  }
}

/** Whatever fails in the reading of a document is the document's fault. */
function inDocument<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new ContentsProblem(error instanceof Error ? error.message : String(error));
  }
}

/** Nothing that a ref leads to may be missing, and a branch is of commits. */
function checkWhole(refs: readonly RefContent[], unpacked: ReadonlyMap<string, Unpacked>): void {
  for (const { name, objectId } of refs) {
    const type = unpacked.get(objectId)?.type;
    if (name.startsWith('refs/heads/') && type !== undefined && type !== 'commit') {
      throw new ContentsProblem(`The branch ${name} points to a ${type}.`);
    }
  }
  const wanted = new Set([
    ...refs.map(({ objectId }) => objectId),
    ...[...unpacked.values()].flatMap(({ links }) => links),
  ]);
  // Git knows the empty tree without having it.
  const missing = [...wanted].find((id) => id !== emptyTreeId && !unpacked.has(id));
  if (missing !== undefined) throw new ContentsProblem(`The pack lacks the object ${JSON.stringify(missing)}.`);
}
