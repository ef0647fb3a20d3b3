import { validate } from '../model/index.js';
import type { Rpc } from './answer.js';
import { failures } from './failures.js';
import { proto } from './proto.js';
import { settingsOf } from './settings.js';

/**
 * Validates the configuration and gives it back unchanged: a value from the environment would end up in state.
 * A process that cannot serve says so here: a failed handshake would make the engine speak of a crash as well.
 */
export const checkConfig: Rpc<proto.CheckRequest, proto.CheckResponse> = (request, call) => {
  const { provider, unfit } = call.plugin;
  const known = provider.settings;
  const given = settingsOf(known, call.decode(request.getNews()));

  const response = new proto.CheckResponse();
  response.setInputs(request.getNews());
  response.setFailuresList(failures(unfit === undefined ? validate(known, given) : [{ path: [], reason: unfit }]));
  return response;
};
