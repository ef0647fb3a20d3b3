import { upgraded, plain } from '../model/index.js';
import type { Rpc } from './answer.js';
import { properties } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { UpgradeResourceStateAnswer, UpgradeResourceStateAsked } from './wire/messages.js';

/** Brings what an earlier release recorded into today's form; asked for every state that is read, of today's form too. */
export const upgradeResourceState: Rpc<UpgradeResourceStateAsked, UpgradeResourceStateAnswer> = (request, call) => {
  const { definition: resource, block } = call.plugin.resource(request.type_name);
  const values = call.decodeJson(request.raw_state.json, block.attributes);
  const { id = null, timeouts = null } = values;
  const state = upgraded(resource, plain(properties(values)), Math.max(1, request.version));
  return { upgraded_state: encode({ ...state, id, timeouts }, block.attributes) };
};
