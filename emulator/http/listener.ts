import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Answer } from './front.js';

/** The ports of one emulator: takes connections and hands on what is asked, whoever answers it. */
export class Listener {
  readonly #answer: Answer;
  readonly #servers: Server[] = [];
  readonly #answering = new Set<Promise<void>>();

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** Listens for HTTP and answers the port: the given one, or a free one for 0. */
  async http(port: number): Promise<number> {
    const server = createServer();
    server.on('request', (request, response) => {
      const answering = this.#take(request, response).finally(() => this.#answering.delete(answering));
      this.#answering.add(answering);
    });
    // Clients keep connections; one that is closed just as they use it again looks like a lost answer.
    server.keepAliveTimeout = 600_000;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    this.#servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  /** Takes no more requests, breaks those under way and waits until their actions have ended. */
  async close(): Promise<void> {
    const closed = this.#servers.splice(0).map((server) => {
      const end = once(server, 'close');
      server.close();
      // First, or a client that stops in the middle of a body would keep us waiting.
      server.closeAllConnections();
      return end;
    });
    await Promise.all(this.#answering);
    await Promise.all(closed);
  }

  #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const [path = '', ...query] = url.split('?');
    return this.#answer({ request, response, method, path, query: query.join('?'), origin: originOf(request) });
  }
}

/** As the client says; one of HTTP/1.0 may be silent, and is told where it has come to. */
function originOf({ socket, headers }: IncomingMessage): string {
  const scheme = (socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
  return `${scheme}://${headers.host ?? `${socket.localAddress ?? ''}:${String(socket.localPort)}`}`;
}
