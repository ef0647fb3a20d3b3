import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seals text so that nobody else can make or change it; it is not hidden. */
export class Seal {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** A token that carries the text; it opens only for the same binding, which says what it is for. */
  close(binding: string, text: string): string {
    return `${Buffer.from(text).toString('base64url')}.${this.#sign(binding, text).toString('base64url')}`;
  }

  /** The text that a token carries, or undefined when it was not made here for this binding. */
  open(binding: string, token: string): string | undefined {
    const [sealed = '', signature = ''] = token.split('.');
    const text = Buffer.from(sealed, 'base64url').toString();
    const expected = this.#sign(binding, text);
    const given = Buffer.from(signature, 'base64url');
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    // Base64 reads the same bytes from more than one text; only the one that was given out counts.
    return genuine && token === this.close(binding, text) ? text : undefined;
  }

  #sign(binding: string, text: string): Buffer {
    return createHmac('sha256', this.#key).update(`${text}\n${binding}`).digest();
  }
}
