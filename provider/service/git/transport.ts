import type { Agent } from 'node:http';
import { urlToHttpOptions } from 'node:url';
import type { HttpClient } from 'isomorphic-git';
import { Problem } from '../../model/index.js';
import { isInClear } from '../endpoint.js';
import type { Limits } from '../signals.js';
import type { GitCredentials } from './credentials.js';
import { exchange } from './exchange.js';
import { GitRefusal } from './git-refusal.js';
import { isWhole } from './packet-lines.js';

interface TransportOptions {
  readonly credentials: GitCredentials;
  readonly userAgent: string;
  /** The way to an address. */
  readonly agentFor: (origin: URL) => Promise<Agent>;
  readonly limits: Limits;
  readonly debug: (text: string) => void;
  /** Told of the login before it is sent. */
  readonly conceal: (secret: string) => void;
}

/**
 * How the library's requests travel: with the login, which the library never sees and which no redirect is followed with.
 * An answer comes whole or not at all; one that refuses is a `GitRefusal` with the server's words.
 */
export function transport({ credentials, userAgent, agentFor, limits, debug, conceal }: TransportOptions): HttpClient {
  const { username, password } = credentials;
  const login = Buffer.from(`${username}:${password}`).toString('base64');
  // What a server says may repeat what it was sent.
  for (const secret of [login, password]) conceal(secret);

  return {
    async request({ url, method = 'GET', headers = {}, body }) {
      const { origin, path } = parts(url);
      if (isInClear(origin)) throw inClear(origin);
      const sent = body && Buffer.concat(await Array.fromAsync(body));
      const options = {
        ...urlToHttpOptions(origin),
        path,
        method,
        headers: { ...headers, 'user-agent': userAgent, authorization: `Basic ${login}` },
        agent: await agentFor(origin),
      };
      const start = performance.now();
      // A push that is under way is given longer: an abort does not undo it.
      const answer = await exchange(options, sent ? limits.writeSignal : limits.signal, sent);
      const took = Math.round(performance.now() - start);
      debug(`git ${method} ${origin.origin}${path}: HTTP ${answer.status} in ${took} ms`);
      if (answer.status !== 200) throw new GitRefusal(answer.status, answer.headers, answer.body.toString());
      const type = answer.headers['content-type'] ?? '';
      if (!/^application\/x-git-[a-z-]+-(advertisement|result)$/.test(type)) throw notGit(url);
      if (type.endsWith('-advertisement') && !isWhole(answer.body)) throw cutShort();
      return { url, headers: { 'content-type': type }, body: once(answer.body), statusCode: 200, statusMessage: 'OK' };
    },
  };
}

/** As text: a repository may be called `..`, which a URL would resolve. */
function parts(url: string): { readonly origin: URL; readonly path: string } {
  const [, origin = '', path = ''] = /^(https?:\/\/[^/]+)(\/.*)$/.exec(url) ?? [];
  return { origin: new URL(origin), path };
}

async function* once(body: Uint8Array): AsyncIterableIterator<Uint8Array> {
  yield await Promise.resolve(body);
}

const inClear = ({ origin }: URL): Problem =>
  new Problem('configuration', `The Git server is ${origin}, to which the password would go in clear text.`, {
    detail: 'It must be https; http is allowed for this machine alone (127.0.0.1, ::1, localhost).',
  });

const notGit = (url: string): Problem =>
  new Problem('service', `What answers at ${url} is no Git server.`, {
    detail: 'A proxy or a page to log in may stand in its place: check the endpoint and the proxy settings.',
  });

/** With a code, as a connection that broke off has one. */
const cutShort = (): Error => Object.assign(new Error('The answer was cut short'), { code: 'ECONNRESET' });
