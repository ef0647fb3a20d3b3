import { mapValues, plain, released, Secret } from '../model/index.js';
import type { Rpc } from './answer.js';
import { proto } from './proto.js';
import { settingsOf } from './settings.js';

/** Takes the configuration; nothing is called, as many runs need no login. */
export const configure: Rpc<proto.ConfigureRequest, proto.ConfigureResponse> = (request, call) => {
  const { plugin } = call;
  const { provider } = plugin;
  const settings = settingsOf(provider.settings, call.decode(request.getArgs()));
  // The engine need not mark what the schema calls a secret.
  plugin.scrubber.learn(
    mapValues(settings, (value, name) => (provider.settings[name]?.secret ? new Secret(value) : value)),
  );
  const connection = provider.connect(plain(settings), (secret) => {
    plugin.scrubber.learn(new Secret(secret));
  });
  plugin.configure({ ...settings, [released]: provider.releasedIds?.() ?? [] }, connection);

  const response = new proto.ConfigureResponse();
  response.setAcceptsecrets(true);
  response.setSupportspreview(true);
  response.setAcceptresources(false);
  response.setAcceptoutputs(false);
  response.setSupportsAutonamingConfiguration(true);
  return response;
};
