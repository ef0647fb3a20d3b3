import {
  type AnyDataSource,
  type AnyResource,
  type Definitions,
  described,
  describedResource,
  describedSetting,
  type Input,
  type Option,
  type Output,
  settable,
} from '../model/index.js';
import { type Attribute, attributeOf, type Block, named } from './attribute.js';
import { functionsOf, type ProviderFunction } from './functions.js';
import { snakeCase, typeName } from './names.js';
import { timeoutsAttribute } from './timeouts.js';
import { type Words, wordsOf } from './words.js';

/** A resource or data source with the block that programs write for it. */
interface Defined<T> {
  readonly definition: T;
  readonly block: Block;
}

/** All that Terraform is told of a provider. */
export interface Schema {
  readonly words: Words;
  readonly provider: Block;
  readonly resources: ReadonlyMap<string, Defined<AnyResource>>;
  readonly dataSources: ReadonlyMap<string, Defined<AnyDataSource>>;
  readonly ephemerals: ReadonlyMap<string, Defined<AnyResource>>;
  readonly functions: ReadonlyMap<string, ProviderFunction>;
}

/** What a map of the schema holds. */
export type Typed<M> = M extends ReadonlyMap<string, infer T> ? T : never;

/** The schema of a provider, from its definitions. */
export function schemaOf(provider: Definitions): Schema {
  const words = wordsOf(provider);
  return {
    words,
    provider: providerBlock(provider, words),
    resources: new Map(
      provider.resources.map((definition) => [
        typeName(provider, definition),
        { definition, block: resourceBlock(definition, words) },
      ]),
    ),
    dataSources: new Map(
      provider.dataSources.map((definition) => [
        typeName(provider, definition),
        { definition, block: dataSourceBlock(definition, words) },
      ]),
    ),
    ephemerals: new Map(
      provider.resources.flatMap((definition) =>
        definition.ephemeral
          ? [[typeName(provider, definition), { definition, block: ephemeralBlock(definition, words) }]]
          : [],
      ),
    ),
    functions: functionsOf(provider),
  };
}

const providerBlock = ({ name, settings }: Definitions, words: Words): Block => ({
  version: 0,
  description: `How ${name} is reached, and as whom.`,
  attributes: named(
    Object.entries(settings).map(([property, setting]) =>
      attributeOf(property, setting.shape, {
        use: 'optional',
        sensitive: setting.secret,
        description: describedSetting(setting),
        members: {},
        words,
      }),
    ),
  ),
});

function resourceBlock(resource: AnyResource, words: Words): Block {
  const { inputs, options, outputs } = resource;
  const form = resource.identity.map(snakeCase).join('/');
  const properties = { ...inputs, ...options, ...outputs };
  return {
    version: resource.stateVersion,
    description: words(describedResource(resource)),
    attributes: named([
      ...Object.entries(properties).map(([name, property]) =>
        attribute(name, property, settable(resource)[name], words),
      ),
      attributeOf(
        'id',
        { type: 'string' },
        {
          use: 'computed',
          sensitive: false,
          description: `The id, which an import takes: \`${form}\`.`,
          members: {},
          words,
        },
      ),
      ...timeoutsAttribute(resource, words),
    ]),
  };
}

/** The same without what is for those alone that are recorded. */
function ephemeralBlock(resource: AnyResource, words: Words): Block {
  const { description, inputs, outputs, ephemeral = [] } = resource;
  const told = Object.fromEntries(Object.entries(outputs).filter(([name]) => ephemeral.includes(name)));
  return {
    version: 0,
    // What follows the first sentence is of those that are recorded.
    description: words(
      `${/^.*?[.](?= |$)/s.exec(description)?.[0] ?? description} It is made for a run and deleted at its end, and nothing of it is recorded.`,
    ),
    attributes: named(
      Object.entries({ ...inputs, ...told }).map(([name, property]) => attribute(name, property, inputs[name], words)),
    ),
  };
}

const dataSourceBlock = ({ description, inputs, outputs }: AnyDataSource, words: Words): Block => ({
  version: 0,
  description: words(description),
  attributes: named(
    Object.entries({ ...outputs, ...inputs }).map(([name, property]) =>
      attribute(name, outputs[name] ?? property, inputs[name], words),
    ),
  ),
});

/** What the service tells may also be what the program sets: then the program's words describe it. */
function attribute(
  name: string,
  property: Input | Option | Output,
  set: Input | Option | undefined,
  words: Words,
): Attribute {
  const members = { ...property.members, ...set?.members };
  const sensitive = property.kind === 'output' && property.secret;
  const common = { sensitive, members, words, description: described(set ?? property) };
  if (!set) return attributeOf(name, property.shape, { ...common, use: 'computed' });
  const isTold = property.kind === 'output' || (set.kind === 'input' && set.default !== undefined);
  const isRequired = set.kind === 'input' && set.member.required && set.default === undefined;
  return attributeOf(name, set.shape, {
    ...common,
    use: isRequired ? 'required' : isTold ? 'defaulted' : 'optional',
  });
}
