import type { Provider } from '../model/index.js';
import type { Attribute, Attributes, Block, CtyType } from './attribute.js';
import type { ProviderFunction } from './functions.js';
import { snakeCase } from './names.js';
import { schemaOf } from './schema.js';

/** The programs that the pages show, by the paths of their files: `resources/codecatalyst_project/resource.tf`. */
export type Programs = Readonly<Record<string, string>>;

/** The pages of the provider as registries lay them out, by their paths. What has no example gets no page, which is an error. */
export function registryPages(provider: Provider, programs: Programs): Readonly<Record<string, string>> {
  const { provider: settings, resources, dataSources, ephemerals, functions } = schemaOf(provider);
  const program = (path: string): string => {
    const { [path]: text } = programs;
    if (text === undefined) throw new Error(`examples/terraform/${path} is missing: every page shows a program.`);
    return text.trim();
  };
  const pageName = (type: string): string => type.slice(provider.name.length + 1);
  return {
    'index.md': providerPage(provider, settings, program('provider/provider.tf')),
    ...Object.fromEntries(
      [...resources].map(([type, { block, definition }]) => [
        `resources/${pageName(type)}.md`,
        page({ type, kind: 'Resource', block, provider }, [
          example(program(`resources/${type}/resource.tf`)),
          schemaText(block),
          importText(
            definition.identity.map(snakeCase).join('/'),
            program(`resources/${type}/import.tf`),
            program(`resources/${type}/import.sh`),
          ),
        ]),
      ]),
    ),
    ...Object.fromEntries(
      [...dataSources].map(([type, { block }]) => [
        `data-sources/${pageName(type)}.md`,
        page({ type, kind: 'Data Source', block, provider }, [
          example(program(`data-sources/${type}/data-source.tf`)),
          schemaText(block),
        ]),
      ]),
    ),
    ...Object.fromEntries(
      [...ephemerals].map(([type, { block }]) => [
        `ephemeral-resources/${pageName(type)}.md`,
        page({ type, kind: 'Ephemeral Resource', block, provider }, [
          example(program(`ephemeral-resources/${type}/ephemeral-resource.tf`)),
          schemaText(block),
        ]),
      ]),
    ),
    ...Object.fromEntries(
      [...functions].map(([name, one]) => [
        `functions/${name}.md`,
        functionPage(name, one, provider, program(`functions/${name}/function.tf`)),
      ]),
    ),
  };
}

interface Subject {
  readonly type: string;
  readonly kind: 'Resource' | 'Data Source' | 'Ephemeral Resource';
  readonly block: Block;
  readonly provider: Provider;
}

const page = ({ type, kind, block, provider }: Subject, parts: readonly string[]): string =>
  [
    frontMatter(`${type} ${kind} - ${provider.name}`, block.description),
    `# ${type} (${kind})`,
    block.description,
    ...parts,
  ].join('\n\n') + '\n';

function functionPage(name: string, one: ProviderFunction, provider: Provider, program: string): string {
  const { summary, description, parameters, returns } = one;
  const signature = `${name}(${parameters.map((parameter) => `${parameter.name} string`).join(', ')}) ${returns === 'string' ? returns : 'object'}`;
  return (
    [
      frontMatter(`${name} Function - ${provider.name}`, summary),
      `# function: ${name}`,
      description,
      example(program),
      `## Signature\n\n${code('text', signature)}`,
      `## Arguments\n\n${parameters.map((parameter, index) => `${index + 1}. \`${parameter.name}\` (String) ${parameter.description}`).join('\n')}`,
    ].join('\n\n') + '\n'
  );
}

const providerPage = (provider: Provider, settings: Block, program: string): string =>
  [
    frontMatter(`Provider: ${provider.name}`, settings.description),
    `# ${provider.name} Provider`,
    `${settings.description} All of the provider's settings may be left out; those that have environment variables are read from them then.`,
    example(program),
    loggingIn,
    schemaText(settings),
  ].join('\n\n') + '\n';

const loggingIn = `## Logging In

CodeCatalyst takes the bearer tokens of an AWS SSO login; AWS keys are of no use to it. Log in with \`aws sso login --profile NAME\` and name
the profile as \`profile\` or in \`AWS_PROFILE\`; or give a token in \`AWS_BEARER_TOKEN_CODECATALYST\`. With \`endpoint = "local"\` no login is
needed and no account: an embedded CodeCatalyst runs while Terraform does.`;

const frontMatter = (title: string, description: string): string =>
  ['---', `page_title: "${title}"`, 'subcategory: ""', 'description: |-', `  ${description}`, '---'].join('\n');

const example = (program: string): string => `## Example Usage\n\n${code('terraform', program)}`;

const code = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

const importText = (idForm: string, block: string, command: string): string =>
  [
    '## Import',
    `What exists already is taken up by its id, which has the form \`${idForm}\`:`,
    code('terraform', block),
    'Or by the command:',
    code('shell', command),
  ].join('\n\n');

/** Every attribute, those of a kind together; nested ones below, each under a heading of its own. */
const schemaText = ({ attributes }: Block): string =>
  ['## Schema', ...groups(attributes, [], '###'), ...nestedTexts(attributes, [])].join('\n\n');

const kinds = [
  ['Required', ({ use }: Attribute) => use === 'required'],
  ['Optional', ({ use }: Attribute) => use === 'optional' || use === 'defaulted'],
  ['Read-Only', ({ use }: Attribute) => use === 'computed'],
] as const;

const groups = (attributes: Attributes, path: readonly string[], heading: '###' | ''): readonly string[] =>
  kinds.flatMap(([title, isOfKind]) => {
    const own = Object.entries(attributes).filter(([, attribute]) => isOfKind(attribute));
    const lines = own.map(([name, attribute]) => attributeLine(name, attribute, path));
    return own.length === 0 ? [] : [heading === '' ? `${title}:` : `${heading} ${title}`, lines.join('\n')];
  });

function attributeLine(name: string, attribute: Attribute, path: readonly string[]): string {
  const marks = [typeText(attribute), ...(attribute.sensitive ? ['Sensitive'] : [])];
  const below = 'nested' in attribute ? ` (see [below for nested schema](#${anchor([...path, name])}))` : '';
  return `- \`${name}\` (${marks.join(', ')}) ${attribute.description}${below}`;
}

const nestedTexts = (attributes: Attributes, path: readonly string[]): readonly string[] =>
  Object.entries(attributes).flatMap(([name, attribute]) => {
    if (!('nested' in attribute)) return [];
    const here = [...path, name];
    return [
      `<a id="${anchor(here)}"></a>\n\n### Nested Schema for \`${here.join('.')}\``,
      ...groups(attribute.nested.attributes, here, ''),
      ...nestedTexts(attribute.nested.attributes, here),
    ];
  });

const anchor = (path: readonly string[]): string => ['nestedatt', ...path].join('--');

function typeText(attribute: Attribute): string {
  if ('type' in attribute) return ctyText(attribute.type);
  return attribute.nested.mode === 'single' ? 'Attributes' : 'Attributes List';
}

const scalars = { string: 'String', number: 'Number', bool: 'Boolean' } as const;
const collections = { list: 'List', set: 'Set' } as const;

const ctyText = (type: CtyType): string =>
  typeof type === 'string' ? scalars[type] : `${collections[type[0]]} of ${ctyText(type[1])}`;
