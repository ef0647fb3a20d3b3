import {
  type AnyDataSource,
  lookUp,
  misasked,
  plain,
  type ValueMap,
  type Values,
  withDefaults,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import { encode } from './value-codec.js';
import type { ReadDataSourceAnswer, TypeAndConfig } from './wire/messages.js';

export const readDataSource: Rpc<TypeAndConfig, Partial<ReadDataSourceAnswer>> = async (request, call) => {
  const { plugin } = call;
  const { definition: source, block } = plugin.dataSource(request.type_name);
  const config = call.decode(request.config, block.attributes) ?? {};
  const inputs = withDefaults(source.inputs, asked(source, config), plugin.settings);
  if (call.refuse(misasked(source, inputs))) return {};
  const found = await lookUp(source, plain(inputs), plugin.connection.context(call.session()));
  return { state: encode({ ...found, ...inputs }, block.attributes) };
};

/** What the program asks with. */
export const asked = ({ inputs }: AnyDataSource, config: ValueMap): Values =>
  Object.fromEntries(Object.entries(config).filter(([name]) => name in inputs));
