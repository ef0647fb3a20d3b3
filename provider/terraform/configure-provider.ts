import { containsUnknown, plain, released, Secret } from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Answer, ConfigAsked } from './wire/messages.js';

/** Takes the configuration; nothing is called, as many runs need no login. Of what is not known yet nothing can be asked. */
export const configureProvider: Rpc<ConfigAsked, Answer> = (request, call) => {
  const { plugin } = call;
  const { provider, schema } = plugin;
  const settings = call.decode(request.config, schema.provider.attributes) ?? {};
  plugin.scrubber.learn(settings);
  const connection = containsUnknown(settings)
    ? undefined
    : provider.connect(plain(settings), (secret) => {
        plugin.scrubber.learn(new Secret(secret));
      });
  plugin.configure({ ...settings, [released]: provider.releasedIds?.() ?? [] }, connection);
  return {};
};
