import { validate } from '../model/index.js';
import type { Rpc } from './answer.js';
import { failures } from './failures.js';
import { proto } from './proto.js';
import { settingsOf } from './settings.js';

/** Validates the configuration and gives it back unchanged: a value from the environment would end up in state. */
export const checkConfig: Rpc<proto.CheckRequest, proto.CheckResponse> = (request, call) => {
  call.plugin.mustBeFit();
  const known = call.plugin.provider.settings;
  const given = settingsOf(known, call.decode(request.getNews()));

  const response = new proto.CheckResponse();
  response.setInputs(request.getNews());
  response.setFailuresList(failures(validate(known, given)));
  return response;
};
