import {
  misdeclared,
  option,
  unknown,
  validate,
  type ValueMap,
  type Values,
  type Violation,
  withDefaults,
} from '../model/index.js';
import type { Rpc } from './answer.js';
import type { Attributes } from './attribute.js';
import type { Plugin } from './plugin.js';
import { properties } from './recorded-values.js';
import type { Answer, TypeAndConfig } from './wire/messages.js';

/** Names everything that is wrong with a resource at once, before the provider is configured. */
export const validateResourceConfig: Rpc<TypeAndConfig, Answer> = (request, call) => {
  const { definition: resource, block } = call.plugin.resource(request.type_name);
  const config = call.decode(request.config, block.attributes) ?? {};
  const values = withDefaults(resource.inputs, properties(config), anySettings(call.plugin));
  call.refuse([...misdeclared(resource, values), ...wrongTimeouts(block.attributes, config)]);
  return {};
};

/** The provider may turn out to be configured in any way. */
export const anySettings = ({ provider }: Plugin): Values =>
  Object.fromEntries(Object.keys(provider.settings).map((name) => [name, unknown]));

function wrongTimeouts({ timeouts }: Attributes, config: ValueMap): readonly Violation[] {
  const { timeouts: given } = config;
  return timeouts && given !== undefined
    ? validate({ timeouts: option(timeouts.shape, timeouts.description) }, { timeouts: given })
    : [];
}
