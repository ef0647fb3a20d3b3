import { randomUUID } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BranchStore } from '../storage/branch-store.js';
import type { PushStore } from '../storage/push-store.js';
import type { SourceRepository, SourceRepositoryStore } from '../storage/source-repository-store.js';
import type { Stores } from '../storage/stores.js';
import { leftoversIn, removeLeftovers } from './leftovers.js';
import { isPushAlive, isWorkedIn } from './push-process.js';
import { RefConflict } from './ref-lock.js';
import { identityOfHead, readHead } from './ref-scan.js';
import { type HeadUpdate, updateHead } from './ref-update.js';
import type { RepositoryFolders } from './repository-folders.js';

/** What changes are kept with. */
interface ChangeParts extends Pick<Stores, 'onCommit' | 'onRollback'> {
  readonly store: BranchStore;
  readonly pushes: PushStore;
  readonly repositories: SourceRepositoryStore;
  readonly folders: RepositoryFolders;
}

/** What is going to be done; the first line of a record. */
interface Change {
  readonly repositoryKey: number;
  readonly name: string;
  readonly isNew: boolean;
}

/** A change, and the file that its ref is going to be: the second line, empty until the ref is locked. */
interface ChangeRecord {
  readonly change: Change;
  readonly identity: string;
}

const prefix = 'branch-change-';

/**
 * Changes of branches that the database may not know yet: each is a file, from before its ref is touched until it is
 * committed. Refs are the truth, so a branch that was made just before a kill would stay, and no event would tell of it; by
 * its record it is taken back. All of this happens where nobody else writes: what is on record there was left.
 */
export class BranchChanges {
  readonly #dataDir: string | undefined;
  readonly #parts: ChangeParts;
  /** Records of this process, which sees to them itself. */
  readonly #own = new Set<string>();

  /** @param dataDir undefined when nothing outlives the process, so that nothing needs a record */
  constructor(dataDir: string | undefined, parts: ChangeParts) {
    this.#dataDir = dataDir;
    this.#parts = parts;
  }

  /** Moves a ref, and back should the transaction fail or be cut off. RefConflict when it is not where it was thought to be. */
  make(repository: SourceRepository, folder: string, update: HeadUpdate): void {
    const { folders, onCommit, onRollback } = this.#parts;
    const { name, from, to } = update;
    this.settle();
    const record = this.#begin({ repositoryKey: repository.key, name, isNew: from === undefined });
    try {
      updateHead(folder, update, folders.areKept, record.locked);
    } catch (error) {
      record.end();
      throw error;
    }
    onCommit(record.end);
    onRollback(() => {
      updateHead(folder, { name, from: to, to: from }, folders.areKept);
      record.end();
    });
  }

  /** Takes back what killed processes had not committed. To be called in a transaction. */
  settle(): void {
    if (this.#dataDir === undefined) return;
    for (const name of readdirSync(this.#dataDir)) {
      if (name.startsWith(prefix) && !this.#own.has(name)) this.#settle(join(this.#dataDir, name));
    }
  }

  /**
   * Removes what killed processes have left in a repository, and answers false when that has to wait. Whoever ends a push
   * last cleans up. To be called in a transaction.
   */
  clean({ id, key }: SourceRepository): boolean {
    const { folders, pushes } = this.#parts;
    const folder = folders.find(id);
    const found = folder === undefined ? [] : leftoversIn(folder);
    if (folder === undefined || found.length === 0) return true;
    if (pushes.all().some(({ repositoryKey, pid }) => repositoryKey === key && isPushAlive(pid))) return true;
    if (isWorkedIn(folder)) return false;
    removeLeftovers(found);
    return true;
  }

  #begin(change: Change) {
    if (this.#dataDir === undefined) return { locked: () => undefined, end: () => undefined };
    const name = `${prefix}${randomUUID()}`;
    const file = join(this.#dataDir, name);
    this.#own.add(name);
    writeFileSync(file, `${JSON.stringify(change)}\n`, { mode: 0o600 });
    return {
      locked: (identity: string) => {
        appendFileSync(file, identity);
      },
      end: () => {
        rmSync(file, { force: true });
        this.#own.delete(name);
      },
    };
  }

  #settle(file: string): void {
    const record = readRecord(file);
    const repository = record && this.#parts.repositories.findByKey(record.change.repositoryKey);
    if (repository) {
      if (!this.#takeBack(repository, record)) return;
      this.clean(repository);
    }
    rmSync(file, { force: true });
  }

  /** Takes a branch back that was made and not committed; answers false when that has to wait. */
  #takeBack(repository: SourceRepository, { change: { name, isNew }, identity }: ChangeRecord): boolean {
    const { store, folders } = this.#parts;
    const folder = folders.find(repository.id);
    if (folder === undefined || !isNew || store.find(repository, name)) return true;
    // A ref that is another file by now was pushed.
    if (identity === '' || identityOfHead(folder, name) !== identity) return true;
    try {
      updateHead(folder, { name, from: readHead(folder, name), to: undefined }, false);
      return true;
    } catch (error) {
      if (error instanceof RefConflict) return false;
      throw error;
    }
  }
}

/** Reads a record; undefined when it has just gone, or was never finished because nothing had been touched yet. */
function readRecord(file: string): ChangeRecord | undefined {
  try {
    const [change = '', identity] = readFileSync(file, 'utf8').split('\n');
    return identity === undefined ? undefined : { change: JSON.parse(change) as Change, identity };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
