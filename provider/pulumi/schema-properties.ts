import {
  described,
  type Input,
  type Option,
  type Output,
  type Provider,
  type Shape,
  withChoices,
} from '../model/index.js';
import { typeToken } from './tokens.js';

export type Described = Input | Option | Output;

/** A property as Pulumi's schema writes it. */
export interface PropertySpec extends TypeSpec {
  description: string;
  secret?: true;
  willReplaceOnChanges?: true;
}
interface TypeSpec {
  type?: string;
  $ref?: string;
  items?: TypeSpec;
}

export const propertySpec = (provider: Pick<Provider, 'name'>, property: Described): PropertySpec => ({
  ...typeSpec(provider, property.shape),
  description: described(property),
  ...(((property.kind === 'output' && property.secret) || property.shape.sensitive) && { secret: true as const }),
  ...(property.kind !== 'output' && property.onChange === 'replace' && { willReplaceOnChanges: true as const }),
});

function typeSpec(provider: Pick<Provider, 'name'>, shape: Shape): TypeSpec {
  switch (shape.type) {
    case 'list':
      return { type: 'array', items: typeSpec(provider, shape.item) };
    case 'structure':
      return { $ref: `#/types/${typeToken(provider, shape.name)}` };
    case 'timestamp':
      return { type: 'string' };
    case 'string':
    case 'integer':
    case 'boolean':
      return { type: shape.type };
  }
}

/** The object types that stand in properties, by token, each member described by the property that uses it. */
export function typeSpecs(provider: Provider): Record<string, object> {
  const types: Record<string, object> = {};
  const properties: readonly Described[] = [
    ...provider.resources.flatMap(({ options }) => Object.values(options)),
    ...[...provider.resources, ...provider.dataSources].flatMap(({ inputs, outputs }) => [
      ...Object.values(inputs),
      ...Object.values(outputs),
    ]),
  ];
  for (const { kind, shape, members = {} } of properties) {
    collect(provider, shape, { texts: members, isInput: kind !== 'output' }, types);
  }
  return types;
}

interface Words {
  readonly texts: Readonly<Record<string, string>>;
  readonly isInput: boolean;
}

function collect(provider: Provider, shape: Shape, words: Words, types: Record<string, object>): void {
  if (shape.type === 'list') collect(provider, shape.item, words, types);
  if (shape.type !== 'structure') return;
  types[typeToken(provider, shape.name)] = {
    type: 'object',
    description: `An object of the type ${shape.name}.`,
    properties: Object.fromEntries(
      Object.values(shape.members).map((member) => {
        collect(provider, member.shape, words, types);
        const { [member.name]: text } = words.texts;
        if (text === undefined) throw new Error(`${shape.name}.${member.name} has no description where it is used.`);
        const description = words.isInput ? withChoices(text, member.shape) : text;
        const secret = member.shape.sensitive && { secret: true as const };
        return [member.name, { ...typeSpec(provider, member.shape), description, ...secret }];
      }),
    ),
    required: Object.values(shape.members)
      .filter(({ required }) => required)
      .map(({ name }) => name),
  };
}
