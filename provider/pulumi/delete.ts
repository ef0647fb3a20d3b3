import { Problem, remove } from '../model/index.js';
import type { Rpc } from './answer.js';
import { emptyProto, type proto } from './proto.js';
import { knownState } from './recorded-values.js';

export const delete_: Rpc<proto.DeleteRequest, emptyProto.Empty> = async (request, call) => {
  const { plugin } = call;
  const resource = plugin.resource(request.getType());
  const state = knownState(resource, call.decode(request.getProperties()));
  const context = plugin.connection.context(call.session(request.getUrn(), request.getTimeout()));

  const isReplaced = plugin.checked.has(request.getUrn());

  try {
    await remove(resource, { id: request.getId(), state, isReplaced }, plugin.settings, context);
  } catch (error) {
    const isRefused = error instanceof Problem && error.kind === 'data-loss';
    // What the program still declares makes way for another.
    throw isRefused && isReplaced ? error.advise(replaced) : error;
  }
  return new emptyProto.Empty();
};

/** The program has no more say in what waits to be deleted. */
const replaced =
  "It is being replaced: once the new one is there, only the provider's configuration lets the old one go.";
