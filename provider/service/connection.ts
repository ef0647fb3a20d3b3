import type { AnyOperation, ItemOf, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { type Connection, type Context, type Part, type Session } from '../model/index.js';
import { Calls, type Line, type Page } from './calls.js';
import { sdkClient, waitingForLocal } from './client.js';
import { createOnce } from './create-once.js';
import { createToldOnce } from './create-told-once.js';
import { gitOf } from './git/git.js';
import type { Git } from './git/open-git.js';
import { find, type Listing, remove, search, type Whereabouts, type WhereListed } from './gone.js';
import { placeOf, type StartLocal } from './place.js';
import { newLimiter } from './retry.js';
import { defaultMaxRetries, type Environment, type ServiceSettings } from './settings.js';
import { limitsOf, waitFor } from './signals.js';
import { Snapshots } from './snapshots.js';
import { until } from './until.js';

/** What a resource's lifecycle works with: the session, and typed calls of the service. */
export interface ServiceContext extends Context {
  readonly coalesced: () => ServiceContext;
  readonly call: <O extends AnyOperation>(operation: O, request: RequestOf<O>) => Promise<ResponseOf<O>>;
  /** All items of a list, to its end. */
  readonly list: <O extends AnyOperation>(operation: O, request: RequestOf<O>) => Promise<readonly ItemOf<O>[]>;
  /** A part of a list, as it is now. */
  readonly page: <O extends AnyOperation>(operation: O, request: RequestOf<O>, part: Part) => Promise<Page<ItemOf<O>>>;
  /** A thing by its get, or as a sibling's list has it; undefined when it is proved gone. */
  readonly find: <O extends AnyOperation, Item>(
    operation: O,
    request: RequestOf<O>,
    where: Listing<Item>,
  ) => Promise<ResponseOf<O> | Item | undefined>;
  /** An item of a list, or undefined when it is proved gone. */
  readonly search: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    is: (item: ItemOf<O>) => boolean,
    where: Whereabouts,
  ) => Promise<ItemOf<O> | undefined>;
  /** The same without what siblings were told: for waits, which must see what changes. */
  readonly fresh: () => ServiceContext;
  /** A create whose answer tells a secret; `undo` removes what a try made whose answer was lost. */
  readonly createToldOnce: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    undo: () => Promise<void>,
  ) => Promise<ResponseOf<O>>;
  /** Deletes a thing; one that is proved gone counts as deleted. */
  readonly remove: <O extends AnyOperation>(operation: O, request: RequestOf<O>, where: WhereListed) => Promise<void>;
  /** A create that copes with the loss of its own answer. */
  readonly create: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    made: (since: number) => Promise<ResponseOf<O> | undefined>,
  ) => Promise<ResponseOf<O>>;
  /** A URL that the service told earlier, as it would tell it now: a service on this machine may have moved. */
  readonly present: (url: string) => Promise<string>;
  /** The time of day, in milliseconds since 1970. Reads alone decide by it. */
  readonly now: () => number;
  /** What the API cannot do and Git can; undefined unless there is a login for Git. */
  readonly git: Git | undefined;
}

/** A connection whose contexts have the typed calls. */
export interface ServiceConnection extends Connection {
  context(session: Session): ServiceContext;
}

interface ConnectOptions {
  readonly startLocal?: StartLocal;
  /** A clock that only ever goes on, in milliseconds. */
  readonly now?: () => number;
  /** The time of day, in milliseconds since 1970. */
  readonly timeOfDay?: () => number;
  /** Told of the secrets that come up: tokens of logins, and what the API calls sensitive. */
  readonly conceal?: (secret: string) => void;
  /** Told of each request that is sent, tries included. */
  readonly onCall?: () => void;
}

/** A connection to CodeCatalyst. Nothing is sent and nothing heavy is loaded before the first call. */
export function connect(
  settings: ServiceSettings,
  environment: Environment,
  version: string,
  {
    startLocal,
    now = () => performance.now(),
    timeOfDay = Date.now,
    conceal = () => undefined,
    onCall = () => undefined,
  }: ConnectOptions = {},
): ServiceConnection {
  const place = placeOf(settings, environment, startLocal);
  const client = sdkClient({ place, environment, version, conceal });
  const maxRetries = settings.maxRetries ?? defaultMaxRetries;
  const forget = (): void => {
    snapshots.end();
  };
  const line: Line = { client, place, maxRetries, limiter: newLimiter(), onWrite: forget, onCall };
  const snapshots = new Snapshots((session, limits) => new Calls(line, session, limits), now);
  const git = gitOf(settings, { environment, place, maxRetries, version, onWrite: forget, conceal });
  return {
    context: (session) => contextOf({ line, snapshots, git, timeOfDay }, session),
    missing: () => place.missing(),
    forget,
    close: () => {
      client.close();
      git?.close();
      return place.close();
    },
  };
}

interface ContextParts {
  readonly line: Line;
  readonly snapshots: Snapshots;
  readonly git: ReturnType<typeof gitOf>;
  readonly timeOfDay: () => number;
}

function contextOf({ line, snapshots, git, timeOfDay }: ContextParts, session: Session): ServiceContext {
  const limits = limitsOf(session);
  const calls = new Calls(line, session, limits);
  const looks = snapshots.looks(session, limits);
  const context: ServiceContext = {
    signal: session.signal,
    timeoutSeconds: session.timeoutSeconds,
    progress: (text) => {
      session.progress(text);
    },
    warn: (text) => {
      session.warn(text);
    },
    debug: (text) => {
      session.debug(text);
    },
    until: (what, ask) => until(what, ask, session, limits),
    call: (operation, request) => calls.call(operation, request),
    list: (operation, request) => calls.list(operation, request),
    page: (operation, request, { token, most }) => calls.page(operation, request, token, most),
    find: (operation, request, where) => find(calls, operation, request, where),
    search: (operation, request, is, where) => search(calls, operation, request, is, where),
    remove: (operation, request, where) => remove(calls, operation, request, where),
    createToldOnce: (operation, request, undo) => createToldOnce(calls, operation, request, undo),
    create: (operation, request, made) => createOnce(calls, session, operation, request, made),
    fresh: () => context,
    coalesced: () => ({
      ...context,
      find: (operation, request, where) => find(calls, operation, request, where, looks),
      search: (operation, request, is, where) => search(calls, operation, request, is, where, looks),
    }),
    present: (url) => waitFor(line.place.present(url), waitingForLocal, { what: 'A clone URL', session, limits }),
    now: timeOfDay,
    git: git?.context(session, limits),
  };
  return context;
}
