import {
  type AnyResource,
  create as make,
  diff,
  HalfMade,
  hasDue,
  misdeclared,
  plain,
  remove,
  update as change,
  type Values,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Call } from './call.js';
import { identityOf } from './identity.js';
import { decodeNotes, encodeNotes } from './private.js';
import { halfMadeState, inputsBefore, inputsOf, newState, recordedOf, timeoutIn } from './recorded-values.js';
import { encode } from './value-codec.js';
import type { ApplyResourceChangeAnswer, ApplyResourceChangeAsked } from './wire/messages.js';

/** Makes, changes or deletes. Whatever goes wrong, the answer says what is there now. */
export const applyResourceChange: Rpc<ApplyResourceChangeAsked, ApplyResourceChangeAnswer> = async (request, call) => {
  const { definition: resource, block } = call.plugin.resource(request.type_name);
  const prior = call.decode(request.prior_state, block.attributes);
  const config = call.decode(request.config, block.attributes);
  const notes = decodeNotes(request.planned_private);
  let state: Values | undefined = prior;
  try {
    if (config) state = await made(resource, prior, config, notes.wasSet ?? [], call);
    else if (prior) {
      await deleted(resource, prior, notes.isDestroyed ?? false, call);
      state = undefined;
    }
  } catch (error) {
    state = left(resource, { prior, config }, error, call);
  }
  const identity = identityOf(resource, state?.id);
  return {
    ...(identity && { new_identity: identity }),
    new_state: encode(state, block.attributes),
    private: encodeNotes({ set: notes.set ?? [] }),
  };
};

async function made(
  resource: AnyResource,
  prior: Values | undefined,
  config: Values,
  wasSet: readonly string[],
  call: Call,
): Promise<Values | undefined> {
  const inputs = inputsOf(resource, config, call.plugin.settings);
  if (call.refuse(misdeclared(resource, inputs))) return prior;
  const context = call.plugin.connection.context(call.session(timeoutIn(config, prior ? 'update' : 'create')));
  if (!prior) return newState(resource, await make(resource, plain(inputs), context), inputs, config.timeouts);
  const recorded = recordedOf(prior);
  const before = inputsBefore(resource, prior, wasSet, inputs);
  // Terraform's own attributes ask for nothing.
  if (diff(resource, before, inputs).length === 0 && !hasDue(resource, recorded.state)) {
    return newState(resource, { ...recorded, state: { ...recorded.state, ...plain(inputs) } }, inputs, config.timeouts);
  }
  const state = await change(resource, recorded, plain(before), plain(inputs), context);
  return newState(resource, { id: recorded.id, state }, inputs, config.timeouts);
}

async function deleted(resource: AnyResource, prior: Values, isDestroyed: boolean, call: Call): Promise<void> {
  const { plugin } = call;
  const context = plugin.connection.context(call.session(timeoutIn(prior, 'delete')));
  await remove(resource, { ...recordedOf(prior), isReplaced: !isDestroyed }, plugin.settings, context);
}

/** What an operation that failed has left; and says so. */
function left(
  resource: AnyResource,
  { prior, config }: { readonly prior: Values | undefined; readonly config: Values | undefined },
  error: unknown,
  call: Call,
): Values | undefined {
  // Of an error Terraform would make a reason to replace what was just made; that it was stopped, it says itself.
  const isFinishedLater = error instanceof HalfMade && !prior && call.signal.aborted;
  if (isFinishedLater) {
    call.session().warn(`${error.id} was made before the run was stopped. The next run finishes it.`);
    return newState(resource, error, error.inputs, config?.timeouts);
  }
  call.fail(error);
  if (!(error instanceof HalfMade)) return prior;
  return prior ? newState(resource, error, error.inputs, prior.timeouts) : halfMadeState(resource, error);
}
