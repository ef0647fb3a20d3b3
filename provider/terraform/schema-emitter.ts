import type { Provider } from '../model/index.js';
import type { Attribute, Attributes, Block } from './attribute.js';
import type { ProviderFunction } from './functions.js';
import { providerAddress } from './names.js';
import { schemaOf } from './schema.js';

/** The schema of a provider exactly as `terraform providers schema -json` prints it, its keys sorted. */
export function emitTerraformSchema(provider: Provider): object {
  const { provider: settings, resources, dataSources, ephemerals, functions } = schemaOf(provider);
  return sorted({
    format_version: '1.0',
    provider_schemas: {
      [providerAddress(provider)]: {
        provider: blockJson(settings),
        resource_schemas: blocksJson(resources),
        data_source_schemas: blocksJson(dataSources),
        ephemeral_resource_schemas: blocksJson(ephemerals),
        functions: functionsJson(functions),
      },
    },
  }) as object;
}

const blocksJson = (typed: ReadonlyMap<string, { readonly block: Block }>): object =>
  Object.fromEntries([...typed].map(([name, { block }]) => [name, blockJson(block)]));

const functionsJson = (functions: ReadonlyMap<string, ProviderFunction>): object =>
  Object.fromEntries(
    [...functions].map(([name, { summary, description, parameters, returns }]) => [
      name,
      {
        description,
        summary,
        return_type: returns,
        parameters: parameters.map((parameter) => ({ ...parameter, type: 'string' })),
      },
    ]),
  );

const blockJson = ({ version, description, attributes }: Block): object => ({
  version,
  block: { attributes: attributesJson(attributes), description, description_kind: 'markdown' },
});

const attributesJson = (attributes: Attributes): object =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, attributeJson(attribute)]));

const attributeJson = (attribute: Attribute): object => ({
  ...('type' in attribute
    ? { type: attribute.type }
    : { nested_type: { ...membersJson(attribute.nested.attributes), nesting_mode: attribute.nested.mode } }),
  description: attribute.description,
  description_kind: 'markdown',
  ...flags(attribute),
});

/** Terraform leaves out what would be empty. */
const membersJson = (attributes: Attributes): object =>
  Object.keys(attributes).length === 0 ? {} : { attributes: attributesJson(attributes) };

/** How the program may use an attribute; what does not hold is left out. */
export const flags = ({ use, sensitive }: Attribute): Readonly<Record<string, true>> => ({
  ...(use === 'required' && { required: true }),
  ...((use === 'optional' || use === 'defaulted') && { optional: true }),
  ...((use === 'computed' || use === 'defaulted') && { computed: true }),
  ...(sensitive && { sensitive: true }),
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
