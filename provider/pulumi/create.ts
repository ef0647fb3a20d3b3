import { create as make, plain, uncheckedText, unknown, type ValueMap, type Values } from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Call } from './call.js';
import { recordingHalfMade } from './init-failed.js';
import { proto } from './proto.js';
import { isToBeReadFirst, recordedState, withoutInternal } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { AnyResource } from '../model/index.js';

export const create: Rpc<proto.CreateRequest, proto.CreateResponse> = async (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const given = call.decode(request.getProperties());
  const inputs = withoutInternal(given);
  const session = call.session(request.getUrn(), request.getTimeout());

  const response = new proto.CreateResponse();
  if (request.getPreview()) {
    await tellUnready(call, request.getUrn());
    response.setProperties(encode(expected(resource, inputs)));
    return response;
  }
  const context = call.plugin.connection.context(session);
  const made = await recordingHalfMade(resource, given, () => make(resource, plain(inputs), context));
  response.setId(made.id);
  response.setProperties(encode(recordedState(resource, made.state, inputs)));
  response.setRefreshBeforeUpdate(isToBeReadFirst(resource, made.state));
  return response;
};

/** What will be there: the inputs are known, what the service tells is not. */
const expected = (resource: AnyResource, inputs: ValueMap): Values => ({
  ...Object.fromEntries(Object.keys(resource.outputs).map((name) => [name, unknown])),
  ...inputs,
});

/** A preview needs no login; without one it says, once, what that leaves open. */
async function tellUnready(call: Call, urn: string): Promise<void> {
  const { plugin } = call;
  if (plugin.toldUnready) return;
  plugin.toldUnready = true;
  const text = await uncheckedText(plugin.connection);
  if (text !== undefined) call.session(urn, 0).warn(text);
}
