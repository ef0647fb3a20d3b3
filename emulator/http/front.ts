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
      reportDefect(error);
      const { request, response } = exchange;
      // An answer that has begun can only be broken off.
      if (response.headersSent) request.socket.destroy();
      else response.writeHead(500, { 'content-length': 0, connection: 'close' }).end();
    }
  };
}

/** Whatever nobody expected is the emulator's own mistake, and loud. */
export function reportDefect(error: unknown): void {
  process.stderr.write(`emulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
