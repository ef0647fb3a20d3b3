import type { AnyOperation, ItemOf, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { VerifySession } from '../../api/operations.js';
import { Problem, type Session } from '../model/index.js';
import { type Client, isWrite } from './client.js';
import type { Place } from './place.js';
import { problemFromError } from './problem-from-error.js';
import { redacted } from './redact.js';
import { type newLimiter, Tries, withRetries } from './retry.js';
import { endedBy, type Limits } from './signals.js';

/** What all calls of one connection share. */
export interface Line {
  readonly client: Client;
  readonly place: Place;
  readonly maxRetries: number;
  readonly limiter: ReturnType<typeof newLimiter>;
  /** Told before a write is sent and once it has ended, however it ended. */
  readonly onWrite: () => void;
  /** Told of each request before it is sent. */
  readonly onCall: () => void;
}

/** A part of a list, and where it goes on if it does. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | undefined;
}

/** A login that is missing altogether never got as far as the service, and has said so itself. */
const refusesLogin = ({ kind, trace }: Problem): boolean =>
  trace !== undefined && (kind === 'forbidden' || kind === 'signed-out');

/** Typed calls of the service within one session. */
export class Calls {
  private readonly line: Line;
  private readonly session: Session;
  private readonly limits: Limits;

  constructor(line: Line, session: Session, limits: Limits) {
    this.line = line;
    this.session = session;
    this.limits = limits;
  }

  /** Calls an action; tries again where that helps. A refusal is told apart from a login that has ended. */
  async call<O extends AnyOperation>(operation: O, request: RequestOf<O>, tries = new Tries()): Promise<ResponseOf<O>> {
    try {
      return await this.tryCall(operation, request, tries);
    } catch (error) {
      const problem = this.problem(operation, request, error);
      // One error stands for "not allowed", "does not exist" and "your login has ended": the session tells the last apart.
      if (refusesLogin(problem)) await this.verify();
      throw problem;
    }
  }

  /** All items of a list, page after page to the end. */
  async list<O extends AnyOperation>(operation: O, request: RequestOf<O>): Promise<readonly ItemOf<O>[]> {
    const items: ItemOf<O>[] = [];
    let token: string | undefined;
    do {
      const page = await this.page(operation, request, token);
      items.push(...page.items);
      token = page.next;
    } while (token !== undefined);
    return items;
  }

  /** One page of a list, as long as the service allows and no longer than asked: the first one, or that of a token. */
  async page<O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    token: string | undefined,
    most = Infinity,
  ): Promise<Page<ItemOf<O>>> {
    const { pages } = operation;
    if (!pages) throw new Error(`${operation.name} does not answer in pages.`);
    const asked: object = {
      ...request,
      ...sizeOf(operation, pages.limit, most),
      ...(token !== undefined && { [pages.inputToken]: token }),
    };
    const answer = (await this.call(operation, asked as RequestOf<O>)) as Readonly<Record<string, unknown>>;
    const { [pages.outputToken]: next } = answer;
    if (next === token && token !== undefined) throw neverEnds(operation);
    return {
      items: (answer[pages.items] ?? []) as ItemOf<O>[],
      next: typeof next === 'string' && next !== '' ? next : undefined,
    };
  }

  /** Throws unless the login still holds. */
  async verify(): Promise<void> {
    try {
      await this.tryCall(VerifySession, {}, new Tries());
    } catch (error) {
      const problem = this.problem(VerifySession, {}, error);
      if (!refusesLogin(problem)) throw problem;
      const { source, logIn } = this.line.place.login;
      throw new Problem('signed-out', `The login to CodeCatalyst does not hold: ${source} was refused.`, {
        detail: logIn,
        ...(problem.trace && { trace: problem.trace }),
        cause: problem,
      });
    }
  }

  private async tryCall<O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    tries: Tries,
  ): Promise<ResponseOf<O>> {
    const { client, maxRetries, limiter, onWrite, onCall } = this.line;
    const { session, limits } = this;
    const waiting = { what: operation.name, session, limits };
    const attempt = async (): Promise<ResponseOf<O>> => {
      if (limits.signal.aborted) throw endedBy(session, operation.name);
      const start = performance.now();
      onCall();
      try {
        const { response, requestId } = await client.send(operation, request, waiting);
        this.log(operation, request, 'answered', start, requestId);
        return response;
      } catch (error) {
        const { trace, summary } = this.problem(operation, request, error);
        this.log(operation, request, trace?.code ?? summary, start, trace?.requestId);
        throw error;
      }
    };
    if (isWrite(operation)) onWrite();
    try {
      return await withRetries(attempt, tries, { ...waiting, maxRetries, limiter });
    } finally {
      // What was listed while it ran may lack what it did.
      if (isWrite(operation)) onWrite();
    }
  }

  private problem(operation: AnyOperation, request: object, error: unknown): Problem {
    if (this.limits.signal.aborted && (error as { name?: string }).name === 'AbortError') {
      const ended = endedBy(this.session, operation.name);
      return isWrite(operation) ? ended.advise(maybeDone) : ended;
    }
    return problemFromError({ operation, request, origin: this.line.place.origin }, error);
  }

  private log(operation: AnyOperation, request: object, outcome: string, start: number, requestId = 'none'): void {
    const took = Math.round(performance.now() - start);
    const sent = redacted(operation.request, request);
    this.session.debug(`${operation.name} ${sent}: ${outcome} in ${took} ms, request id ${requestId}`);
  }
}

/** The longest page that the service allows, and no longer than asked. */
function sizeOf({ request }: AnyOperation, limitName: string | undefined, most: number): object {
  const limit = limitName === undefined ? undefined : request[limitName];
  return limit?.shape.type === 'integer' && limit.shape.max !== undefined
    ? { [limit.name]: Math.min(limit.shape.max, most) }
    : {};
}

const neverEnds = ({ name }: AnyOperation): Problem =>
  new Problem('service', `CodeCatalyst answers ${name} with the same page again and again.`, {
    detail: 'A list that has no end proves nothing, so nothing was changed; run this again later.',
  });

/** A write that was sent goes on without us. */
const maybeDone =
  'It had been sent and may have been done all the same: look before the next run, and import what it made.';
