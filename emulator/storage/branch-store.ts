import { randomBytes } from 'node:crypto';
import { ConflictException } from '../service-exception.js';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a branch that a control may set. Times are RFC 3339. */
export interface BranchMembers {
  readonly name: string;
  readonly headCommitId: string;
  readonly lastUpdatedTime: string;
}

export interface Branch extends BranchMembers {
  readonly key: number;
}

/** What must be known of a branch's repository: the repository's own store knows this one, so not the other way round. */
interface Owner {
  readonly key: number;
  readonly name: string;
}

const select = 'SELECT key, name, headCommitId, lastUpdatedTime FROM branches WHERE repositoryKey = ?';

/** Branches, and the commits that were ever one's head: all that is known of history while there is no Git. */
export class BranchStore {
  readonly #database: Database;
  readonly #find: Query<Branch>;
  readonly #after: Query<Branch>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<BranchMembers>;
  readonly #findCommit: Query<{ readonly id: string }>;
  readonly #insertCommit: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, `${select} AND name = ?`);
    this.#after = new Query(database, `${select} AND key > ? ORDER BY key`);
    this.#insert = new Command(
      database,
      'INSERT INTO branches (repositoryKey, name, headCommitId, lastUpdatedTime) VALUES (?, ?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM branches WHERE key = ?');
    this.#setter = new Setter(database, 'branches', ['name', 'headCommitId', 'lastUpdatedTime']);
    this.#findCommit = new Query(database, 'SELECT id FROM commits WHERE repositoryKey = ? AND id = ?');
    this.#insertCommit = new Command(database, 'INSERT OR IGNORE INTO commits (repositoryKey, id) VALUES (?, ?)');
  }

  find(repository: Owner, name: string): Branch | undefined {
    return this.#find.first(repository.key, name);
  }

  /** Branches of a repository in the order they were made, from the one after a key. */
  after(repository: Owner, key: number): Iterable<Branch> {
    return this.#after.each(repository.key, key);
  }

  /** Stores a branch; a taken name is a conflict. */
  create(repository: Owner, { name, headCommitId, lastUpdatedTime }: BranchMembers): void {
    this.#database.write(() => {
      if (this.find(repository, name)) {
        throw new ConflictException(`A branch named ${name} already exists in source repository ${repository.name}.`);
      }
      this.#insert.run(repository.key, name, headCommitId, lastUpdatedTime);
    });
  }

  /** Whether a commit is known to be in the repository. */
  knows(repository: Owner, commitId: string): boolean {
    return this.#findCommit.first(repository.key, commitId) !== undefined;
  }

  /** Makes a commit known, one of a new id when none is given, and answers its id. */
  commit(repository: Owner, id: string = randomBytes(20).toString('hex')): string {
    this.#insertCommit.run(repository.key, id);
    return id;
  }

  set(branch: Branch, members: Change<BranchMembers>): void {
    this.#setter.set(branch.key, members);
  }

  delete(branch: Branch): void {
    this.#delete.run(branch.key);
  }
}
