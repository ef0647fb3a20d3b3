import { createHash, randomUUID } from 'node:crypto';
import { AccessDeniedException } from '../service-exception.js';
import type { Database } from './database.js';
import { type Change, Command, Query, Setter } from './statement.js';
import type { User } from './user-store.js';

/** Members of an access token that a control may set. Times are RFC 3339. */
export interface AccessTokenMembers {
  readonly id: string;
  readonly name: string;
  readonly expiresTime?: string;
}

export interface AccessToken extends AccessTokenMembers {
  readonly key: number;
}

/** What a new access token starts from. */
interface NewAccessToken extends Omit<AccessTokenMembers, 'id'> {
  readonly secret: string;
}

const select = 'SELECT key, id, name, expiresTime FROM accessTokens WHERE userKey = ?';

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether a token is good no more. */
export const hasExpired = ({ expiresTime }: AccessToken, now: Date): boolean =>
  expiresTime !== undefined && Date.parse(expiresTime) <= now.getTime();

/** Personal access tokens. Of a secret only the digest is kept, so no copy of the data folder can tell it. */
export class AccessTokenStore {
  readonly #find: Query<AccessToken>;
  readonly #ofSecret: Query<AccessToken>;
  readonly #owner: Query<AccessToken & { readonly alias: string }>;
  readonly #after: Query<AccessToken>;
  readonly #insert: Command;
  readonly #delete: Command;
  readonly #setter: Setter<AccessTokenMembers>;

  constructor(database: Database) {
    this.#find = new Query(database, `${select} AND id = ?`);
    this.#ofSecret = new Query(database, `${select} AND digest = ?`);
    this.#owner = new Query(
      database,
      'SELECT t.key, t.id, t.name, t.expiresTime, u.alias FROM accessTokens t JOIN users u ON u.key = t.userKey WHERE digest = ?',
    );
    this.#after = new Query(database, `${select} AND key > ? ORDER BY key`);
    this.#insert = new Command(
      database,
      'INSERT INTO accessTokens (userKey, id, name, expiresTime, digest) VALUES (?, ?, ?, ?, ?)',
    );
    this.#delete = new Command(database, 'DELETE FROM accessTokens WHERE key = ?');
    this.#setter = new Setter(database, 'accessTokens', ['id', 'name', 'expiresTime']);
  }

  find(user: User, id: string): AccessToken | undefined {
    return this.#find.first(user.key, id);
  }

  require(user: User, id: string): AccessToken {
    const token = this.find(user, id);
    if (!token) throw new AccessDeniedException(`The user ${user.alias} has no access token ${id}.`);
    return token;
  }

  /** The access token of a user that has a secret. What is compared are digests, so how long it takes tells nothing. */
  findBySecret(user: User, secret: string): AccessToken | undefined {
    return this.#ofSecret.first(user.key, digestOf(secret));
  }

  /** The access token that has a secret, with the alias of its user. */
  findOwner(secret: string): (AccessToken & { readonly alias: string }) | undefined {
    return this.#owner.first(digestOf(secret));
  }

  /** Access tokens of a user in the order they were made, from the one after a key. */
  after(user: User, key: number): Iterable<AccessToken> {
    return this.#after.each(user.key, key);
  }

  /** Stores an access token and answers its id. */
  create(user: User, { name, expiresTime, secret }: NewAccessToken): string {
    const id = randomUUID();
    this.#insert.run(user.key, id, name, expiresTime, digestOf(secret));
    return id;
  }

  set(token: AccessToken, members: Change<AccessTokenMembers>): void {
    this.#setter.set(token.key, members);
  }

  delete(token: AccessToken): void {
    this.#delete.run(token.key);
  }
}
