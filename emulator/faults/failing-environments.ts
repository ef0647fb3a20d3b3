/** Reasons for which the environments that are made next will fail, the first first. */
export class FailingEnvironments {
  #reasons: string[] = [];

  add(reason: string): void {
    this.#reasons.push(reason);
  }

  /** The reason of the environment that is made now, if it is to fail. */
  take(): string | undefined {
    return this.#reasons.shift();
  }

  clear(): void {
    this.#reasons = [];
  }
}
