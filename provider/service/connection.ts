import type { AnyOperation, ItemOf, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { type Connection, type Context, Problem, type Session } from '../model/index.js';
import { Calls, type Line } from './calls.js';
import { sdkClient } from './client.js';
import { createOnce } from './create-once.js';
import { createToldOnce } from './create-told-once.js';
import { credentialsOf } from './credentials.js';
import { endpointOf } from './endpoint.js';
import { find, type Listing, remove, search } from './gone.js';
import { newLimiter } from './retry.js';
import { defaultMaxRetries, type Environment, type ServiceSettings } from './settings.js';
import { limitsOf } from './signals.js';
import { until } from './until.js';

/** What a resource's lifecycle works with: the session, and typed calls of the service. */
export interface ServiceContext extends Context {
  readonly call: <O extends AnyOperation>(operation: O, request: RequestOf<O>) => Promise<ResponseOf<O>>;
  /** All items of a list, to its end. */
  readonly list: <O extends AnyOperation>(operation: O, request: RequestOf<O>) => Promise<readonly ItemOf<O>[]>;
  /** A thing by its get, or undefined when it is proved gone. */
  readonly find: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    where: Listing,
  ) => Promise<ResponseOf<O> | undefined>;
  /** An item of a list, or undefined when it is proved gone. */
  readonly search: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    is: (item: ItemOf<O>) => boolean,
    where: Pick<Listing, 'what' | 'parent' | 'owner'>,
  ) => Promise<ItemOf<O> | undefined>;
  /** A create whose answer tells a secret; `undo` removes what a try made whose answer was lost. */
  readonly createToldOnce: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    undo: () => Promise<void>,
  ) => Promise<ResponseOf<O>>;
  /** Deletes a thing; one that is proved gone counts as deleted. */
  readonly remove: <O extends AnyOperation>(operation: O, request: RequestOf<O>, where: Listing) => Promise<void>;
  /** A create that copes with the loss of its own answer. */
  readonly create: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    made: (since: number) => Promise<ResponseOf<O> | undefined>,
  ) => Promise<ResponseOf<O>>;
}

/** A connection to CodeCatalyst. Nothing is sent and nothing heavy is loaded before the first call. */
export function connect(settings: ServiceSettings, environment: Environment, version: string): Connection {
  const endpoint = endpointOf(settings, environment);
  const credentials = credentialsOf(settings, environment);
  const client = sdkClient({ endpoint, credentials, environment, version });
  const maxRetries = settings.maxRetries ?? defaultMaxRetries;
  const line: Line = { client, endpoint, credentials, maxRetries, limiter: newLimiter() };
  return {
    context: (session) => contextOf(line, session),
    missing: async () => {
      const problem = await credentials.token().catch((error: unknown) => error);
      return problem instanceof Problem ? problem.message : undefined;
    },
    close: () => {
      client.close();
    },
  };
}

function contextOf(line: Line, session: Session): ServiceContext {
  const limits = limitsOf(session);
  const calls = new Calls(line, session, limits);
  return {
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
    find: (operation, request, where) => find(calls, operation, request, where),
    search: (operation, request, is, where) => search(calls, operation, request, is, where),
    remove: (operation, request, where) => remove(calls, operation, request, where),
    createToldOnce: (operation, request, undo) => createToldOnce(calls, operation, request, undo),
    create: (operation, request, made) => createOnce(calls, session, operation, request, made),
  };
}
