import { type IncomingHttpHeaders, type IncomingMessage, request as inClear, type RequestOptions } from 'node:http';
import { request as secured } from 'node:https';
import { connectionTimeout, requestTimeout } from '../http.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request and its whole answer. Whatever comes in between rejects with a code of Node's: silence is ETIMEDOUT. */
export async function exchange(options: RequestOptions, signal: AbortSignal, sent?: Uint8Array): Promise<Answer> {
  const patience = AbortSignal.timeout(requestTimeout);
  try {
    return await answered({ ...options, signal: AbortSignal.any([signal, patience]) }, sent);
  } catch (error) {
    throw patience.aborted && !signal.aborted ? silence() : error;
  }
}

const answered = (options: RequestOptions, sent: Uint8Array | undefined): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const send = options.protocol === 'https:' ? secured : inClear;
    const request = send(options, (response) => {
      whole(response).then(resolve, reject);
    });
    const connecting = setTimeout(() => request.destroy(silence()), connectionTimeout);
    const connected = (): void => {
      clearTimeout(connecting);
    };
    request.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    request.once('close', connected);
    request.once('error', reject);
    request.end(sent);
  });

async function whole(response: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  // A connection that breaks off before the end is an error here.
  for await (const chunk of response) chunks.push(chunk as Uint8Array);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

const silence = (): Error => Object.assign(new Error('There was no answer in time'), { code: 'ETIMEDOUT' });
