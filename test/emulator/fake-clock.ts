/** A clock that stands still until it is moved. */
export class FakeClock {
  #now: Date;

  constructor(start = '2026-03-01T12:00:00.000Z') {
    this.#now = new Date(start);
  }

  now(): Date {
    return this.#now;
  }

  advance(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}
