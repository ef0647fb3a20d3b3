import {
  type AnyResource,
  brokenText,
  consequences,
  diff,
  guardReplacement,
  misdeclared,
  type Recorded,
  uncheckedText,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Call } from './call.js';
import { identityOf } from './identity.js';
import { wirePath } from './path.js';
import { plannedChanged, plannedNew } from './planned-state.js';
import { decodeNotes, encodeNotes } from './private.js';
import { inputsBefore, inputsOf, recordedOf, setByProgram } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { PlanResourceChangeAnswer, PlanResourceChangeAsked } from './wire/messages.js';

/** What a change of the program asks for; no prior state is a new resource, no proposed one a deletion. */
export const planResourceChange: Rpc<PlanResourceChangeAsked, PlanResourceChangeAnswer> = async (request, call) => {
  const { definition: resource, block } = call.plugin.resource(request.type_name);
  const { attributes } = block;
  const prior = call.decode(request.prior_state, attributes);
  const config = call.decode(request.config, attributes);
  if (!config)
    return { planned_state: encode(undefined, attributes), planned_private: encodeNotes({ isDestroyed: true }) };

  const inputs = inputsOf(resource, config, call.plugin.settings);
  if (call.refuse(misdeclared(resource, inputs))) return { planned_state: request.proposed_new_state };
  const notes = { set: setByProgram(resource, inputs) };
  if (!prior) {
    await tellUnready(call);
    return {
      planned_state: encode(plannedNew(resource, { inputs, config }), attributes),
      planned_private: encodeNotes(notes),
    };
  }
  const recorded = recordedOf(prior);
  const { set = [] } = decodeNotes(request.prior_private);
  const asked = diff(resource, inputsBefore(resource, prior, set, inputs), inputs);
  const { changes, replaces, isBroken } = consequences(resource, recorded.state, asked);
  if (isBroken) call.session().warn(brokenText(resource, recorded));
  if (replaces.length > 0) await guarded(resource, recorded, call);
  const identity = identityOf(resource, prior.id);
  return {
    ...(identity && { planned_identity: identity }),
    planned_state: encode(plannedChanged(resource, prior, { inputs, config }, changes), attributes),
    requires_replace: replaces.map((name) => wirePath([name])),
    planned_private: encodeNotes({ ...notes, wasSet: set }),
  };
};

const guarded = (resource: AnyResource, recorded: Recorded, call: Call): Promise<void> =>
  guardReplacement(resource, recorded, call.plugin.settings, call.session(), (session) =>
    call.plugin.connection.context(session),
  );

/** A plan needs no login; without one it says, once, what that leaves open. */
async function tellUnready(call: Call): Promise<void> {
  const { plugin } = call;
  if (plugin.toldUnready || !plugin.isConnected) return;
  plugin.toldUnready = true;
  const text = await uncheckedText(plugin.connection);
  if (text !== undefined) call.session().warn(text);
}
