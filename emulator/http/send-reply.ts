import type { ServerResponse } from 'node:http';
import type { Reply } from '../service-exception.js';

/** Sends an answer, in JSON unless its headers say otherwise. */
export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers });
  // Text goes out in one piece with the headers; bytes would be a second one.
  response.end(body);
}
