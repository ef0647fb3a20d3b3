import { createHash } from 'node:crypto';

/** Chance that is the same for the same seed. */
export class SeededNumbers {
  readonly #seed: string;
  #drawn = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 to less than this. */
  below(end: number): number {
    this.#drawn += 1;
    const digest = createHash('sha256')
      .update(`${this.#seed} ${String(this.#drawn)}`)
      .digest();
    return Math.floor((digest.readUInt32BE() / 2 ** 32) * end);
  }

  /** Whether it hits, so many times in a hundred. */
  hits(percent: number): boolean {
    return this.below(100) < percent;
  }

  one<T>(choices: readonly [T, ...T[]]): T;
  one<T>(choices: readonly T[]): T | undefined;
  one<T>(choices: readonly T[]): T | undefined {
    return choices[this.below(choices.length)];
  }
}
