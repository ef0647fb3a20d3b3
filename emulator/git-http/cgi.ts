import type { Readable } from 'node:stream';

/** What a CGI program answers. */
export interface CgiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Buffer>;
}

/** More than Git ever writes there. */
const longestHead = 16 * 1024;

/** Reads the head of what a program answers, and hands on the body as it comes; undefined when it ends without a head. */
export async function readCgi(output: Readable): Promise<CgiAnswer | undefined> {
  const chunks = output[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let read = Buffer.alloc(0);
  while (read.length < longestHead) {
    const next = await chunks.next();
    if (next.done) return undefined;
    read = Buffer.concat([read, next.value]);
    const text = read.toString('latin1');
    const end = /\r?\n\r?\n/.exec(text);
    if (end) {
      return { ...headOf(text.slice(0, end.index)), body: follow(read.subarray(end.index + end[0].length), chunks) };
    }
  }
  return undefined;
}

async function* follow(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  if (first.length > 0) yield first;
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
}

function headOf(text: string): Omit<CgiAnswer, 'body'> {
  const headers = new Map(
    text.split(/\r?\n/).map((line) => {
      const [name = '', ...value] = line.split(':');
      return [name.toLowerCase(), value.join(':').trim()];
    }),
  );
  const status = Number.parseInt(headers.get('status') ?? '200', 10);
  headers.delete('status');
  return { status, headers: Object.fromEntries(headers) };
}
