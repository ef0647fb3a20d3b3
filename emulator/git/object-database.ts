import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import {
  emptyTree,
  emptyTreeId,
  type GitObject,
  isObjectId,
  looseForm,
  objectId,
  type ObjectType,
} from './git-object.js';
import { Pack } from './pack.js';

/** More than any commit or folder has; what people push may be larger, but is nothing that is read here. */
const largest = 64 * 1024 * 1024;

/** Compressed for speed: what is written here is small. */
const level = 1;

/** Writes an object as a file of its own, in a repository that nobody else knows yet. */
export function writeNewLoose(folder: string, object: GitObject): string {
  const id = objectId(object);
  const file = looseFile(folder, id);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, deflateSync(looseForm(object), { level }), { mode: 0o444 });
  return id;
}

const looseFile = (folder: string, id: string) => join(folder, 'objects', id.slice(0, 2), id.slice(2));

/** The objects of a bare repository, read without Git: those with a file of their own, and those in packs. Dispose of it soon. */
export class ObjectDatabase implements Disposable {
  readonly #folder: string;
  #packs: readonly Pack[] | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  [Symbol.dispose](): void {
    for (const pack of this.#packs ?? []) pack[Symbol.dispose]();
    this.#packs = undefined;
  }

  /** The object of an id. One of more bytes than the limit is a RangeError. */
  read(id: string, limit = largest): GitObject | undefined {
    if (!isObjectId(id)) return undefined;
    // Git knows it without a file, too.
    if (id === emptyTreeId) return emptyTree;
    return this.#loose(id, limit) ?? this.#packed(id, limit);
  }

  /** The content of an object that must be there, and of that type. */
  require(id: string, type: ObjectType): Buffer {
    const object = this.read(id);
    if (object?.type !== type) throw new Error(`The repository has no ${type} ${id}.`);
    return object.content;
  }

  /** Makes an object and answers its id. Whoever reads beside it sees the whole of it or nothing. */
  write(object: GitObject): string {
    const id = objectId(object);
    const file = looseFile(this.#folder, id);
    if (existsSync(file)) return id;
    mkdirSync(dirname(file), { recursive: true });
    // Where whoever looks for leftovers of a kill looks only once.
    const aside = join(this.#folder, 'objects', `tmp_obj_${randomUUID()}`);
    writeFileSync(aside, deflateSync(looseForm(object), { level }), { mode: 0o444 });
    renameSync(aside, file);
    return id;
  }

  #loose(id: string, limit: number): GitObject | undefined {
    const bytes = readIfThere(looseFile(this.#folder, id));
    if (!bytes) return undefined;
    const form = inflateWithin(bytes, limit);
    const end = form.indexOf(0);
    const [type = ''] = form.toString('latin1', 0, end).split(' ');
    return { type: type as ObjectType, content: form.subarray(end + 1) };
  }

  #packed(id: string, limit: number): GitObject | undefined {
    this.#packs ??= openPacks(join(this.#folder, 'objects', 'pack'));
    for (const pack of this.#packs) {
      const object = pack.read(id, (base) => this.read(base, limit), limit);
      if (object) return object;
    }
    return undefined;
  }
}

function inflateWithin(bytes: Buffer, limit: number): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new RangeError(`An object has more than ${String(limit)} bytes.`, { cause: error });
  }
}

function openPacks(folder: string): Pack[] {
  // There is no folder before the first large push.
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.idx')).map((name) => new Pack(join(folder, name.slice(0, -4))));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
