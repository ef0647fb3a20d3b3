import { randomUUID } from 'node:crypto';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';

/** Members of a user that a control may set. */
export interface UserMembers {
  readonly id: string;
  readonly displayName?: string;
  readonly email?: string;
}

/** Someone who calls: the alias is what clone URLs carry, the id is what VerifySession answers. */
export interface User extends UserMembers {
  readonly key: number;
  readonly alias: string;
}

export class UserStore {
  readonly #database: Database;
  readonly #find: Query<User>;
  readonly #findById: Query<User>;
  readonly #insert: Command;
  readonly #setter: Setter<UserMembers>;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(database, 'SELECT * FROM users WHERE alias = ?');
    this.#findById = new Query(database, 'SELECT * FROM users WHERE id = ?');
    this.#insert = new Command(database, 'INSERT INTO users (alias, id) VALUES (?, ?)');
    this.#setter = new Setter(database, 'users', ['id', 'displayName', 'email']);
  }

  find(alias: string): User | undefined {
    return this.#find.first(alias);
  }

  findById(id: string): User | undefined {
    return this.#findById.first(id);
  }

  /** The user of an alias, made when new: the id is given once and kept. */
  put(alias: string, members: Change<UserMembers> = {}): User {
    return this.#database.write(() => {
      if (!this.find(alias)) this.#insert.run(alias, randomUUID());
      const user = this.find(alias);
      if (!user) throw new Error(`The user ${alias} was not stored.`);
      this.#setter.set(user.key, members);
      return this.find(alias) ?? user;
    });
  }
}
