/** Reasons for which the things of a kind that are made next will fail, the first first. */
export class ComingFailures {
  #reasons: string[] = [];

  add(reason: string): void {
    this.#reasons.push(reason);
  }

  /** The reason of the one that is made now, if it is to fail. */
  take(): string | undefined {
    return this.#reasons.shift();
  }

  clear(): void {
    this.#reasons = [];
  }
}
