import { misdeclared, withDefaults } from '../model/index.js';
import type { Rpc } from './answer.js';
import { autonamed } from './autoname.js';
import { failures } from './failures.js';
import { proto } from './proto.js';
import { withoutInternal } from './recorded-values.js';
import { encode } from './value-codec.js';

/** Fills in what the program leaves out and names everything that is wrong at once. */
export const check: Rpc<proto.CheckRequest, proto.CheckResponse> = (request, call) => {
  const resource = call.plugin.resource(request.getType());
  const olds = call.decode(request.getOlds());
  const given = withoutInternal(call.decode(request.getNews()));

  const complete = withDefaults(resource.inputs, given, call.plugin.settings);
  const { inputs, violations } = autonamed(resource, complete, olds, request);
  const unnamed = new Set(violations.map(({ path }) => path[0]));
  const values = withoutInternal(inputs);
  const found = misdeclared(resource, values);

  call.plugin.checked.add(request.getUrn());
  const response = new proto.CheckResponse();
  response.setInputs(encode(inputs));
  response.setFailuresList(failures([...violations, ...found.filter(({ path }) => !unnamed.has(path[0]))]));
  return response;
};
