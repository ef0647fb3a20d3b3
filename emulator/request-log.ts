import type { ActionName } from './action-name.js';

/** A request that came, as tests look at it. Never holds a token. */
export interface RequestRecord {
  readonly operation: ActionName | undefined;
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** The members of path, query and body; empty when the request was refused before they were read. */
  readonly members: Readonly<Record<string, unknown>>;
  /** The alias of the caller, once known. */
  readonly user: string | undefined;
  /** The SDK's own count of its attempts, such as `attempt=2; max=3`. */
  readonly attempt: string | undefined;
  /** The status that was answered; undefined as long as it waits, and when the connection was dropped before the answer. */
  readonly status: number | undefined;
  readonly dropped: boolean;
  readonly requestId: string;
  /** Why it was refused, in words that the answer does not give away. */
  readonly reason: string | undefined;
}

export type OpenRecord = { -readonly [Name in keyof RequestRecord]: RequestRecord[Name] };

/** An emulator may run for weeks: of old requests only the count is kept. */
const kept = 10_000;
/** So much of paths, bodies and reasons, in characters, makes old what came before; members take some times that in memory. */
const keptSize = 8 * 1024 * 1024;

/** What was asked of the emulator, in the order of arrival. */
export class RequestLog {
  // Two generations: when the young one is full it becomes the old one, so that nothing is ever moved or measured again.
  #old: OpenRecord[] = [];
  #young: OpenRecord[] = [];
  #youngSize = 0;
  #counts = new Map<ActionName | undefined, number>();

  open(start: Pick<OpenRecord, 'method' | 'path' | 'attempt' | 'requestId' | 'operation'>): OpenRecord {
    const record: OpenRecord = {
      ...start,
      members: {},
      user: undefined,
      status: undefined,
      dropped: false,
      reason: undefined,
    };
    this.#young.push(record);
    this.grow(start.path.length + (start.attempt?.length ?? 0));
    this.#counts.set(start.operation, (this.#counts.get(start.operation) ?? 0) + 1);
    return record;
  }

  /** A request has brought so many more characters to keep. */
  grow(size: number): void {
    this.#youngSize += size;
    if (this.#young.length < kept && this.#youngSize < keptSize) return;
    this.#old = this.#young;
    this.#young = [];
    this.#youngSize = 0;
  }

  /** The latest requests: 10,000 at most, fewer if they are large. */
  get records(): readonly RequestRecord[] {
    return [...this.#old, ...this.#young].slice(-kept);
  }

  /** How many came for an action, or in all. */
  count(operation?: ActionName): number {
    if (operation !== undefined) return this.#counts.get(operation) ?? 0;
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  clear(): void {
    this.#old = [];
    this.#young = [];
    this.#youngSize = 0;
    this.#counts.clear();
  }
}
