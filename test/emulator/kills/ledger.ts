/** What a thing that is not there is worth. */
export const gone = 'gone';

/** What writes are counted as. */
export type Kind =
  | 'repositories made'
  | 'repositories deleted'
  | 'branches made'
  | 'branches pushed'
  | 'branches deleted'
  | 'projects'
  | 'environments'
  | 'tokens';

/** What a write changes: things by their key, and what they are worth when it is done. */
export type Changes = Readonly<Record<string, string>>;

export const repositoryKey = (name: string): string => `repository ${name}`;
export const branchKey = (repository: string, name: string): string => `branch ${repository} ${name}`;

/** The repository of a branch's key; undefined for other keys. */
const repositoryOf = (key: string): string | undefined => /^branch (\S+) /.exec(key)?.[1];

/** What was asked for and what was acknowledged: after a kill, each thing may be what it was last known to be or what was under way. */
export class Ledger {
  readonly #allowed = new Map<string, Set<string>>();
  readonly #counts = new Map<Kind, number>();
  readonly #waiting = new Set<() => void>();
  /** Writes that were refused though nothing was killed, with the reason. */
  readonly refused: string[] = [];

  /** How many writes of a kind were acknowledged. */
  count(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  get counts(): string {
    return Array.from(this.#counts, ([kind, count]) => `${String(count)} ${kind}`)
      .toSorted()
      .join(', ');
  }

  /** What a thing is known to be; undefined when a write of it is under way, or was cut off. */
  now(key: string): string | undefined {
    const [value = gone, ...others] = this.#allowed.get(key) ?? [];
    return others.length > 0 ? undefined : value;
  }

  /** The first thing that is known to be there of those whose keys begin so. */
  first(start: string): string | undefined {
    return [...this.#allowed.keys()].find((key) => key.startsWith(start) && (this.now(key) ?? gone) !== gone);
  }

  /** Takes note of what a thing is that was made along with another. */
  learn(key: string, value: string): void {
    this.#allowed.set(key, new Set([value]));
  }

  /** Does a write, and answers whether it was acknowledged. What refuses it for good reason is no refusal. */
  async write(kind: Kind, changes: Changes, work: () => Promise<unknown>, mayFail: () => boolean): Promise<boolean> {
    for (const [key, value] of Object.entries(changes)) {
      this.#allowed.set(key, new Set([...(this.#allowed.get(key) ?? [gone]), value]));
    }
    try {
      await work();
    } catch (error) {
      if (!mayFail()) this.refused.push(`${kind} ${JSON.stringify(changes)}: ${String(error)}`);
      this.#wake();
      return false;
    }
    for (const [key, value] of Object.entries(changes)) this.#allowed.set(key, new Set([value]));
    this.#counts.set(kind, this.count(kind) + Object.keys(changes).length);
    this.#wake();
    return true;
  }

  /** Waits until so many writes of a kind have been acknowledged since the call, or one was refused. */
  acknowledged(kind: Kind, count: number): Promise<void> {
    const end = this.count(kind) + count;
    return new Promise((resolve) => {
      const look = () => {
        if (this.count(kind) < end && this.refused.length === 0) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  #wake(): void {
    for (const look of this.#waiting) look();
  }

  /**
   * Compares with what is there, and goes on from that. Answers what is otherwise than it may be; of the branches, only
   * those of the repositories that were looked at are compared.
   */
  settle(found: ReadonlyMap<string, string>, lookedAt: ReadonlySet<string>): string[] {
    const problems: string[] = [];
    for (const [key, allowed] of this.#allowed) {
      const repository = repositoryOf(key);
      if (repository !== undefined && found.get(repositoryKey(repository)) === undefined) {
        this.#allowed.delete(key);
        continue;
      }
      if (repository !== undefined && !lookedAt.has(repository)) continue;
      const is = found.get(key) ?? gone;
      if (!allowed.has(is)) problems.push(`${key} is ${is}, and not ${[...allowed].join(' or ')}`);
      this.#allowed.set(key, new Set([is]));
    }
    for (const [key, is] of found) {
      if (this.#allowed.has(key)) continue;
      // Each repository is born with it.
      if (!key.endsWith(' main')) problems.push(`${key} is ${is}, and nobody made it`);
      this.#allowed.set(key, new Set([is]));
    }
    return problems;
  }
}
