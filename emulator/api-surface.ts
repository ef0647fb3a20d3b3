import type { Exchange, Surface } from './http/surface.js';
import { answerLogged } from './logged-answer.js';
import type { RequestLog } from './request-log.js';
import { route, type Route } from './router.js';
import type { Service } from './service.js';
import { ServiceException } from './service-exception.js';

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
    const { request, method, path, query, origin } = exchange;
    const found = findRoute(method, path);
    await answerLogged({
      exchange,
      log: this.#log,
      operation: found instanceof ServiceException ? undefined : found.operation.name,
      perform: async (body, record) => {
        if (found instanceof ServiceException) throw found;
        const { authorization, 'user-agent': userAgent } = request.headers;
        const caller = { authorization, userAgent, sourceIpAddress: request.socket.remoteAddress };
        return this.#service.answer({ ...found, ...caller, query, body, record, origin });
      },
      refusal: (error) => error.toResponse(),
    });
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
