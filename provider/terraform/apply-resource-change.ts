import {
  type AnyResource,
  create as make,
  diff,
  HalfMade,
  hasDue,
  isWhole,
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

interface Asked {
  readonly prior: Values | undefined;
  readonly config: Values | undefined;
}

/** What an operation that failed has left; and says so. */
function left(resource: AnyResource, { prior, config }: Asked, error: unknown, call: Call): Values | undefined {
  if (error instanceof HalfMade && !prior) return leftNew(resource, config, error, call);
  call.fail(error);
  return error instanceof HalfMade ? newState(resource, error, error.inputs, prior?.timeouts) : prior;
}

/** An error is a reason for Terraform to replace what was just made: there is none where nothing is wrong with it. */
function leftNew(resource: AnyResource, config: Values | undefined, half: HalfMade, call: Call): Values {
  const reassurance = unharmed(resource, half, call.signal);
  if (reassurance === undefined) {
    call.fail(half, taintedText(half));
    return halfMadeState(resource, half);
  }
  call.session().warn(`${half.id} was made ${reassurance}`);
  return newState(resource, half, half.inputs, config?.timeouts);
}

/** Why something is to be recorded as made although its creation failed, if it is. */
function unharmed(resource: AnyResource, half: HalfMade, signal: AbortSignal): string | undefined {
  // That it was stopped, Terraform says itself.
  if (signal.aborted) return 'before the run was stopped. The next run finishes it.';
  if (isWhole(resource, half)) return `but not looked at afterwards. The next run does that. ${half.message}`;
  return undefined;
}

const taintedText = ({ id }: HalfMade): string =>
  `${id} was made nevertheless, and what may be missing from it is not known. It is recorded as tainted, so the next \`apply\` \
replaces it. To keep it, run \`terraform untaint ADDRESS\` (\`tofu untaint ADDRESS\`) before that, with its address in the \
program: the next \`apply\` then finishes it.`;
