import { parseId } from '../model/index.js';
import type { Rpc } from './answer.js';
import { idIn, identityOf } from './identity.js';
import { encodeNotes } from './private.js';
import { encode } from './value-codec.js';
import type { ImportResourceStateAnswer, ImportResourceStateAsked } from './wire/messages.js';

/** Takes up an id that has the right form; whether it is there, the read that follows tells. */
export const importResourceState: Rpc<ImportResourceStateAsked, ImportResourceStateAnswer> = (request, call) => {
  const { type_name } = request;
  const { definition: resource, block } = call.plugin.resource(type_name);
  const id = request.id === '' && request.identity ? idIn(resource, request.identity) : request.id;
  const state = encode({ ...parseId(resource, id), id }, block.attributes);
  const identity = identityOf(resource, id);
  return {
    imported_resources: [
      { type_name, state, private: encodeNotes({ isImported: true }), ...(identity && { identity }) },
    ],
  };
};
