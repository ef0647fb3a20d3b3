import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a branch that a control may set. Times are RFC 3339. */
export interface BranchChange {
  readonly headCommitId: string;
  readonly lastUpdatedTime: string;
}

export interface BranchMembers extends BranchChange {
  readonly name: string;
}

export interface Branch extends BranchMembers {
  readonly key: number;
}

/** What must be known of a branch's repository: the repository's own store knows this one, so not the other way round. */
interface Owner {
  readonly key: number;
}

const select = 'SELECT key, name, headCommitId, lastUpdatedTime FROM branches WHERE repositoryKey = ?';

/** Branches in the order they were made: an index of the refs, which are the truth; `git/branches.ts` keeps it right. */
export class BranchStore {
  readonly #find: Query<Branch>;
  readonly #after: Query<Branch>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<BranchChange>;

  constructor(database: Database) {
    this.#find = new Query(database, `${select} AND name = ?`);
    this.#after = new Query(database, `${select} AND key > ? ORDER BY key`);
    this.#insert = new Command(
      database,
      'INSERT INTO branches (repositoryKey, name, headCommitId, lastUpdatedTime) VALUES (?, ?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM branches WHERE key = ?');
    this.#setter = new Setter(database, 'branches', ['headCommitId', 'lastUpdatedTime']);
  }

  find(repository: Owner, name: string): Branch | undefined {
    return this.#find.first(repository.key, name);
  }

  /** Branches of a repository in the order they were made, from the one after a key. */
  after(repository: Owner, key: number): Iterable<Branch> {
    return this.#after.each(repository.key, key);
  }

  insert(repository: Owner, { name, headCommitId, lastUpdatedTime }: BranchMembers): void {
    this.#insert.run(repository.key, name, headCommitId, lastUpdatedTime);
  }

  set(branch: Branch, members: Change<BranchChange>): void {
    this.#setter.set(branch.key, members);
  }

  delete(branch: Branch): void {
    this.#delete.run(branch.key);
  }
}
