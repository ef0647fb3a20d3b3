import type { IncomingMessage } from 'node:http';
import { Dropped, ServiceException } from '../service-exception.js';

const mebibyte = 1024 * 1024;

/** Reads a body of at most 1 MiB, or so many; a longer one is refused as soon as it shows, and a client that goes away is dropped. */
export async function readBody(request: IncomingMessage, mebibytes = 1): Promise<Buffer> {
  const limit = mebibytes * mebibyte;
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLong(mebibytes);
  const chunks: Buffer[] = [];
  let size = 0;
  const take = (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) reject(tooLong(mebibytes));
  };
  const end = () => {
    // At once: a request closes when it has ended, before anybody who awaits hears of it.
    request.off('close', leave);
    resolve(Buffer.concat(chunks));
  };
  const leave = () => {
    reject(new Dropped());
  };
  request.on('data', take).once('end', end).once('close', leave).once('error', leave);
  try {
    return await promise;
  } finally {
    request.off('data', take).off('end', end).off('close', leave);
  }
}

// Made when it is needed: an error notes where it was made, which costs more than the rest of a small request.
const tooLong = (mebibytes: number): ServiceException =>
  new ServiceException(
    'RequestEntityTooLargeException',
    413,
    `The body of the request is longer than ${String(mebibytes)} MiB.`,
  );
