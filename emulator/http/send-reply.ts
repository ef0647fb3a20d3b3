import type { ServerResponse } from 'node:http';
import type { Reply } from '../service-exception.js';

/** Sends an answer, in JSON unless its headers say otherwise. */
export function sendReply(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers });
  response.end(bytes);
}
