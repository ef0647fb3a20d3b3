import { inputsFromState, read as ask } from '../model/index.js';
import type { Rpc } from './answer.js';
import { proto } from './proto.js';
import { isToBeReadFirst, knownState, recordedInputs, recordedState, withoutInternal } from './recorded-values.js';
import { encode } from './value-codec.js';

/** Refresh, import and get: an import knows the id alone. An empty answer says that the resource is proved gone. */
export const read: Rpc<proto.ReadRequest, proto.ReadResponse> = async (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const olds = call.decode(request.getProperties());
  const known = Object.keys(olds).length > 0 ? knownState(resource, olds) : undefined;
  // `pulumi do` sends no inputs as empty ones.
  const prior = known && request.hasInputs() ? call.decode(request.getInputs()) : undefined;
  const context = call.plugin.connection.context(call.session(request.getUrn(), request.getTimeout()));

  const state = await ask(resource, request.getId(), known, context);

  const response = new proto.ReadResponse();
  if (!state) return response;
  if (!known) call.plugin.imported.add(request.getUrn());
  const inputs = inputsFromState(resource, state, prior && withoutInternal(prior));
  response.setId(request.getId());
  response.setProperties(encode(recordedState(resource, state, olds, prior ?? {})));
  response.setInputs(encode(recordedInputs(inputs, prior ?? {}, olds)));
  response.setRefreshBeforeUpdate(isToBeReadFirst(resource, state));
  return response;
};
