import type { Action } from '../../api/contract-types.js';
import type { PageTokens } from './page-tokens.js';
import { ValidationException } from '../service-exception.js';

interface Keyed {
  readonly key: number;
}

/** One page of a list, in the words of every list answer. */
export interface Page<Row> {
  readonly items: Row[];
  readonly nextToken?: string;
}

/** Cuts lists into pages: as long as asked for, never longer than the contract (or a test's page size) allows. */
export class Pager {
  readonly #tokens: PageTokens;
  readonly #pageSize: number;
  readonly #unlimitedPage: number;

  /** ListSpaces has no limit in the contract; `unlimitedPage` is how long its pages are. */
  constructor(tokens: PageTokens, unlimitedPage: number, pageSize = Infinity) {
    if (pageSize < 1) throw new RangeError('A page has at least one item.');
    this.#tokens = tokens;
    this.#pageSize = pageSize;
    this.#unlimitedPage = unlimitedPage;
  }

  /** The page that a request asks for. `rowsAfter` gives the rows behind a key; those that `keep` refuses do not count. */
  page<Row extends Keyed>(
    operation: Action,
    request: object,
    rowsAfter: (key: number) => Iterable<Row>,
    keep: (row: Row) => boolean = () => true,
  ): Page<Row> {
    const { nextToken, maxResults, ...others } = request as Record<string, unknown>;
    const binding = JSON.stringify([operation.name, Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const size = Math.min(
      typeof maxResults === 'number' ? maxResults : Infinity,
      limitOf(operation) ?? this.#unlimitedPage,
      this.#pageSize,
    );

    const items: Row[] = [];
    for (const row of rowsAfter(this.#start(binding, nextToken))) {
      if (!keep(row)) continue;
      const last = items.at(-1);
      if (last && items.length === size) return { items, nextToken: this.#tokens.seal(binding, last.key) };
      items.push(row);
    }
    return { items };
  }

  #start(binding: string, token: unknown): number {
    if (typeof token !== 'string') return 0;
    const key = this.#tokens.open(binding, token);
    if (key !== undefined) return key;
    throw new ValidationException(
      "1 validation error detected: Value at '/nextToken' is no token of this list, or no longer",
      'spoiltPageToken',
    );
  }
}

function limitOf({ pages, request }: Action): number | undefined {
  const shape = pages?.limit === undefined ? undefined : request[pages.limit]?.shape;
  return shape?.type === 'integer' ? shape.max : undefined;
}
