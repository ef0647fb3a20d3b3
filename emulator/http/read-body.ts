import type { IncomingMessage } from 'node:http';
import { ServiceException } from '../service-exception.js';

const bodyLimit = 1024 * 1024;

/** Reads a body to its end, also one that is too long: who still sends would not see the answer. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyLimit) chunks.push(chunk);
  }
  if (size <= bodyLimit) return Buffer.concat(chunks);
  throw new ServiceException('RequestEntityTooLargeException', 413, 'The body of the request is longer than 1 MiB.');
}
