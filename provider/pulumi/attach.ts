import type { Rpc } from './answer.js';
import { emptyProto, type pluginProto } from './proto.js';

/** Another engine takes over a process that was started by hand. */
export const attach: Rpc<pluginProto.PluginAttach, emptyProto.Empty> = (request, { plugin }) => {
  plugin.attach(request.getAddress());
  return new emptyProto.Empty();
};
