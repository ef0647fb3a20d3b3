import { Problem } from '../model/index.js';
import { type Credentials, credentialsOf } from './credentials.js';
import { asksForLocal, endpointOf } from './endpoint.js';
import type { Environment, ServiceSettings } from './settings.js';

/** Where one attempt of a call goes, and the login that is good there. */
export interface Address {
  readonly endpoint: URL;
  token(): Promise<{ token: string; expiration?: Date }>;
}

/** A CodeCatalyst on this machine that runs as long as somebody calls it; it may move while it is called. */
export interface LocalService {
  /** Where it answers now; the first to ask starts it. */
  locate(): Promise<Address>;
  /** Told that nobody answered there, so that the next `locate` looks anew. */
  lost(address: Address): void;
  /** Whether the owner before the present one answered all that it had read: what broke off there was never read. */
  hasReadAll(before: Address, after: Address): boolean;
  /** Hands it over, if it runs here; never fails. */
  close(): Promise<void>;
}

/** Promises a local service with a space in it; nothing is started before the first `locate`. */
export type StartLocal = (spaceName: string) => LocalService;

/** Where the calls of a connection go. */
export interface Place {
  /** Whose login is used, for messages. */
  readonly login: Pick<Credentials, 'source' | 'logIn'>;
  /** The last known address, for messages. */
  readonly origin: string;
  /** The address for one attempt. */
  locate(): Promise<Address>;
  /** Told that nobody answered at an address; answers whether there may be another. */
  lost(address: Address): boolean;
  /** Whether a call that broke off at an address was never read there, as another took over in good order; asked once it is lost. */
  wasUnread(address: Address): Promise<boolean>;
  /** What calls would lack; asks nobody and starts nothing. */
  missing(): Promise<string | undefined>;
  /** A URL that a service told earlier, as it would tell it now. */
  present(url: string): Promise<string>;
  close(): Promise<void>;
}

/** The place that settings and environment name: the service, another address, or a service on this machine. */
export function placeOf(settings: ServiceSettings, environment: Environment, startLocal?: StartLocal): Place {
  if (!asksForLocal(settings, environment))
    return fixedPlace(endpointOf(settings, environment), credentialsOf(settings, environment));
  if (!startLocal) throw new Problem('configuration', 'endpoint is local, and this program cannot start a service.');
  if (settings.spaceName === undefined) {
    throw new Problem('configuration', 'endpoint is local, and spaceName is not set.', {
      path: 'spaceName',
      detail:
        'A local CodeCatalyst begins with one space: name it, as in "pulumi config set codecatalyst:spaceName acme", or on the ' +
        'provider itself where the program makes its own, to which that does not count.',
    });
  }
  return localPlace(startLocal(settings.spaceName));
}

function fixedPlace(endpoint: URL, credentials: Credentials): Place {
  const address: Address = { endpoint, token: () => credentials.token() };
  return {
    login: credentials,
    origin: endpoint.origin,
    locate: () => Promise.resolve(address),
    lost: () => false,
    wasUnread: () => Promise.resolve(false),
    missing: async () => {
      const problem = await credentials.token().catch((error: unknown) => error);
      return problem instanceof Problem ? problem.message : undefined;
    },
    present: (url) => Promise.resolve(url),
    close: () => Promise.resolve(),
  };
}

/** What stands before the path in a URL of a local service, with the port of the day; the user part is kept. */
const ofThisMachine = /^http:\/\/([^/@]*@)?127\.0\.0\.1:\d+(?=\/)/;

function localPlace(service: LocalService): Place {
  let origin = 'local';
  const locate = async (): Promise<Address> => {
    const address = await service.locate();
    origin = address.endpoint.origin;
    return address;
  };
  return {
    login: {
      source: 'the token that the local CodeCatalyst keeps',
      logIn: 'Something else may listen at the address that was kept there: run this again.',
    },
    get origin() {
      return origin;
    },
    locate,
    lost: (address) => {
      service.lost(address);
      return true;
    },
    wasUnread: async (address) => service.hasReadAll(address, await locate()),
    missing: () => Promise.resolve(undefined),
    // As text: a repository may be called `..`, which a URL would resolve.
    present: async (url) => {
      if (!ofThisMachine.test(url)) return url;
      const { protocol, host } = (await locate()).endpoint;
      return url.replace(ofThisMachine, (_, user: string | undefined) => `${protocol}//${user ?? ''}${host}`);
    },
    close: () => service.close(),
  };
}
