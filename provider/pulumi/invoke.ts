import {
  type AnyDataSource,
  mapValues,
  plain,
  type PlainValues,
  Secret,
  validate,
  type Values,
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
  const violations = validate(source.inputs, inputs);
  if (violations.length > 0) {
    response.setFailuresList(failures(violations));
    return response;
  }
  const context = call.plugin.connection.context(call.session('', 0));
  response.setReturn(encode(told(source, await source.read(plain(inputs), context))));
  return response;
};

/** The answer with its secrets marked; what the service leaves out is left out. */
const told = (source: AnyDataSource, values: Readonly<Record<string, PlainValues[string] | undefined>>): Values =>
  mapValues(
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as PlainValues,
    (value, name) => (source.outputs[name]?.secret ? new Secret(value) : value),
  );
