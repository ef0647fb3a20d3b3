import type { handleUnaryCall } from '@grpc/grpc-js';
import { Call } from './call.js';
import type { Plugin } from './plugin.js';
import { serviceError } from './status.js';

/** An RPC: decode, act, encode. */
export type Rpc<Request, Response> = (request: Request, call: Call) => Response | Promise<Response>;

/** Serves an RPC: whatever it throws becomes a status with one clear message, and its end frees what it held. */
export const answer =
  <Request, Response>(plugin: Plugin, rpc: Rpc<Request, Response>): handleUnaryCall<Request, Response> =>
  (unary, callback) => {
    const controller = new AbortController();
    // An engine that was killed never sends Cancel; its calls just break off.
    unary.on('cancelled', () => {
      controller.abort();
    });
    const call = new Call(plugin, controller.signal);
    void plugin.run(controller, async () => {
      try {
        callback(null, await rpc(unary.request, call));
      } catch (error) {
        callback(serviceError(error, call));
      }
    });
  };
