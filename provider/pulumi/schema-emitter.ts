import {
  type AnyDataSource,
  type AnyResource,
  describedResource,
  describedSetting,
  idForm,
  type Input,
  type Provider,
  listInputs,
  recorded,
  settable,
  type Setting,
} from '../model/index.js';
import { type Example, examplesText } from './schema-examples.js';
import { type Described, propertySpec, type PropertySpec, typeSpecs } from './schema-properties.js';
import { functionName, functionToken, resourceToken } from './tokens.js';

/** What the schema says that the definitions do not. */
export interface PackageFacts {
  readonly displayName: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly language: Readonly<Record<string, object>>;
  /** Examples by the name that programs use, of a resource or a function: `Project`, `getProject`. */
  readonly examples: Readonly<Record<string, readonly Example[] | undefined>>;
}

/** The Pulumi schema of a provider, from its definitions. */
export function emitSchema(provider: Provider, facts: PackageFacts): object {
  const { examples, ...root } = facts;
  const settings = settingSpecs(provider.settings);
  return {
    name: provider.name,
    version: provider.version,
    ...root,
    meta: { moduleFormat: '(.*)', supportPack: true },
    config: { variables: settings },
    types: typeSpecs(provider),
    provider: {
      description: `The provider of ${facts.displayName}: how to reach it, and as whom.`,
      inputProperties: settings,
    },
    resources: byToken(provider.resources, (resource) => [
      resourceToken(provider, resource),
      resourceSpec(provider, resource, examples[resource.type]),
    ]),
    functions: byToken(provider.dataSources, (source) => [
      functionToken(provider, source),
      functionSpec(provider, source, examples[functionName(source)]),
    ]),
  };
}

const byToken = <T>(items: readonly T[], entry: (item: T) => readonly [string, object]): object =>
  Object.fromEntries(items.map(entry));

const settingSpecs = (settings: Readonly<Record<string, Setting>>): object =>
  Object.fromEntries(
    // No defaultInfo: a generated SDK would read the variable itself and put the value into state.
    Object.entries(settings).map(([name, setting]) => [
      name,
      { type: setting.shape.type, description: describedSetting(setting), ...(setting.secret && { secret: true }) },
    ]),
  );

function resourceSpec(provider: Provider, resource: AnyResource, examples: readonly Example[] | undefined): object {
  const { inputs, outputs } = resource;
  const required = (name: string): boolean => (outputs[name] ?? inputs[name])?.member.required ?? false;
  const importText = `## Import\n\nThe id has the form \`${idForm(resource)}\`:\n\n\`\`\`sh\npulumi import ${resourceToken(provider, resource)} name ${idForm(resource)}\n\`\`\`\n`;
  return {
    description: `${describedResource(resource)}\n\n${examplesText(resource.type, examples)}${importText}`,
    inputProperties: specs(provider, settable(resource)),
    requiredInputs: Object.entries(inputs)
      .filter(
        ([, { member, default: fromProvider, autoname }]) => member.required && fromProvider === undefined && !autoname,
      )
      .map(([name]) => name),
    properties: specs(provider, recorded(resource) as Readonly<Record<string, Described>>),
    required: Object.keys(recorded(resource)).filter(required),
    ...(resource.lifecycle.list && { listInputs: argumentsSpec(provider, listInputs(resource)) }),
  };
}

function functionSpec(provider: Provider, source: AnyDataSource, examples: readonly Example[] | undefined): object {
  const { inputs, outputs } = source;
  return {
    description: `${source.description}\n\n${examplesText(functionName(source), examples)}`,
    inputs: argumentsSpec(provider, inputs),
    outputs: {
      type: 'object',
      properties: specs(provider, outputs),
      required: Object.entries(outputs)
        .filter(([, { member }]) => member.required)
        .map(([name]) => name),
    },
  };
}

/** Some are a resource's inputs too, whose change replaces it; an argument makes nothing that could be replaced. */
function argumentsSpec(provider: Provider, inputs: Readonly<Record<string, Input>>): object {
  const args = Object.entries(inputs).map(([name, input]) => [name, { ...input, onChange: 'never' as const }] as const);
  return {
    type: 'object',
    properties: specs(provider, Object.fromEntries(args)),
    required: Object.entries(inputs)
      .filter(([, { member, default: fromProvider }]) => member.required && fromProvider === undefined)
      .map(([name]) => name),
  };
}

const specs = (provider: Provider, properties: Readonly<Record<string, Described>>): Record<string, PropertySpec> =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, propertySpec(provider, property)]));
