import { createHash } from 'node:crypto';

/** A number from 0, below 1, that looks random and is the same each time for the same words. */
export function draw(...words: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
