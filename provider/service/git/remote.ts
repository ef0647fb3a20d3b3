import { getRemoteInfo2, type GitHttpRequest, type HttpClient, push } from 'isomorphic-git';
import { Problem, type Session } from '../../model/index.js';
import { waitingForLocal } from '../client.js';
import type { Place } from '../place.js';
import { factsOf } from '../problem-from-error.js';
import { type newLimiter, Tries, withRetries } from '../retry.js';
import { endedBy, type Limits, waitFor } from '../signals.js';
import type { GitCredentials } from './credentials.js';
import { emptyRepository } from './empty-repository.js';
import { isOfTheLibrary, problemFromGit } from './problem-from-git.js';
import { failureOf, type Pushed } from './pushed.js';
import { type Refs, refsOf } from './refs.js';

/** What all that is done over Git shares in one connection. */
export interface GitLine {
  readonly credentials: GitCredentials;
  readonly place: Place;
  readonly maxRetries: number;
  readonly limiter: ReturnType<typeof newLimiter>;
  readonly transport: (session: Session, limits: Limits) => HttpClient;
  /** Told before a push is sent and once it has ended, however it ended. */
  readonly onWrite: () => void;
}

const looking = 'git ls-remote';
const pushing = 'git push';

/** The library asks for a commit to push; where a branch is deleted it looks at none. */
const noCommit = '0'.repeat(40);

/** A repository on its Git server, as one session reaches it. */
export class Remote {
  private readonly line: GitLine;
  private readonly session: Session;
  private readonly limits: Limits;
  private readonly cloneUrl: string;
  private readonly http: HttpClient;

  constructor(line: GitLine, session: Session, limits: Limits, cloneUrl: string) {
    this.line = line;
    this.session = session;
    this.limits = limits;
    // The user in it is whoever asked for it, who need not be the one that pushes.
    this.cloneUrl = cloneUrl.replace(/^(https?:\/\/)[^/@]*@/, '$1');
    this.http = line.transport(session, limits);
  }

  /** The branches that there are. Tries again where that helps. */
  async refs(): Promise<Refs> {
    const ask = async () =>
      getRemoteInfo2({ http: this.http, url: await this.url(), protocolVersion: 1 }).catch((error: unknown) => {
        // Another try would be answered the same.
        throw isOfTheLibrary(error) ? this.problem(looking, error) : error;
      });
    try {
      const { refs = [] } = await this.attempt(looking, ask, new Tries());
      return refsOf(refs);
    } catch (error) {
      throw this.problem(looking, error);
    }
  }

  /** Pushes the deletion of a branch whose head is this one, which the server compares too. What was sent is not sent again. */
  async pushDeletion(ref: string, head: string): Promise<Pushed> {
    const tries = new Tries({ isOnce: true });
    const sent: GitHttpRequest[] = [];
    const http: HttpClient = {
      request: (request) => {
        if (request.method === 'POST') sent.push(request);
        return this.http.request(request);
      },
    };
    const onPrePush = ({ remoteRef }: { remoteRef: { oid: string } }): boolean => remoteRef.oid === head;
    const messages: string[] = [];
    const onMessage = (message: string): void => void messages.push(message);
    const what = { fs: emptyRepository, gitdir: '/', ref: noCommit, remoteRef: ref, delete: true };
    this.line.onWrite();
    try {
      const send = async () => push({ ...what, http, url: await this.url(), onPrePush, onMessage });
      await this.attempt(pushing, send, tries);
      return { outcome: 'done' };
    } catch (error) {
      return failureOf(error, ref, messages) ?? this.lost(error, sent.length > 0 || tries.lostAnswer);
    } finally {
      // What was listed while it ran may have what it took away.
      this.line.onWrite();
    }
  }

  /** A push that may have been done; any other error is the problem that it is. */
  private lost(error: unknown, mayBeDone: boolean): Pushed {
    const { status, code } = factsOf(error);
    const isAnswered = error instanceof Problem || (status !== undefined && status < 500);
    if (!mayBeDone || isAnswered) throw this.problem(pushing, error);
    const isUnclear = isOfTheLibrary(error) || (status === undefined && code === undefined);
    const problem = isUnclear ? unclear(error) : this.problem(pushing, error);
    if (this.limits.signal.aborted) throw problem.advise(maybeDone);
    return { outcome: 'lost', problem };
  }

  private async attempt<T>(what: string, run: () => Promise<T>, tries: Tries): Promise<T> {
    const { maxRetries, limiter, place } = this.line;
    const { session, limits } = this;
    const once = async (): Promise<T> => {
      if (limits.signal.aborted) throw endedBy(session, what);
      try {
        return await run();
      } catch (error) {
        // A service on this machine may have moved.
        if (factsOf(error).code === 'ECONNREFUSED') place.lost(await place.locate());
        throw error;
      }
    };
    return withRetries(once, tries, { what, maxRetries, session, limits, limiter });
  }

  private problem(what: string, error: unknown): Problem {
    if (this.limits.signal.aborted && (error as { name?: string }).name === 'AbortError')
      return endedBy(this.session, what);
    const [origin = ''] = /^https?:\/\/[^/]+/.exec(this.cloneUrl) ?? [];
    return problemFromGit({ what, origin, credentials: this.line.credentials }, error);
  }

  private url(): Promise<string> {
    const waiting = { what: 'git', session: this.session, limits: this.limits };
    return waitFor(this.line.place.present(this.cloneUrl), waitingForLocal, waiting);
  }
}

const unclear = (cause: unknown): Problem =>
  new Problem('service', 'The Git server did not say what came of the push.', { cause });

const maybeDone = 'It had been sent and may have been done all the same: run this again.';
