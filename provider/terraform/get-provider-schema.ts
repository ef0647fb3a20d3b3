import type { Rpc } from './answer.js';
import type { Attribute, Attributes, Block } from './attribute.js';
import { functionMessages } from './call-function.js';
import { flags } from './schema-emitter.js';
import type { Answer, Empty } from './wire/messages.js';

interface GetProviderSchemaAnswer extends Answer {
  readonly provider: object;
  readonly resource_schemas: Readonly<Record<string, object>>;
  readonly data_source_schemas: Readonly<Record<string, object>>;
  readonly ephemeral_resource_schemas: Readonly<Record<string, object>>;
  readonly functions: Readonly<Record<string, object>>;
  readonly server_capabilities: Readonly<Record<string, boolean>>;
}

export const getProviderSchema: Rpc<Empty, GetProviderSchemaAnswer> = (_request, { plugin }) => {
  const { provider, resources, dataSources, ephemerals, functions } = plugin.schema;
  return {
    provider: schemaMessage(provider),
    resource_schemas: schemaMessages(resources),
    data_source_schemas: schemaMessages(dataSources),
    ephemeral_resource_schemas: schemaMessages(ephemerals),
    functions: functionMessages(functions),
    server_capabilities: { plan_destroy: true, get_provider_schema_optional: true, move_resource_state: true },
  };
};

const schemaMessages = (typed: ReadonlyMap<string, { readonly block: Block }>): Record<string, object> =>
  Object.fromEntries([...typed].map(([name, { block }]) => [name, schemaMessage(block)]));

const markdown = 1;
const nestings = { single: 1, list: 2 };

const schemaMessage = ({ version, description, attributes }: Block): object => ({
  version,
  block: { version, attributes: attributeMessages(attributes), description, description_kind: markdown },
});

const attributeMessages = (attributes: Attributes): object[] =>
  Object.entries(attributes).map(([name, attribute]) => attributeMessage(name, attribute));

const attributeMessage = (name: string, attribute: Attribute): object => ({
  name,
  ...('type' in attribute
    ? { type: Buffer.from(JSON.stringify(attribute.type)) }
    : {
        nested_type: {
          attributes: attributeMessages(attribute.nested.attributes),
          nesting: nestings[attribute.nested.mode],
        },
      }),
  description: attribute.description,
  description_kind: markdown,
  ...flags(attribute),
});
