import { remove } from '../model/index.js';
import type { Rpc } from './answer.js';
import { emptyProto, type proto } from './proto.js';
import { knownState } from './recorded-values.js';

export const delete_: Rpc<proto.DeleteRequest, emptyProto.Empty> = async (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const state = knownState(resource, call.decode(request.getProperties()));
  const context = call.plugin.connection.context(call.session(request.getUrn(), request.getTimeout()));

  await remove(resource, { id: request.getId(), state }, call.plugin.settings, context);
  return new emptyProto.Empty();
};
