import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request, and the answer that is due to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  /** As it was sent: without the query, and not decoded. */
  readonly path: string;
  /** What follows the `?`, not decoded. */
  readonly query: string;
  /** Where the client reached us, as it said itself: `http://127.0.0.1:4566`. */
  readonly origin: string;
}

/** A part of the emulator that answers some requests: the API is one. The first that serves a request gets it. */
export interface Surface {
  serves(exchange: Exchange): boolean;
  /**
   * Answers, and ends once nothing of it goes on. A ServiceException that it throws is answered, Dropped breaks the connection, and
   * anything else is a defect, answered with 500.
   */
  answer(exchange: Exchange): Promise<void>;
}
