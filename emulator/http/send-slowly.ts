import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../service-exception.js';

/** How many pieces a slow body comes in. */
const pieces = 10;

/** Sends an answer whose head comes at once and whose body trickles; ends with it, or with the connection. */
export async function sendSlowly(
  response: ServerResponse,
  { status, headers, body }: Reply,
  milliseconds: number,
): Promise<void> {
  const bytes = Buffer.from(body);
  const gone = new AbortController();
  const closed = once(response, 'close').then(() => {
    gone.abort();
  });
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length, ...headers });
  response.flushHeaders();
  const length = Math.ceil(bytes.length / pieces);
  for (let start = 0; start < bytes.length && !gone.signal.aborted; start += length) {
    // Who goes away meanwhile ends the wait, which is no failure.
    await sleep(milliseconds / pieces, undefined, { signal: gone.signal }).catch(() => undefined);
    response.write(bytes.subarray(start, start + length));
  }
  response.end();
  await closed;
}
