import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import type { Clock } from '../time/clock.js';
import type { Git } from '../git/open-git.js';
import { removeStaleLocks } from '../git/ref-lock.js';
import { reportDefect } from '../http/front.js';
import type { Exchange, Surface } from '../http/surface.js';
import type { OpenRecord, RequestLog } from '../request-log.js';
import type { SourceRepository } from '../storage/source-repository-store.js';
import type { Stores } from '../storage/stores.js';
import { withoutCapabilities } from './advertisement.js';
import { type BackendProcess, startBackend } from './backend.js';
import { type CgiAnswer, readCgi } from './cgi.js';
import { feed, writeTo } from './feed.js';
import { Gate } from './gate.js';
import { type GitProfile, type GitProfileName, readGitProfile, speaksVersion2, withholds } from './git-profile.js';
import { GitRefusal } from './git-refusal.js';
import { type GitRequest, isGitRequest, readGitRequest } from './git-request.js';

/** How Git is served. */
export interface GitOptions {
  /** What the Git server offers; `full`, as Git does today, when absent. */
  gitProfile?: GitProfileName | Partial<GitProfile>;
  /** How much one push may bring, in bytes; 2 GiB when absent. */
  maxPushBytes?: number;
}

/** What the surface is made of. */
interface GitSurfaceParts {
  readonly stores: Pick<Stores, 'users' | 'accessTokens'>;
  readonly git: Git;
  readonly clock: Clock;
  readonly log: RequestLog;
  readonly options: GitOptions;
}

/** A request that was let in, and the process that answers it. */
interface Run extends Exchange {
  readonly asked: GitRequest;
  readonly backend: BackendProcess;
  /** Ends the process; what it is aborted with is a refusal. */
  readonly stopping: AbortController;
}

const defaultMaxPushBytes = 2 * 1024 ** 3;

/** Room for what a push says before its pack: which refs it moves. */
const commandBytes = 16 * 1024 ** 2;

const deleted = () => new GitRefusal(404, 'The repository was deleted meanwhile.', { connection: 'close' });

/** Git behind the clone URLs: the smart protocol over HTTP, by `git http-backend`. */
export class GitSurface implements Surface {
  readonly #parts: GitSurfaceParts;
  readonly #gate: Gate;
  readonly #profile: GitProfile;
  readonly #maxPushBytes: number;

  constructor(parts: GitSurfaceParts) {
    const { stores, git, clock, options } = parts;
    const { users, accessTokens } = stores;
    this.#parts = parts;
    this.#gate = new Gate({ users, accessTokens, repositories: git.repositories, members: git.members, clock });
    this.#profile = readGitProfile(options.gitProfile);
    this.#maxPushBytes = options.maxPushBytes ?? defaultMaxPushBytes;
  }

  serves({ method, path }: Exchange): boolean {
    return isGitRequest(method, path);
  }

  /** Answers, or breaks the connection; ends when no process is left and what a push did is stored. */
  async answer(exchange: Exchange): Promise<void> {
    const { request, response, method, path } = exchange;
    const record = this.#parts.log.open({
      operation: undefined,
      method,
      path,
      attempt: undefined,
      requestId: randomUUID(),
    });
    try {
      await this.#serve(exchange, record);
      record.status = response.statusCode;
      response.end();
    } catch (error) {
      const refusal = error instanceof GitRefusal ? error : new GitRefusal(500, reportDefect(error).message);
      record.reason = refusal.message;
      if (response.headersSent || response.destroyed) {
        record.dropped = true;
        request.socket.destroy();
        return;
      }
      record.status = refusal.status;
      refuse(response, refusal);
    }
  }

  async #serve(exchange: Exchange, record: OpenRecord): Promise<void> {
    const { request, path, query } = exchange;
    const asked = readGitRequest(path, query);
    record.members = { ...asked };
    const user = this.#gate.user(request.headers.authorization);
    record.user = user.alias;
    const repository = this.#gate.repository(user, asked);
    const folder = this.#parts.git.index.open(repository);
    const isPush = asked.service === 'git-receive-pack' && !asked.isAdvertisement;
    if (isPush) removeStaleLocks(folder);
    // The first reason to stop is the one that is told.
    const stopping = new AbortController();
    using _folder = this.#parts.git.folders.use(repository.id, () => {
      stopping.abort(deleted());
    });
    const backend = await startBackend({
      ...asked,
      folder,
      user: user.alias,
      contentType: request.headers['content-type'],
      protocol: request.headers['git-protocol']?.toString(),
      profile: this.#profile,
      maxPushBytes: this.#maxPushBytes,
    });
    try {
      const run = { ...exchange, asked, backend, stopping };
      await (isPush ? this.#push(repository, run) : this.#run(run));
    } finally {
      backend.kill();
    }
  }

  async #push(repository: SourceRepository, run: Run): Promise<void> {
    // On record before it is given anything that it could act on.
    const end = this.#parts.git.pushes.begin(repository, run.backend.pid ?? 0);
    if (!end) throw deleted();
    try {
      await this.#run(run);
    } finally {
      end();
    }
  }

  /** Ends when the process has. */
  async #run(run: Run): Promise<void> {
    const { response, backend, stopping } = run;
    const { signal } = stopping;
    const ended = once(backend, 'close') as Promise<[code: number | null]>;
    const complaint = text(backend.stderr);
    if (signal.aborted) backend.kill();
    else signal.addEventListener('abort', () => backend.kill());
    response.once('close', () => {
      stopping.abort(new GitRefusal(400, 'The client has gone.'));
    });
    const feeding = this.#feed(run).catch((error: unknown) => {
      stopping.abort(error);
    });
    const answer = await this.#relay(run).finally(() => ended);
    // A part of an answer must not look like the whole of it, whoever still sends.
    signal.throwIfAborted();
    await feeding;
    signal.throwIfAborted();
    if (response.headersSent) return;
    const [code] = await ended;
    if (!answer || code !== 0) {
      throw new GitRefusal(answer ? 500 : 501, `Git cannot serve this here: ${(await complaint).trim()}`);
    }
    response.writeHead(answer.status, answer.headers);
  }

  async #feed({ request, asked, backend }: Run): Promise<void> {
    if (asked.isAdvertisement) backend.stdin.end();
    else await feed(request, backend.stdin, this.#maxPushBytes + commandBytes);
  }

  /** Sends the body of what the process answers, with its head before it if there is one; undefined when it ends without a head. */
  async #relay({ response, asked, backend }: Run): Promise<CgiAnswer | undefined> {
    const answer = await readCgi(backend.stdout);
    if (!answer) return undefined;
    // What Git offers needs no editing where it offers all.
    const isEdited = asked.isAdvertisement && !speaksVersion2(this.#profile);
    // Nothing is sent before there is something to say, so that what fails until then can still be told by a status.
    for await (const chunk of isEdited ? this.#advertisement(answer) : answer.body) {
      if (!response.headersSent) response.writeHead(answer.status, answer.headers);
      await writeTo(response, chunk);
    }
    return answer;
  }

  async *#advertisement({ body }: CgiAnswer): AsyncGenerator<Buffer, void, undefined> {
    yield withoutCapabilities(await buffer(body), (capability) => withholds(this.#profile, capability));
  }
}

function refuse(response: ServerResponse, { status, message, headers }: GitRefusal): void {
  const bytes = Buffer.from(`${message}\n`);
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-cache',
    ...headers,
  });
  response.end(bytes);
}
