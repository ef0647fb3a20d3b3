import {
  type AnyResource,
  changesInPlace,
  hasDue,
  mapValues,
  plain,
  unknown,
  update as change,
  type Values,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import { recordingHalfMade } from './init-failed.js';
import { proto } from './proto.js';
import { isToBeReadFirst, knownState, recordedState, withoutInternal } from './recorded-values.js';
import { encode } from './value-codec.js';

/** Also finishes what was left half made: then no input differs, and the resource is read again, or what was missed is done. */
export const update: Rpc<proto.UpdateRequest, proto.UpdateResponse> = async (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const olds = call.decode(request.getOlds());
  const oldInputs = call.decode(request.getOldInputs());
  const news = call.decode(request.getNews());
  const [before, after] = [withoutInternal(oldInputs), withoutInternal(news)];
  const state = knownState(resource, olds);

  const response = new proto.UpdateResponse();
  if (request.getPreview()) {
    const changes = changesInPlace(resource, request.getId(), before, after);
    const isCalled = hasDue(resource, state) || changes.some(({ effect }) => effect !== 'keep');
    response.setProperties(encode(expected(resource, recordedState(resource, state, olds, before), after, isCalled)));
    return response;
  }
  const context = call.plugin.connection.context(call.session(request.getUrn(), request.getTimeout()));
  const recorded = { id: request.getId(), state };
  const now = await recordingHalfMade(resource, { ...oldInputs, ...news }, () =>
    change(resource, recorded, plain(before), plain(after), context),
  );
  response.setProperties(encode(recordedState(resource, now, after)));
  response.setRefreshBeforeUpdate(isToBeReadFirst(resource, now));
  return response;
};

/** What will be there: what the service tells anew is not known, unless it never changes or no call is made. */
function expected(resource: AnyResource, state: Values, after: Values, isCalled: boolean): Values {
  const kept = Object.fromEntries(Object.entries(state).filter(([name]) => name in resource.outputs || name in after));
  return {
    ...mapValues(kept, (value, name) => (isCalled && resource.outputs[name]?.stable === false ? unknown : value)),
    ...after,
  };
}
