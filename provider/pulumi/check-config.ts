import {
  containsUnknown,
  plain,
  Problem,
  type Provider,
  Secret,
  type Setting,
  validate,
  type ValueMap,
  type Violation,
} from '../model/index.js';
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
  const given = settingsOf(known, news);
  const wrong = unfit === undefined ? validate(known, given) : [{ path: [], reason: unfit }];

  const inputs = request.getNews()?.clone();
  secretFields(known, news).forEach((field, name) => inputs?.getFieldsMap().set(name, field));
  const response = new proto.CheckResponse();
  response.setInputs(inputs);
  response.setFailuresList(failures(wrong.length > 0 ? wrong : refused(provider, given)));
  return response;
};

/** What only the settings together, and with the environment, show to be wrong; not while some are not known yet. */
function refused(provider: Provider, given: ValueMap): readonly Violation[] {
  if (containsUnknown(given)) return [];
  try {
    void provider.connect(plain(given), () => undefined).close();
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [{ path: error.path === undefined ? [] : [error.path], reason: error.message }];
  }
}

/** The engine asks without marks, and a user may have set none: what is secret by nature is always recorded as one. */
function secretFields(known: Readonly<Record<string, Setting>>, news: ValueMap) {
  const secrets = Object.entries(news).filter(([name, value]) => known[name]?.secret && typeof value === 'string');
  return encode(Object.fromEntries(secrets.map(([name, value]) => [name, new Secret(value)]))).getFieldsMap();
}
