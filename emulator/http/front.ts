import { Dropped, ServiceException } from '../service-exception.js';
import { sendReply } from './send-reply.js';
import type { Exchange, Surface } from './surface.js';

/** What answers a request, and ends once nothing of it goes on. */
export type Answer = (exchange: Exchange) => Promise<void>;

/** Sends each request to the first surface that serves it; the last has to serve them all. */
export function front(surfaces: readonly Surface[]): Answer {
  return async (exchange) => {
    const surface = surfaces.find((candidate) => candidate.serves(exchange));
    try {
      if (!surface) throw new Error(`No surface serves ${exchange.method} ${exchange.path}.`);
      await surface.answer(exchange);
    } catch (error) {
      refuse(exchange, error);
    }
  };
}

function refuse({ request, response }: Exchange, error: unknown): void {
  if (error instanceof Dropped) {
    request.socket.destroy();
    return;
  }
  const exception = error instanceof ServiceException ? error : reportDefect(error);
  // An answer that has begun can only be broken off.
  if (response.headersSent) request.socket.destroy();
  else sendReply(response, exception.toResponse());
}

/** Whatever nobody expected is the emulator's own mistake: loud here, and no 200 that lies there. */
export function reportDefect(error: unknown): ServiceException {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`emulator: ${error instanceof Error ? (error.stack ?? text) : text}\n`);
  return new ServiceException('InternalServerException', 500, `A defect of the emulator: ${text}`);
}
