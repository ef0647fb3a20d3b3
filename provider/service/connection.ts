import type { AnyOperation, ItemOf, RequestOf, ResponseOf } from '../../api/contract-types.js';
import { type Connection, type Context, type Session } from '../model/index.js';
import { Calls, type Line } from './calls.js';
import { sdkClient } from './client.js';
import { createOnce } from './create-once.js';
import { find, type Listing, remove, search } from './gone.js';
import { placeOf, type StartLocal } from './place.js';
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
    parent: Listing,
  ) => Promise<ItemOf<O> | undefined>;
  /** Deletes a thing; one that is proved gone counts as deleted. */
  readonly remove: <O extends AnyOperation>(operation: O, request: RequestOf<O>, where: Listing) => Promise<void>;
  /** A create that copes with the loss of its own answer. */
  readonly create: <O extends AnyOperation>(
    operation: O,
    request: RequestOf<O>,
    made: (since: number) => Promise<ResponseOf<O> | undefined>,
  ) => Promise<ResponseOf<O>>;
  /** A URL that the service told earlier, as it would tell it now: a service on this machine may have moved. */
  readonly present: (url: string) => Promise<string>;
}

/** A connection to CodeCatalyst. Nothing is sent and nothing heavy is loaded before the first call. */
export function connect(
  settings: ServiceSettings,
  environment: Environment,
  version: string,
  { startLocal }: { readonly startLocal?: StartLocal } = {},
): Connection {
  const place = placeOf(settings, environment, startLocal);
  const client = sdkClient({ place, environment, version });
  const maxRetries = settings.maxRetries ?? defaultMaxRetries;
  const line: Line = { client, place, maxRetries, limiter: newLimiter() };
  return {
    context: (session) => contextOf(line, session),
    missing: () => place.missing(),
    close: () => {
      client.close();
      place.close();
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
    search: (operation, request, is, parent) => search(calls, operation, request, is, parent),
    remove: (operation, request, where) => remove(calls, operation, request, where),
    create: (operation, request, made) => createOnce(calls, session, operation, request, made),
    present: (url) => line.place.present(url),
  };
}
