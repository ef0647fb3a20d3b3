import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { OperationName } from '../api/contract-types.js';
import { reportDefect } from './http/front.js';
import { readBody } from './http/read-body.js';
import { sendReply } from './http/send-reply.js';
import type { Exchange, Surface } from './http/surface.js';
import type { OpenRecord, RequestLog } from './request-log.js';
import { route, type Route } from './router.js';
import type { Service } from './service.js';
import { Dropped, type Reply, ServiceException } from './service-exception.js';

/** The API of CodeCatalyst: takes requests apart for the service, logs them and sends what it answers. */
export class ApiSurface implements Surface {
  readonly #log: RequestLog;
  readonly #service: Service;

  constructor(log: RequestLog, service: Service) {
    this.#log = log;
    this.#service = service;
  }

  /** All: what is no action is refused as the service would. */
  serves(): boolean {
    return true;
  }

  async answer(exchange: Exchange): Promise<void> {
    const { request, response, method, path, query, origin } = exchange;
    const found = findRoute(method, path);
    const record = this.#open(exchange, found instanceof ServiceException ? undefined : found.operation.name);
    try {
      const body = await readBody(request);
      if (found instanceof ServiceException) throw found;
      this.#log.grow(body.length);
      const { authorization } = request.headers;
      answerWith(
        response,
        record,
        await this.#service.answer({ ...found, query, body, authorization, record, origin }),
      );
    } catch (error) {
      if (error instanceof Dropped) {
        record.dropped = true;
        request.socket.destroy();
        return;
      }
      const exception = error instanceof ServiceException ? error : reportDefect(error);
      record.reason = exception.details.reason ?? exception.message;
      this.#log.grow(record.reason.length);
      answerWith(response, record, exception.toResponse());
    }
  }

  #open({ request, method, path }: Exchange, operation: OperationName | undefined): OpenRecord {
    const attempt = request.headers['amz-sdk-request']?.toString();
    return this.#log.open({ operation, method, path, attempt, requestId: randomUUID() });
  }
}

function findRoute(method: string, path: string): Route | ServiceException {
  try {
    return route(method, path);
  } catch (error) {
    if (error instanceof ServiceException) return error;
    throw error;
  }
}

function answerWith(response: ServerResponse, record: OpenRecord, { status, headers, body }: Reply): void {
  record.status = status;
  sendReply(response, { status, headers: { 'x-amzn-requestid': record.requestId, ...headers }, body });
}
