import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from './clock.js';

/** Where a list goes on, and when that was said. */
interface Place {
  readonly after: number;
  /** Milliseconds of the epoch. */
  readonly sealed: number;
}

/** Seals where a list goes on into text that nobody else can make, and that is good for a while. */
export class PageTokens {
  readonly #secret: string;
  readonly #clock: Clock;
  readonly #lifeSeconds: number;

  constructor(secret: string, clock: Clock, lifeSeconds: number) {
    this.#secret = secret;
    this.#clock = clock;
    this.#lifeSeconds = lifeSeconds;
  }

  /** A token that goes on after a key; it opens only for the same binding, which says of what list it is. */
  seal(binding: string, after: number): string {
    return this.#text(binding, { after, sealed: this.#clock.now().getTime() });
  }

  /** The key that a token goes on after, or undefined when it was not made here for this binding, or too long ago. */
  open(binding: string, token: string): number | undefined {
    const [position = ''] = token.split('.');
    const [after = NaN, sealed = NaN] = Buffer.from(position, 'base64url').toString().split(' ').map(Number);
    if (!Number.isSafeInteger(after) || !Number.isSafeInteger(sealed)) return undefined;
    // Base64 reads the same bytes from more than one text; only the one that was given out counts.
    if (!isSame(token, this.#text(binding, { after, sealed }))) return undefined;
    return this.#clock.now().getTime() < sealed + this.#lifeSeconds * 1000 ? after : undefined;
  }

  #text(binding: string, { after, sealed }: Place): string {
    const position = `${String(after)} ${String(sealed)}`;
    const signature = createHmac('sha256', this.#secret).update(`${position}\n${binding}`).digest();
    return `${Buffer.from(position).toString('base64url')}.${signature.toString('base64url')}`;
  }
}

/** Compares in constant time: how long it takes tells nothing. */
function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
