import type { handleUnaryCall } from '@grpc/grpc-js';
import { Call } from './call.js';
import type { Plugin } from './plugin.js';
import type { Answer } from './wire/messages.js';

/** A call: decode, act, encode. What the user is to be told is added to its answer. */
export type Rpc<Request, Response> = (request: Request, call: Call) => Response | Promise<Response>;

/** Serves a call: whatever it throws becomes a diagnostic with one clear message. */
export const answer =
  <Request, Response extends Answer>(
    plugin: Plugin,
    name: string,
    rpc: Rpc<Request, Response>,
  ): handleUnaryCall<Request, Partial<Response>> =>
  (unary, callback) => {
    const controller = new AbortController();
    // A Terraform that was killed never says stop; its calls just break off.
    unary.on('cancelled', () => {
      controller.abort();
    });
    void plugin.run(controller, async () => {
      const call = new Call(plugin, name, controller.signal);
      call.log('trace', 'asked');
      let response: Partial<Response> = {};
      try {
        response = await rpc(unary.request, call);
      } catch (error) {
        call.fail(error);
      }
      call.log('trace', 'answered');
      const { diagnostics } = call;
      callback(null, diagnostics.length === 0 ? response : { ...response, diagnostics });
    });
  };
