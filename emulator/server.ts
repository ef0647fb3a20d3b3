import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turnOfLoop, setTimeout as sleep } from 'node:timers/promises';
import type { OperationName } from '../api/contract-types.js';
import type { OpenRecord, RequestLog } from './request-log.js';
import { route, type Route } from './router.js';
import { Dropped, type Service } from './service.js';
import { type Reply, ServiceException } from './service-exception.js';

const bodyLimit = 1024 * 1024;

/** Reads a body to its end, also one that is too long: who still sends would not see the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  if (size <= bodyLimit) return Buffer.concat(chunks);
  throw new ServiceException('RequestEntityTooLargeException', 413, 'The body of the request is longer than 1 MiB.');
}

function findRoute(method: string, path: string): Route | ServiceException {
  try {
    return route(method, path);
  } catch (error) {
    if (error instanceof ServiceException) return error;
    throw error;
  }
}

/** HTTP on loopback: takes requests apart for the service and sends what it answers. */
export class HttpServer {
  readonly #server: Server;
  readonly #log: RequestLog;
  readonly #service: Service;
  readonly #answering = new Set<Promise<void>>();
  #stopped: Promise<void> | undefined;
  #taken = 0;

  constructor(log: RequestLog, service: Service) {
    this.#log = log;
    this.#service = service;
    this.#server = createServer((request, response) => {
      const answering = this.#answer(request, response).finally(() => this.#answering.delete(answering));
      this.#answering.add(answering);
    });
    this.#server.on('connection', () => {
      this.#taken += 1;
    });
    // Clients keep connections; one that is closed just as they use it again looks like a lost answer.
    this.#server.keepAliveTimeout = 600_000;
  }

  /** Listens and answers the port: the given one, or a free one for 0. */
  async listen(port: number): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no more connections, and answers what comes by those it has, for so many milliseconds at most. */
  async drain(patience: number): Promise<void> {
    const end = performance.now() + patience;
    // Those that wait to be taken when it stops to listen would be reset.
    for (let before = -1; before < this.#taken && performance.now() < end;) {
      before = this.#taken;
      await turnOfLoop();
      await turnOfLoop();
    }
    await Promise.race([this.#stop(), sleep(Math.max(0, end - performance.now()), undefined, { ref: false })]);
  }

  /** Takes no more requests, breaks those under way and waits until their actions have ended. */
  async close(): Promise<void> {
    const stopped = this.#stop();
    // First, or a client that stops in the middle of a body would keep us waiting.
    this.#server.closeAllConnections();
    await Promise.all(this.#answering);
    await stopped;
  }

  /** Listens no more; done once the last connection has ended. */
  #stop(): Promise<void> {
    this.#stopped ??= new Promise((resolve) => {
      // It calls back with an error when it never listened, which is as good.
      this.#server.close(() => {
        resolve();
      });
    });
    return this.#stopped;
  }

  #open({ method = '', headers }: IncomingMessage, path: string, operation: OperationName | undefined): OpenRecord {
    const attempt = headers['amz-sdk-request']?.toString();
    return this.#log.open({ operation, method, path, attempt, requestId: randomUUID() });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const [path = '', ...query] = url.split('?');
    const found = findRoute(method, path);
    const record = this.#open(request, path, found instanceof ServiceException ? undefined : found.operation.name);
    try {
      const body = await readBody(request);
      if (found instanceof ServiceException) throw found;
      const { authorization } = request.headers;
      const reply = await this.#service.answer({ ...found, query: query.join('?'), body, authorization, record });
      this.#send(response, record, reply);
    } catch (error) {
      // A client that goes away while its body is read is dropped like one that a fault or the closing drops.
      if (error instanceof Dropped || !request.complete) {
        record.dropped = true;
        request.socket.destroy();
        return;
      }
      const exception = error instanceof ServiceException ? error : internal(error);
      record.reason = exception.details.reason ?? exception.message;
      this.#send(response, record, exception.toResponse());
    }
  }

  #send(response: ServerResponse, record: OpenRecord, { status, headers, body }: Reply): void {
    record.status = status;
    const bytes = Buffer.from(body);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': bytes.length,
      'x-amzn-requestid': record.requestId,
      // A connection that were kept would keep the end waiting.
      ...(this.#stopped && { connection: 'close' }),
      ...headers,
    });
    response.end(bytes);
  }
}

/** Whatever nobody expected is the emulator's own mistake: loud here, and no 200 that lies there. */
function internal(error: unknown): ServiceException {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`emulator: ${error instanceof Error ? (error.stack ?? text) : text}\n`);
  return new ServiceException('InternalServerException', 500, `A defect of the emulator: ${text}`);
}
