import type { IncomingMessage } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { GitRefusal } from './git-refusal.js';

/** Waits until a stream takes more, or will take no more at all. */
function drained(sink: Writable): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      sink.off('drain', settle).off('close', settle);
      resolve();
    };
    sink.on('drain', settle).on('close', settle);
  });
}

/** Writes no faster than the other side takes; what a closed one would not take is passed over. */
export async function writeTo(sink: Writable, chunk: Uint8Array): Promise<void> {
  if (!sink.destroyed && sink.writable && !sink.write(chunk)) await drained(sink);
}

/** The body of a request as Git is to read it. Git's clients compress theirs in one way, or not at all. */
function bodyOf(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return request;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    throw new GitRefusal(415, `A body may come in gzip, or as it is, and not in ${encoding}.`);
  }
  const gunzip = createGunzip();
  request.on('error', (error) => gunzip.destroy(error));
  return request.pipe(gunzip);
}

/**
 * Hands the body of a request on as it comes, however long it is. What the reader leaves is read all the same: who still
 * sends would not see the answer. A refusal is what is longer than the limit, cannot be read, or breaks off.
 */
export async function feed(request: IncomingMessage, sink: Writable, limit: number): Promise<void> {
  try {
    let size = 0;
    // A stream that is left early would take the connection with it, and nobody could be told why.
    for await (const chunk of bodyOf(request).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw tooLong(limit);
      await writeTo(sink, chunk);
    }
  } catch (error) {
    throw refusalOf(error);
  } finally {
    sink.end();
  }
}

const tooLong = (limit: number) =>
  new GitRefusal(413, `The body of the request is longer than ${String(limit)} bytes.`, { connection: 'close' });

function refusalOf(error: unknown): GitRefusal {
  if (error instanceof GitRefusal) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new GitRefusal(400, code.startsWith('Z_') ? 'The body of the request is no gzip.' : 'The client has gone.');
}
