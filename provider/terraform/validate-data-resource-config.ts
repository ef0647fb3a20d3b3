import { misasked, withDefaults } from '../model/index.js';
import type { Rpc } from './answer.js';
import { asked } from './read-data-source.js';
import { anySettings } from './validate-resource-config.js';
import type { Answer, TypeAndConfig } from './wire/messages.js';

export const validateDataResourceConfig: Rpc<TypeAndConfig, Answer> = (request, call) => {
  const { definition: source, block } = call.plugin.dataSource(request.type_name);
  const config = call.decode(request.config, block.attributes) ?? {};
  call.refuse(misasked(source, withDefaults(source.inputs, asked(source, config), anySettings(call.plugin))));
  return {};
};
