import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import { type AddressInfo, isIPv6, type Socket } from 'node:net';
import { setImmediate as turnOfLoop, setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { type Reply, ServiceException } from '../service-exception.js';
import type { Answer } from './front.js';
import type { Hosts } from './hosts.js';
import { headersLimit, type Limits } from './limits.js';
import { sendReply } from './send-reply.js';

/** A private key and its certificate, in PEM. */
interface Identity {
  readonly key: string;
  readonly certificate: string;
}

/** Where to listen, how patiently, and who answers. */
export interface ListenerParts {
  /** An address, or a name of one. */
  readonly host: string;
  readonly hosts: Hosts;
  readonly limits: Limits;
  readonly answer: Answer;
}

/** The ports of one emulator: takes connections, refuses what is too slow, too large or misled, and hands on the rest. */
export class Listener {
  readonly #parts: ListenerParts;
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #answering = new Set<Promise<void>>();
  #stopped: Promise<void> | undefined;
  #taken = 0;

  constructor(parts: ListenerParts) {
    this.#parts = parts;
  }

  /** Listens for HTTP and answers the port: the given one, or a free one for 0. */
  http(port: number): Promise<number> {
    return this.#listen(createServer(this.#options()), port);
  }

  /** The same for HTTPS. */
  async https(port: number, { key, certificate }: Identity): Promise<number> {
    const { createServer } = await import('node:https');
    const { headersTimeout } = this.#parts.limits;
    const tls = { key, cert: certificate, handshakeTimeout: headersTimeout };
    return this.#listen(createServer({ ...this.#options(), ...tls }), port);
  }

  /** Takes no more connections, and answers what comes by those it has; whether that was all within so many milliseconds. */
  async drain(patience: number): Promise<boolean> {
    const end = performance.now() + patience;
    // Those that wait to be taken when it stops to listen would be reset.
    for (let before = -1; before < this.#taken && performance.now() < end;) {
      before = this.#taken;
      await turnOfLoop();
      await turnOfLoop();
    }
    const rest = sleep(Math.max(0, end - performance.now()), false, { ref: false });
    return Promise.race([this.#stop().then(() => true), rest]);
  }

  /** Takes no more requests, breaks those under way and waits until their actions have ended. */
  async close(): Promise<void> {
    const stopped = this.#stop();
    // First, or a client that stops in the middle of a body, or of its handshake, would keep us waiting.
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#answering);
    await stopped;
  }

  /** Listens no more; done once the last connection has ended. */
  async #stop(): Promise<void> {
    this.#stopped ??= Promise.all(this.#servers.map(closed)).then(() => undefined);
    return this.#stopped;
  }

  #options(): ServerOptions {
    const { headersTimeout, requestTimeout } = this.#parts.limits;
    return {
      maxHeaderSize: headersLimit,
      headersTimeout,
      requestTimeout,
      connectionsCheckingInterval: Math.min(1_000, headersTimeout),
      // Clients keep connections; one that is closed just as they use it again looks like a lost answer.
      keepAliveTimeout: 600_000,
    };
  }

  async #listen(server: Server, port: number): Promise<number> {
    server.on('request', (request, response) => {
      const answering = this.#take(request, response).finally(() => this.#answering.delete(answering));
      this.#answering.add(answering);
    });
    server.on('connection', (socket) => {
      this.#taken += 1;
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    // More than the 511 of Node, so that a thousand clients may come at once.
    server.listen({ port, host: this.#parts.host, backlog: 4096 });
    await once(server, 'listening');
    this.#servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { answer, hosts, limits } = this.#parts;
    const { method = '', url = '', headers, socket } = request;
    const { host = cameTo(socket) } = headers;
    const [path = '', ...query] = url.split('?');
    // A connection that were kept would keep the end waiting.
    if (this.#stopped) response.setHeader('connection', 'close');
    const origin = `${(socket as Partial<TLSSocket>).encrypted ? 'https' : 'http'}://${host}`;
    if (!hosts.includes(host)) sendReply(response, misled(`The host ${host}`));
    else if (isForeign(headers.origin, hosts)) sendReply(response, misled(`A page of ${headers.origin}`));
    else await answer({ request, response, method, path, query: query.join('?'), origin });
    discardRest(request, limits.lingerTimeout);
  }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    // It calls back with an error when it never listened, which is as good.
    server.close(() => {
      resolve();
    });
  });

/** Where a client of HTTP/1.0 has come to, which need not say so. */
const cameTo = ({ localAddress = '', localPort }: Socket): string =>
  `${isIPv6(localAddress) ? `[${localAddress}]` : localAddress}:${String(localPort)}`;

/** A page of the web whose script calls us says where it comes from; command lines and programs say nothing. */
const isForeign = (origin: string | undefined, hosts: Hosts): boolean =>
  origin !== undefined && !hosts.includes(origin.replace(/^https?:\/\//, ''));

const misled = (who: string): Reply =>
  new ServiceException(
    'HostNotAllowedException',
    403,
    `${who} is none of this emulator's. Call it by 127.0.0.1, localhost or [::1], or start it with that host.`,
  ).toResponse();

/** Throws away for a while what is left of a body: a client that still sends would not see its answer otherwise. */
function discardRest(request: IncomingMessage, lingerTimeout: number): void {
  if (request.complete || request.destroyed) return;
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), lingerTimeout);
  // A request that was answered is not told any more that its connection has ended.
  const stop = () => {
    clearTimeout(timer);
    socket.off('close', stop);
  };
  socket.once('close', stop);
  request.once('end', stop);
  request.resume();
}
