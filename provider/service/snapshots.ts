import { Problem, type Session } from '../model/index.js';
import type { Calls, Page } from './calls.js';
import { endedBy, type Limits } from './signals.js';

/** How long what was listed may stand in for what is, in milliseconds. */
const lifetime = 30_000;

/** Where an item is listed. */
export interface Listed<Item> {
  /** What fetches its pages, for messages. */
  readonly operation: string;
  /** The list, its parents included: who names the same one shares it, so it has one kind of items. */
  readonly key: string;
  readonly page: (calls: Calls, token: string | undefined) => Promise<Page<Item>>;
  readonly is: (item: Item) => boolean;
}

/** What one session may learn from what others were told. An item that is missing is missing there, and proves nothing. */
export interface Looks {
  /** The item, unless asking for it by its get costs less, or is all that is left. `who` tells siblings apart. */
  find<Item>(listed: Listed<Item>, who: string): Promise<Item | undefined>;
  /** The item of a list that has to be walked anyhow; absence is proof when no page is older than the question. */
  search<Item>(listed: Listed<Item>): Promise<{ readonly item: Item | undefined; readonly isProof: boolean }>;
}

interface Reader {
  readonly session: Session;
  readonly limits: Limits;
}

type CallsFor = (session: Session, limits: Limits) => Calls;

/** The lists that the reads of one connection share. They end after 30 s, or when somebody says so; no error is kept. */
export class Snapshots {
  private readonly callsFor: CallsFor;
  private readonly now: () => number;
  private readonly collections = new Map<string, { begun: number; collection: unknown }>();

  constructor(callsFor: CallsFor, now: () => number) {
    this.callsFor = callsFor;
    this.now = now;
  }

  /** Who waits for a page still gets it; who comes later does not. */
  end(): void {
    this.collections.clear();
  }

  looks(session: Session, limits: Limits): Looks {
    const reader = { session, limits };
    return {
      find: (listed, who) => this.collection(listed).find(listed.is, who, reader),
      search: (listed) => this.collection(listed).search(listed.is, reader),
    };
  }

  private collection<Item>({ operation, key, page }: Listed<Item>): Collection<Item> {
    const now = this.now();
    for (const [other, { begun }] of this.collections) if (now - begun >= lifetime) this.collections.delete(other);
    const known = this.collections.get(key);
    // The key names the list, and so the kind of its items.
    if (known) return known.collection as Collection<Item>;
    const collection = new Collection<Item>(operation, (token, session, limits) =>
      page(this.callsFor(session, limits), token),
    );
    this.collections.set(key, { begun: now, collection });
    return collection;
  }
}

type Turn<Item> = (token: string | undefined, session: Session, limits: Limits) => Promise<Page<Item>>;

interface Held<Item> {
  readonly page: Page<Item>;
  /** Whether a read has found its item on it. */
  used: boolean;
}

/** A page that is being fetched, and those who wait for it. */
interface Fetch {
  readonly done: Promise<void>;
  readonly readers: Set<Reader>;
  readonly controller: AbortController;
}

/** One list, as far as it has been walked. */
class Collection<Item> {
  private readonly operation: string;
  private readonly turn: Turn<Item>;
  private readonly askers = new Set<string>();
  private pages: Held<Item>[] = [];
  private underWay: Fetch | undefined;
  /** How many reads were or still are without an answer from the pages. */
  private missed = 0;
  private failed = false;

  constructor(operation: string, turn: Turn<Item>) {
    this.operation = operation;
    this.turn = turn;
  }

  /**
   * The first one is on its own: its get is the cheapest. Among siblings a page is worth its call as long as more of them
   * are without an answer than pages were of no use; so P pages and N reads cost 2 · min(P, N) + 1 calls at the very most.
   */
  async find(is: (item: Item) => boolean, who: string, reader: Reader): Promise<Item | undefined> {
    this.askers.add(who);
    if (this.askers.size < 2) return undefined;
    this.missed += 1;
    const isWorthIt = (): boolean => !this.failed && this.pages.filter(({ used }) => !used).length < this.missed;
    try {
      const item = await this.walk(is, isWorthIt, reader);
      if (item !== undefined) this.missed -= 1;
      return item;
    } catch (error) {
      // A list that is closed, or a login that ended: the get tells, in words about the thing itself.
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  async search(is: (item: Item) => boolean, reader: Reader): Promise<{ item: Item | undefined; isProof: boolean }> {
    const isProof = this.pages.length === 0 && !this.underWay;
    return { item: await this.walk(is, () => true, reader), isProof };
  }

  private async walk(is: (item: Item) => boolean, goesOn: () => boolean, reader: Reader): Promise<Item | undefined> {
    for (;;) {
      for (const held of this.pages) {
        const item = held.page.items.find(is);
        if (item === undefined) continue;
        held.used = true;
        return item;
      }
      const last = this.pages.at(-1);
      if (last && last.page.next === undefined) return undefined;
      if (!this.underWay && !goesOn()) return undefined;
      await this.wait(reader);
    }
  }

  /** Waits for the next page. One who leaves does not end it for the others; the last one does. */
  private async wait({ session, limits }: Reader): Promise<void> {
    const { signal } = limits;
    if (signal.aborted) throw endedBy(session, this.operation);
    const fetch = (this.underWay ??= this.fetch(session));
    const reader = { session, limits };
    fetch.readers.add(reader);
    const left = Promise.withResolvers<never>();
    const leave = (): void => {
      left.reject(endedBy(session, this.operation));
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      await Promise.race([fetch.done, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
      fetch.readers.delete(reader);
      if (fetch.readers.size === 0) this.abandon(fetch);
    }
  }

  private abandon(fetch: Fetch): void {
    if (this.underWay === fetch) this.underWay = undefined;
    fetch.controller.abort();
  }

  private fetch(starter: Session): Fetch {
    const readers = new Set<Reader>();
    const controller = new AbortController();
    const { signal } = controller;
    const session: Session = {
      signal,
      timeoutSeconds: Infinity,
      progress: (text) => {
        for (const reader of readers) reader.session.progress(text);
      },
      warn: (text) => {
        for (const reader of readers) reader.session.warn(text);
      },
      debug: starter.debug,
    };
    const remaining = (): number => Math.max(0, ...[...readers].map(({ limits }) => limits.remaining()));
    const done = this.turn(this.pages.at(-1)?.page.next, session, { signal, writeSignal: signal, remaining }).then(
      (page) => {
        if (this.underWay !== fetch) return;
        this.underWay = undefined;
        this.pages.push({ page, used: false });
      },
      (error: unknown) => {
        if (this.underWay === fetch) {
          this.underWay = undefined;
          // What a list told before it failed may not be true any more.
          this.pages = [];
          this.failed = true;
        }
        throw error;
      },
    );
    // Those who waited may all have left.
    done.catch(() => undefined);
    const fetch: Fetch = { done, readers, controller };
    return fetch;
  }
}
