import { randomBytes } from 'node:crypto';
import type { Clock } from '../time/clock.js';
import { Seal } from '../seal.js';

/** What `aws sso login` leaves in `~/.aws/sso/cache`, for AWS's clients to read and to renew. Times are RFC 3339. */
export interface SsoLogin {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAt: string;
}

/** Whose a token is, or what client's a secret; and until when. */
interface Claim {
  readonly of: string;
  /** A refresh token is its client's alone. */
  readonly client?: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

type Kind = 'access' | 'refresh' | 'client';

/** Assumed: AWS tells how long a token is good with each, and promises nothing. */
const accessSeconds = 3600;
const sessionSeconds = 90 * 24 * 3600;

/**
 * Logins by SSO. Their tokens carry what they are good for, sealed by a key that is kept with the data: nothing is stored for them,
 * and every emulator of that data knows them, later ones too.
 */
export class Logins {
  readonly #seal: Seal;
  readonly #clock: Clock;

  constructor(key: string, clock: Clock) {
    this.#seal = new Seal(key);
    this.#clock = clock;
  }

  /** Logs a user in; the access token is good for so many seconds from now, and has expired already for 0. */
  begin(user: string, seconds: number = accessSeconds): SsoLogin {
    const clientId = randomBytes(16).toString('base64url');
    return {
      startUrl: 'https://view.awsapps.com/start',
      region: 'us-east-1',
      accessToken: this.#make('access', { of: user, until: this.#in(seconds) }),
      expiresAt: new Date(this.#in(seconds)).toISOString(),
      refreshToken: this.#make('refresh', { of: user, client: clientId, until: this.#in(sessionSeconds) }),
      clientId,
      clientSecret: this.#make('client', { of: clientId, until: this.#in(sessionSeconds) }),
      registrationExpiresAt: new Date(this.#in(sessionSeconds)).toISOString(),
    };
  }

  /** Whether a client is registered, by its secret. */
  knowsClient(id: string, secret: string): boolean {
    return this.#read('client', secret)?.of === id;
  }

  /** A new access token for a refresh token of the client; undefined when that is not good, or not any more. */
  renew(
    clientId: string,
    refreshToken: string,
  ): { readonly accessToken: string; readonly expiresIn: number } | undefined {
    const claim = this.#read('refresh', refreshToken);
    if (claim?.client !== clientId) return undefined;
    const accessToken = this.#make('access', { of: claim.of, until: this.#in(accessSeconds) });
    return { accessToken, expiresIn: accessSeconds };
  }

  /** Whose an access token is, and whether it has expired; undefined when it is of no login. */
  find(accessToken: string): { readonly user: string; readonly expired: boolean } | undefined {
    const claim = this.#open('access', accessToken);
    return claim && { user: claim.of, expired: this.#hasEnded(claim) };
  }

  #make(kind: Kind, claim: Claim): string {
    // Two of the same second are two tokens all the same.
    return this.#seal.close(kind, JSON.stringify({ ...claim, salt: randomBytes(9).toString('base64url') }));
  }

  #open(kind: Kind, token: string): Claim | undefined {
    const text = this.#seal.open(kind, token);
    return text === undefined ? undefined : (JSON.parse(text) as Claim);
  }

  #read(kind: Kind, token: string): Claim | undefined {
    const claim = this.#open(kind, token);
    return claim && !this.#hasEnded(claim) ? claim : undefined;
  }

  #hasEnded({ until }: Claim): boolean {
    return until <= this.#clock.now().getTime();
  }

  #in(seconds: number): number {
    return this.#clock.now().getTime() + seconds * 1000;
  }
}
