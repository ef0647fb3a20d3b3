import type { ServerResponse } from 'node:http';
import type { Reply } from '../service-exception.js';

/** Sends the head of an answer and the first half of its body, and breaks the connection where the rest should follow. */
export function sendHalf(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers });
  // Nothing of it may wait in a buffer that goes with the connection.
  response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
}
