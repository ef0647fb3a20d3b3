import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ActionName } from './action-name.js';
import { reportDefect } from './http/front.js';
import { readBody } from './http/read-body.js';
import { sendHalf } from './http/send-half.js';
import { sendReply } from './http/send-reply.js';
import { sendSlowly } from './http/send-slowly.js';
import type { Exchange } from './http/surface.js';
import type { OpenRecord, RequestLog } from './request-log.js';
import { Dropped, type Reply, ServiceException } from './service-exception.js';

/** How a service of AWS answers a request. */
interface Answering {
  readonly exchange: Exchange;
  readonly log: RequestLog;
  readonly operation: ActionName | undefined;
  /** Answers the action; a ServiceException is an answer too. */
  readonly perform: (body: Buffer, record: OpenRecord) => Promise<Reply>;
  /** What an error looks like in the protocol of the service. */
  readonly refusal: (error: ServiceException) => Reply;
}

/** Writes a request down, reads it whole, and sends what comes of it; or breaks the connection. */
export async function answerLogged({ exchange, log, operation, perform, refusal }: Answering): Promise<void> {
  const { request, response, method, path } = exchange;
  const attempt = request.headers['amz-sdk-request']?.toString();
  const record = log.open({ operation, method, path, attempt, requestId: randomUUID() });
  try {
    const body = await readBody(request);
    if (operation !== undefined) log.grow(body.length);
    await send(response, record, await perform(body, record));
  } catch (error) {
    if (error instanceof Dropped) {
      record.dropped = true;
      request.socket.destroy();
      return;
    }
    const exception = error instanceof ServiceException ? error : reportDefect(error);
    record.reason = exception.details.reason ?? exception.message;
    log.grow(record.reason.length);
    await send(response, record, refusal(exception));
  }
}

async function send(response: ServerResponse, record: OpenRecord, reply: Reply): Promise<void> {
  record.status = reply.status;
  const headers = { ...(reply.bare !== true && { 'x-amzn-requestid': record.requestId }), ...reply.headers };
  record.dropped = reply.isCutShort === true;
  if (record.dropped) sendHalf(response, { ...reply, headers });
  else if (reply.slowBodyMs === undefined) sendReply(response, { ...reply, headers });
  else await sendSlowly(response, { ...reply, headers }, reply.slowBodyMs);
}
