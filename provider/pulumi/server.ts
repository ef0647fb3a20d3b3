import { Server, ServerCredentials } from '@grpc/grpc-js';
import { answer, answerInParts, type Rpc } from './answer.js';
import { attach } from './attach.js';
import { cancel } from './cancel.js';
import { check } from './check.js';
import { checkConfig } from './check-config.js';
import { configure } from './configure.js';
import { create } from './create.js';
import { delete_ } from './delete.js';
import { diff } from './diff.js';
import { diffConfig } from './diff-config.js';
import { getPluginInfo } from './get-plugin-info.js';
import { getSchema } from './get-schema.js';
import { handshake } from './handshake.js';
import { invoke } from './invoke.js';
import { list } from './list.js';
import type { Plugin } from './plugin.js';
import { providerGrpc } from './proto.js';
import { read } from './read.js';
import { update } from './update.js';

// As large as the engine's own limit: a schema or a property may be bigger than the 4 MB of the default.
const largestMessage = 400 * 1024 * 1024;

const rpcs = {
  handshake,
  attach,
  getPluginInfo,
  getSchema,
  checkConfig,
  diffConfig,
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: delete_,
  invoke,
  cancel,
};

/** A server of the ResourceProvider service; what is not in it (components, calls of methods) is answered as unimplemented. */
export interface PluginServer {
  readonly port: number;
  stop(): void;
}

/** Serves a plugin on a free port of this machine alone. */
export async function serve(plugin: Plugin): Promise<PluginServer> {
  const server = new Server({
    'grpc.max_receive_message_length': largestMessage,
    'grpc.max_send_message_length': largestMessage,
  });
  const handlers = Object.entries(rpcs).map(
    ([name, rpc]) => [name, answer(plugin, rpc as Rpc<unknown, unknown>)] as const,
  );
  const all = { ...Object.fromEntries(handlers), list: answerInParts(plugin, list) };
  server.addService(providerGrpc.ResourceProviderService, all);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  return {
    port,
    stop: () => {
      server.forceShutdown();
    },
  };
}
