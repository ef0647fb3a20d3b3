import { type AnyResource, parseId, Problem } from '../model/index.js';
import type { Rpc } from './answer.js';
import { identityOf } from './identity.js';
import { snakeCase } from './names.js';
import { encodeNotes } from './private.js';
import { encode } from './value-codec.js';
import type { Answer, DynamicValue, Identity, RawState } from './wire/messages.js';

interface MoveResourceStateAsked {
  readonly source_provider_address: string;
  readonly source_type_name: string;
  readonly source_state: RawState;
  readonly target_type_name: string;
}
interface MoveResourceStateAnswer extends Answer {
  readonly target_state: DynamicValue;
  readonly target_private: Uint8Array;
  readonly target_identity?: Identity;
}

/** The provider that has had some of these resources, and calls them the same after its own name. */
const origin = { provider: /^[^/]+\/hashicorp\/aws$/, prefix: 'aws_' };

/**
 * Takes over what another provider has managed: its id is put together from the old state, and the read that follows tells
 * the rest, so that nothing is asked here and the provider need not be configured.
 */
export const moveResourceState: Rpc<MoveResourceStateAsked, MoveResourceStateAnswer> = (request, call) => {
  const { source_provider_address: address, source_type_name: source, target_type_name: target } = request;
  const { definition: resource, block } = call.plugin.resource(target);
  if (!origin.provider.test(address) || source !== `${origin.prefix}${target}`) {
    throw new Problem('invalid-input', `A ${source} of ${address} cannot be moved to a ${target}.`, {
      detail: `Only a ${origin.prefix}${target} of hashicorp/aws can, where that provider has one. Import it instead.`,
    });
  }
  const id = idFrom(resource, JSON.parse(Buffer.from(request.source_state.json).toString()) as OldState);
  const identity = identityOf(resource, id);
  return {
    target_state: encode({ ...parseId(resource, id), id }, block.attributes),
    target_private: encodeNotes({ isImported: true }),
    ...(identity && { target_identity: identity }),
  };
};

type OldState = Readonly<Record<string, unknown>>;

/** The parts of an id by their names; where the last one has another name there, it is the id. */
const idFrom = ({ identity }: AnyResource, old: OldState): string =>
  identity
    .map((name, index) => {
      const { [snakeCase(name)]: part = index === identity.length - 1 ? old.id : undefined } = old;
      return typeof part === 'string' ? part : '';
    })
    .join('/');
