import type { Rpc } from './answer.js';
import { type emptyProto, pluginProto } from './proto.js';

export const getPluginInfo: Rpc<emptyProto.Empty, pluginProto.PluginInfo> = (_request, { plugin }) => {
  const response = new pluginProto.PluginInfo();
  response.setVersion(plugin.provider.version);
  return response;
};
