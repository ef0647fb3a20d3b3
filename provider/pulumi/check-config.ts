import { misconfigured, Secret, type Setting, type ValueMap } from '../model/index.js';
import type { Rpc } from './answer.js';
import { failures } from './failures.js';
import { proto } from './proto.js';
import { settingsOf } from './settings.js';
import { encode } from './value-codec.js';

/**
 * Validates the configuration and gives it back as it is, secrets marked: a value from the environment would end up in
 * state. A process that cannot serve says so here: a failed handshake would make the engine speak of a crash as well.
 */
export const checkConfig: Rpc<proto.CheckRequest, proto.CheckResponse> = (request, call) => {
  const { provider, unfit } = call.plugin;
  const known = provider.settings;
  const news = call.decode(request.getNews());
  const wrong = unfit === undefined ? misconfigured(provider, settingsOf(known, news)) : [{ path: [], reason: unfit }];

  const inputs = request.getNews()?.clone();
  secretFields(known, news).forEach((field, name) => inputs?.getFieldsMap().set(name, field));
  const response = new proto.CheckResponse();
  response.setInputs(inputs);
  response.setFailuresList(failures(wrong));
  return response;
};

/** The engine asks without marks, and a user may have set none: what is secret by nature is always recorded as one. */
function secretFields(known: Readonly<Record<string, Setting>>, news: ValueMap) {
  const secrets = Object.entries(news).filter(([name, value]) => known[name]?.secret && typeof value === 'string');
  return encode(Object.fromEntries(secrets.map(([name, value]) => [name, new Secret(value)]))).getFieldsMap();
}
