import { hash, timingSafeEqual } from 'node:crypto';
import { AccessDeniedException } from './service-exception.js';

const digestOf = (token: string): Buffer => hash('sha256', token, 'buffer');

interface Known {
  readonly digest: Buffer;
  readonly alias: string;
}

/** Whose a token is, and whether it has expired; undefined when it is none. */
type Find = (token: string) => { readonly user: string; readonly expired: boolean } | undefined;

/** Knows whose a bearer token is: one that was made good, or one of a login. Only digests are kept, so no log and no dump can tell a token. */
export class Authentication {
  #known: readonly Known[] = [];
  #requests = 0;
  #expiresAt = Infinity;
  readonly #findElsewhere: Find;

  /** With what knows further tokens. */
  constructor(findElsewhere: Find) {
    this.#findElsewhere = findElsewhere;
  }

  /** Makes a token good for a user. */
  put(token: string, alias: string): void {
    // What a header cannot carry could never be sent.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Error('A token is made of visible ASCII characters, without blanks.');
    this.remove(token);
    this.#known = [...this.#known, { digest: digestOf(token), alias }];
  }

  remove(token: string): void {
    const digest = digestOf(token);
    this.#known = this.#known.filter((known) => !known.digest.equals(digest));
  }

  /** From the nth request on, counted from now, every login has expired. */
  expireAt(n: number): void {
    if (!Number.isInteger(n) || n < 1) throw new RangeError('The first request from now is 1.');
    this.#expiresAt = this.#requests + n;
  }

  renew(): void {
    this.#expiresAt = Infinity;
  }

  /** Answers the alias of the caller, or denies access without telling why. */
  authenticate(header: string | undefined): string {
    this.#requests += 1;
    const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) throw new AccessDeniedException('The request has no bearer token.');
    const digest = digestOf(token);
    // All are compared, each in constant time: how long it takes tells nothing.
    const [known] = this.#known.filter((candidate) => timingSafeEqual(candidate.digest, digest));
    const login = known ? { user: known.alias, expired: false } : this.#findElsewhere(token);
    if (!login) throw new AccessDeniedException('The bearer token is unknown.');
    if (login.expired || this.#requests >= this.#expiresAt) throw new AccessDeniedException('The login has expired.');
    return login.user;
  }
}
