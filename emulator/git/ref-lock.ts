import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { entriesOf } from './ref-scan.js';

/** A branch is not what it was thought to be, or somebody else is changing it. */
export class RefConflict extends Error {}

/** How long to wait for another's lock, in milliseconds: Git holds one for the blink of an eye. */
const patience = 500;
const interval = 5;

/** A lock as old as this was left by a process that was killed, in milliseconds. */
const stale = 10_000;

/** Somebody's turn at a file of a repository, by Git's own rule: whoever makes the file with `.lock` behind may change it. */
export class RefLock implements Disposable {
  readonly #target: string;
  readonly #lock: string;
  readonly #file: number;
  #isHeld = true;

  constructor(target: string) {
    this.#target = target;
    this.#lock = `${target}.lock`;
    this.#file = take(this.#lock);
  }

  /** The file that the target will be. */
  get identity(): string {
    return fstatSync(this.#file, { bigint: true }).ino.toString();
  }

  /** Puts new content in place of the old, which ends the turn. Durable is what outlives a power cut. */
  replace(text: string, durable: boolean): void {
    writeSync(this.#file, text);
    if (durable) fsyncSync(this.#file);
    renameSync(this.#lock, this.#target);
    // From here on a lock of that name is another's.
    this.#isHeld = false;
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
    if (this.#isHeld) rmSync(this.#lock, { force: true });
  }
}

function take(lock: string): number {
  const end = performance.now() + patience;
  for (;;) {
    makeFolder(dirname(lock));
    try {
      return openSync(lock, 'wx');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Git takes folders away that have become empty, also the one that was just made.
      if (code !== 'EEXIST' && code !== 'ENOENT') throw error;
      if (performance.now() > end) throw new RefConflict('Somebody else is changing it.', { cause: error });
      if (code === 'EEXIST' && isStale(lock)) rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, interval);
    }
  }
}

/** A branch `a` is a file, which `a/b` would need to be a folder. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && code !== 'ENOTDIR') throw error;
    throw new RefConflict('Another branch has the name of its folder.', { cause: error });
  }
}

function isStale(lock: string): boolean {
  const time = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return time !== undefined && Date.now() - time > stale;
}

/** Removes the locks that killed processes have left in a bare repository: nobody could change those refs any more. */
export function removeStaleLocks(repository: string): void {
  for (const lock of locksIn(repository)) if (isStale(lock)) rmSync(lock, { force: true });
}

/** The locks in a bare repository, left or held. */
export function locksIn(repository: string): string[] {
  const inFolder = (folder: string): string[] =>
    entriesOf(folder).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return inFolder(path);
      return path.endsWith('.lock') ? [path] : [];
    });
  const others = ['HEAD.lock', 'packed-refs.lock'].map((name) => join(repository, name));
  return [...others.filter((lock) => existsSync(lock)), ...inFolder(join(repository, 'refs'))];
}
