import {
  containsSecret,
  containsUnknown,
  lookUp,
  mapValues,
  misasked,
  plain,
  revealed,
  Secret,
  withDefaults,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import { failures } from './failures.js';
import { proto } from './proto.js';
import { withoutInternal } from './recorded-values.js';
import { encode } from './value-codec.js';

export const invoke: Rpc<proto.InvokeRequest, proto.InvokeResponse> = async (request, call) => {
  const source = call.plugin.dataSource(request.getTok());
  const given = withoutInternal(call.decode(request.getArgs()));
  const inputs = withDefaults(source.inputs, given, call.plugin.settings);

  const response = new proto.InvokeResponse();
  const violations = misasked(source, inputs);
  if (violations.length > 0) {
    response.setFailuresList(failures(violations));
    return response;
  }
  // The engine answers nothing too where it cannot ask yet; without the argument, something else would be looked up.
  if (containsUnknown(inputs)) return response;
  const context = call.plugin.connection.context(call.session('', 0));
  const found = await lookUp(source, plain(inputs), context);
  // The engine leaves the marking to those who can take secrets: what a secret was asked for may hold it.
  const isSecret = containsSecret(inputs);
  response.setReturn(encode(isSecret ? mapValues(found, (value) => new Secret(revealed(value))) : found));
  return response;
};
