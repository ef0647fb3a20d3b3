import { misconfigured } from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Answer, ConfigAsked } from './wire/messages.js';

/** A process that cannot serve says so here: a failed handshake would make Terraform speak of a crash. */
export const validateProviderConfig: Rpc<ConfigAsked, Answer> = (request, call) => {
  const { unfit, provider, schema } = call.plugin;
  if (unfit !== undefined) call.refuse([{ path: [], reason: unfit }]);
  else call.refuse(misconfigured(provider, call.decode(request.config, schema.provider.attributes) ?? {}));
  return {};
};
