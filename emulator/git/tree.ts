import { emptyTreeId } from './git-object.js';
import type { ObjectDatabase } from './object-database.js';

/** A line of a folder. Names are bytes to Git, so they are kept as Latin-1, which loses none. */
interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

const folderMode = '40000';
const fileMode = '100644';
const idLength = 20;

const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');
const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString();

/** Files to write by their path, with what they are to hold; undefined removes one. */
export type FileChanges = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A file of a commit. */
export interface FileEntry {
  /** From the root, with `/` between its parts. */
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

/** The lines of a folder; an error for what is no folder. */
export function parseTree(content: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    if (end < 0 || end + idLength >= content.length) throw new Error('A tree is broken.');
    const [mode = '', ...name] = content.toString('latin1', at, end).split(' ');
    entries.push({ mode, name: name.join(' '), id: content.toString('hex', end + 1, end + 1 + idLength) });
    at = end + 1 + idLength;
  }
  return entries;
}

/** Git's order: that of bytes, with a `/` behind the name of a folder. */
const rank = ({ mode, name }: TreeEntry): string => (mode === folderMode ? `${name}/` : name);

function formTree(entries: Iterable<TreeEntry>): Buffer {
  const lines = [...entries]
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1))
    .flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex')]);
  return Buffer.concat(lines);
}

const entriesOf = (objects: ObjectDatabase, tree: string): TreeEntry[] => parseTree(objects.require(tree, 'tree'));

/** The files right in a folder of a commit's tree; none when there is no such folder. */
export function filesIn(objects: ObjectDatabase, root: string, folder: string): FileEntry[] {
  let tree = root;
  for (const part of folder.split('/')) {
    const found = entriesOf(objects, tree).find(({ name, mode }) => name === bytesOf(part) && mode === folderMode);
    if (!found) return [];
    tree = found.id;
  }
  return entriesOf(objects, tree)
    .filter(({ mode }) => mode !== folderMode)
    .map(({ name, mode, id }) => ({ path: `${folder}/${textOf(name)}`, mode, id }));
}

/** The paths of the files in which two trees differ. Folders that are the same are not looked into. */
export function changedPaths(objects: ObjectDatabase, before: string, after: string, folder = ''): string[] {
  if (before === after) return [];
  const sides = [before, after].map((tree) => new Map(entriesOf(objects, tree).map((entry) => [entry.name, entry])));
  const [old = new Map<string, TreeEntry>(), young = new Map<string, TreeEntry>()] = sides;
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((name) => {
    const pair = [old.get(name), young.get(name)];
    const [was, is] = pair;
    if (was?.id === is?.id && was?.mode === is?.mode) return [];
    const path = `${folder}${textOf(name)}`;
    // A name may be a file on one side and a folder on the other: then both have changed.
    const [left = emptyTreeId, right = emptyTreeId] = pair.map((entry) =>
      entry?.mode === folderMode ? entry.id : emptyTreeId,
    );
    const isFile = pair.some((entry) => entry !== undefined && entry.mode !== folderMode);
    return [...(isFile ? [path] : []), ...changedPaths(objects, left, right, `${path}/`)];
  });
}

/** Writes a tree that differs from another in some files, and answers its id. A folder that becomes empty goes. */
export function withFiles(objects: ObjectDatabase, root: string, files: FileChanges): string {
  const changes = Object.entries(files).map(([path, content]) => ({ parts: partsOf(path), content }));
  return rewrite(objects, root, changes) ?? objects.write({ type: 'tree', content: Buffer.alloc(0) });
}

interface Change {
  readonly parts: readonly string[];
  readonly content: string | Uint8Array | undefined;
}

function partsOf(path: string): string[] {
  const parts = path.split('/');
  const isFine = path.isWellFormed() && !path.includes('\0');
  if (!isFine || parts.some((part) => ['', '.', '..'].includes(part) || part.toLowerCase() === '.git')) {
    throw new TypeError(`${JSON.stringify(path)} is no path in a repository: src/main.ts would be one.`);
  }
  return parts;
}

/** The id of the changed folder; undefined when nothing is left in it. */
function rewrite(objects: ObjectDatabase, tree: string, changes: readonly Change[]): string | undefined {
  const entries = new Map(entriesOf(objects, tree).map((entry) => [entry.name, entry]));
  for (const [part, inside] of Map.groupBy(changes, ({ parts: [first = ''] }) => bytesOf(first))) {
    const known = entries.get(part);
    const [own] = inside.filter(({ parts }) => parts.length === 1);
    const deeper = inside
      .filter(({ parts }) => parts.length > 1)
      .map(({ parts, content }) => ({ parts: parts.slice(1), content }));
    const made = own ? fileEntry(objects, part, own.content, known) : folderEntry(objects, part, deeper, known);
    if (own && deeper.length > 0) throw new TypeError(`${textOf(part)} cannot be a file and a folder.`);
    if (made) entries.set(part, made);
    else entries.delete(part);
  }
  return entries.size === 0 ? undefined : objects.write({ type: 'tree', content: formTree(entries.values()) });
}

function fileEntry(
  objects: ObjectDatabase,
  name: string,
  content: Change['content'],
  known: TreeEntry | undefined,
): TreeEntry | undefined {
  if (content === undefined) return undefined;
  const id = objects.write({ type: 'blob', content: Buffer.from(content) });
  // What was executable stays so; a folder or a link becomes a file.
  return { mode: known?.mode === '100755' ? known.mode : fileMode, name, id };
}

function folderEntry(
  objects: ObjectDatabase,
  name: string,
  changes: readonly Change[],
  known: TreeEntry | undefined,
): TreeEntry | undefined {
  const id = rewrite(objects, known?.mode === folderMode ? known.id : emptyTreeId, changes);
  return id === undefined ? undefined : { mode: folderMode, name, id };
}
