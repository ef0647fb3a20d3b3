import { type Plain, plain, type PlainValues, upgraded } from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Attributes } from './attribute.js';
import { camelCase } from './names.js';
import { properties } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { UpgradeResourceStateAnswer, UpgradeResourceStateAsked } from './wire/messages.js';

/** Brings what an earlier release recorded into today's form; asked for every state that is read, of today's form too. */
export const upgradeResourceState: Rpc<UpgradeResourceStateAsked, UpgradeResourceStateAnswer> = (request, call) => {
  const { definition: resource, block } = call.plugin.resource(request.type_name);
  const { json } = request.raw_state;
  const values = call.decodeJson(json, block.attributes);
  const { id = null, timeouts = null } = values;
  const version = Math.max(1, request.version);
  const former = version < resource.stateVersion ? formerly(json, block.attributes) : {};
  const state = upgraded(resource, { ...former, ...plain(properties(values)) }, version);
  return { upgraded_state: encode({ ...state, id, timeouts }, block.attributes) };
};

/** What is no attribute any more, as the release called it that recorded it. */
const formerly = (json: Uint8Array, attributes: Attributes): PlainValues =>
  Object.fromEntries(
    Object.entries(JSON.parse(Buffer.from(json).toString()) as Readonly<Record<string, Plain>>)
      .filter(([name, value]) => !(name in attributes) && value !== null)
      .map(([name, value]) => [camelCase(name), value]),
  );
