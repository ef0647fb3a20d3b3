import { equivalent } from '../model/index.js';
import type { Rpc } from './answer.js';
import { proto } from './proto.js';
import { settingsOf } from './settings.js';

/** Another setting never replaces a provider: resources stay what they are, and those that move say so themselves. */
export const diffConfig: Rpc<proto.DiffRequest, proto.DiffResponse> = (request, call) => {
  const known = call.plugin.provider.settings;
  const before = settingsOf(known, call.decode(request.getOldInputs() ?? request.getOlds()));
  const after = settingsOf(known, call.decode(request.getNews()));
  const changed = Object.entries(known).filter(([name, { shape }]) => !equivalent(shape, before[name], after[name]));

  const response = new proto.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setHasdetaileddiff(true);
  response.setDiffsList(changed.map(([name]) => name));
  for (const [name] of changed) {
    const difference = new proto.PropertyDiff();
    const { ADD, DELETE, UPDATE } = proto.PropertyDiff.Kind;
    difference.setKind(before[name] === undefined ? ADD : after[name] === undefined ? DELETE : UPDATE);
    difference.setInputdiff(true);
    response.getDetaileddiffMap().set(name, difference);
  }
  return response;
};
