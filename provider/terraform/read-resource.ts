import { read as ask } from '../model/index.js';
import type { Rpc } from './answer.js';
import { identityOf } from './identity.js';
import { decodeNotes, encodeNotes } from './private.js';
import { newState, properties, recordedOf } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { ReadResourceAnswer, ReadResourceAsked } from './wire/messages.js';

/** A refresh, or the first look at what was imported, of which the id alone is known. No state says that it is proved gone. */
export const readResource: Rpc<ReadResourceAsked, ReadResourceAnswer> = async (request, call) => {
  const { plugin } = call;
  const { definition: resource, block } = plugin.resource(request.type_name);
  const current = call.decode(request.current_state, block.attributes);
  if (!current) return { new_state: request.current_state };
  const { isImported = false, ...notes } = decodeNotes(request.private);
  if (!plugin.isConnected && !isImported) {
    call
      .session()
      .warn(`Not read: ${resource.type} ${recordedOf(current).id}. The provider's configuration is not known yet.`);
    return { new_state: request.current_state, private: request.private };
  }
  const { id, state: known } = recordedOf(current);
  const context = plugin.connection.context(call.session());
  const state = await ask(resource, id, isImported ? undefined : known, context);
  const prior = isImported ? undefined : properties(current);
  const identity = state && identityOf(resource, id);
  return {
    ...(identity && { new_identity: identity }),
    new_state: encode(state && newState(resource, { id, state }, prior, current.timeouts), block.attributes),
    private: encodeNotes(notes),
  };
};
