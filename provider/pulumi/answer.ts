import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import { Call } from './call.js';
import type { Plugin } from './plugin.js';
import { serviceError } from './status.js';

/** An RPC: decode, act, encode. */
export type Rpc<Request, Response> = (request: Request, call: Call) => Response | Promise<Response>;

/** An RPC whose answer comes in parts. */
export type StreamingRpc<Request, Response> = (
  request: Request,
  call: Call,
  tell: (part: Response) => void,
) => Promise<void>;

/** Serves an RPC: whatever it throws becomes a status with one clear message, and its end frees what it held. */
export const answer =
  <Request, Response>(plugin: Plugin, rpc: Rpc<Request, Response>): handleUnaryCall<Request, Response> =>
  (unary, callback) => {
    serve(plugin, unary, async (call) => {
      try {
        callback(null, await rpc(unary.request, call));
      } catch (error) {
        callback(serviceError(error, call));
      }
    });
  };

/** The same for an RPC whose answer comes in parts: what was told before an error counts as nothing. */
export const answerInParts =
  <Request, Response>(
    plugin: Plugin,
    rpc: StreamingRpc<Request, Response>,
  ): handleServerStreamingCall<Request, Response> =>
  (stream) => {
    serve(plugin, stream, async (call) => {
      try {
        await rpc(stream.request, call, (part) => stream.write(part));
        stream.end();
      } catch (error) {
        stream.emit('error', serviceError(error, call));
      }
    });
  };

interface Cancellable {
  on(event: 'cancelled', told: () => void): unknown;
}

function serve(plugin: Plugin, asked: Cancellable, work: (call: Call) => Promise<void>): void {
  const controller = new AbortController();
  // An engine that was killed never sends Cancel; its calls just break off.
  asked.on('cancelled', () => {
    controller.abort();
  });
  void plugin.run(controller, () => work(new Call(plugin, controller.signal)));
}
