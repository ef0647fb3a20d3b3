import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const besides = /\.(old|new)-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A folder that is being filled is nobody's any more after so many milliseconds. */
const abandoned = 3600 * 1000;

const remove = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
};

/**
 * A folder that is filled beside another, to take its place in one transaction with the rows that belong to it. What was there
 * stays beside it until that has ended: whoever finds it later knows by the id whether to keep it.
 */
export class FolderSwap {
  /** To be stored in the same transaction. */
  readonly id = randomUUID();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
    mkdirSync(root, { recursive: true, mode: 0o700 });
    mkdirSync(this.staged, { mode: 0o700 });
  }

  /** Where to put what is to come. */
  get staged(): string {
    return `${this.#root}.new-${this.id}`;
  }

  get #before(): string {
    return `${this.#root}.old-${this.id}`;
  }

  /** Puts the new in the place of the old; `undo` puts both back. */
  swap(): void {
    renameSync(this.#root, this.#before);
    try {
      renameSync(this.staged, this.#root);
    } catch (error) {
      renameSync(this.#before, this.#root);
      throw error;
    }
  }

  undo(): void {
    renameSync(this.#root, this.staged);
    renameSync(this.#before, this.#root);
  }

  /** Removes what did not get the place. */
  end(): void {
    remove(this.staged);
    remove(this.#before);
  }
}

/** Ends the swaps of processes that were killed: made good for the id that was stored, taken back for any other. Nobody may swap meanwhile. */
export function recoverSwaps(root: string, stored: string | undefined): void {
  if (!existsSync(dirname(root))) return;
  for (const name of readdirSync(dirname(root))) {
    const folder = join(dirname(root), name);
    const [, kind, id] = besides.exec(folder.startsWith(`${root}.`) ? name : '') ?? [];
    if (kind === 'old' && id !== stored) {
      remove(root);
      renameSync(folder, root);
    } else if (kind === 'old' || (kind === 'new' && Date.now() - statSync(folder).mtimeMs > abandoned)) remove(folder);
  }
}
