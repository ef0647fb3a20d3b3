import { Seal } from './seal.js';

/** Seals where a list goes on into text that nobody else can make. */
export class PageTokens {
  readonly #seal: Seal;

  constructor(secret: string) {
    this.#seal = new Seal(secret);
  }

  /** A token that goes on after a key; it opens only for the same binding, which says of what list it is. */
  seal(binding: string, after: number): string {
    return this.#seal.close(binding, String(after));
  }

  /** The key that a token goes on after, or undefined when it was not made here for this binding. */
  open(binding: string, token: string): number | undefined {
    const after = this.#seal.open(binding, token);
    return after === undefined ? undefined : Number(after);
  }
}
