import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seals where a list goes on into text that nobody else can make. */
export class PageTokens {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** A token that goes on after a key; it opens only for the same binding, which says of what list it is. */
  seal(binding: string, after: number): string {
    return `${Buffer.from(String(after)).toString('base64url')}.${this.#sign(binding, after).toString('base64url')}`;
  }

  /** The key that a token goes on after, or undefined when it was not made here for this binding. */
  open(binding: string, token: string): number | undefined {
    const [position = '', signature = ''] = token.split('.');
    const after = Number(Buffer.from(position, 'base64url').toString());
    if (!Number.isSafeInteger(after)) return undefined;
    const expected = this.#sign(binding, after);
    const given = Buffer.from(signature, 'base64url');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    // Base64 reads the same bytes from more than one text; only the one that was given out counts.
    return genuine && token === this.seal(binding, after) ? after : undefined;
  }

  #sign(binding: string, after: number): Buffer {
    return createHmac('sha256', this.#secret)
      .update(`${String(after)}\n${binding}`)
      .digest();
  }
}
