import type { Clock } from '../time/clock.js';
import { Seal } from '../seal.js';

/** Seals where a list goes on into text that nobody else can make, and that is good for a while. */
export class PageTokens {
  readonly #seal: Seal;
  readonly #clock: Clock;
  readonly #lifeSeconds: number;

  constructor(secret: string, clock: Clock, lifeSeconds: number) {
    this.#seal = new Seal(secret);
    this.#clock = clock;
    this.#lifeSeconds = lifeSeconds;
  }

  /** A token that goes on after a key; it opens only for the same binding, which says of what list it is. */
  seal(binding: string, after: number): string {
    return this.#seal.close(binding, `${String(after)} ${String(this.#clock.now().getTime())}`);
  }

  /** The key that a token goes on after, or undefined when it was not made here for this binding, or too long ago. */
  open(binding: string, token: string): number | undefined {
    const text = this.#seal.open(binding, token);
    const [after = NaN, sealed = NaN] = text?.split(' ').map(Number) ?? [];
    return this.#clock.now().getTime() < sealed + this.#lifeSeconds * 1000 ? after : undefined;
  }
}
