import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { camelCase, identifiers } from './identifiers.js';
import {
  type Declaration,
  declarationsOf,
  type Deployment,
  type Expression,
  type Language,
  type Program,
} from './program.js';

/** Programs for Pulumi in YAML. */
export const yaml: Language = {
  title: 'YAML',
  engine: 'pulumi',
  packages: [],
  write: (program, deployments) => ({
    program: { 'Main.yaml': text(program, deployments) },
    scaffold: {
      'Pulumi.yaml': `name: ${program.spaceName}\nruntime: yaml\ndescription: What is in the CodeCatalyst space ${program.spaceName}.\n`,
    },
  }),
};

function text(program: Program, deployments: readonly Deployment[]): string {
  const symbols = symbolsOf(program);
  const document = new Document(new YAMLMap());
  const root = document.contents as YAMLMap;
  document.commentBefore = commented(program.notice);
  if (program.constants.length > 0) {
    const variables = new YAMLMap();
    for (const { name, value, remark } of program.constants) {
      const key = new Scalar(symbols.get(name));
      key.commentBefore = commented([remark]);
      variables.set(key, quoted(value));
    }
    root.set('variables', variables);
  }
  const resources = new YAMLMap();
  for (const { title, declarations } of program.sections) {
    declarations.forEach((declaration, index) => {
      const remarks = [
        ...(index === 0 ? [title] : []),
        ...(declaration.remark === undefined ? [] : [declaration.remark]),
      ];
      const key = new Scalar(symbols.get(declaration.name));
      if (remarks.length > 0) key.commentBefore = commented(remarks);
      if (index === 0 && resources.items.length > 0) key.spaceBefore = true;
      resources.add({ key, value: resourceOf(declaration, symbols, deployments) });
    });
  }
  root.set('resources', resources);
  return document.toString({ lineWidth: 0 });
}

/** Resources are called in YAML what they are called in the stack, wherever YAML allows it. */
function symbolsOf(program: Program): ReadonlyMap<string, string> {
  const all = declarationsOf(program);
  const plain = new Set(all.map(({ name }) => name).filter(isPlain));
  const others = identifiers(program, {
    join: camelCase,
    isReserved: (identifier) => identifier === 'pulumi' || plain.has(identifier),
  });
  return new Map([...others].map(([name, identifier]) => [name, plain.has(name) ? name : identifier]));
}

/** Whether a name can be written as it is in a reference. `pulumi` is Pulumi's own. */
const isPlain = (name: string): boolean => /^[a-zA-Z][a-zA-Z0-9_-]*$/.test(name) && name !== 'pulumi';

function resourceOf(
  { name, type, inputs, isProtected, formerNames }: Declaration,
  symbols: ReadonlyMap<string, string>,
  deployments: readonly Deployment[],
): YAMLMap {
  const map = new YAMLMap();
  map.set('type', `codecatalyst:${type}`);
  if (symbols.get(name) !== name) map.set('name', quoted(name));
  map.set('properties', mapOf(inputs, symbols));
  const options = new YAMLMap();
  if (isProtected) options.set('protect', true);
  // In YAML an alias is a whole URN, with the stack in it.
  const aliases = formerNames.flatMap((former) =>
    deployments.map(({ stack, project }) => `urn:pulumi:${stack}::${project}::codecatalyst:index:${type}::${former}`),
  );
  if (aliases.length > 0) options.set('aliases', aliases.map(quoted));
  if (options.items.length > 0) map.set('options', options);
  return map;
}

function mapOf(members: readonly (readonly [string, Expression])[], symbols: ReadonlyMap<string, string>): YAMLMap {
  const map = new YAMLMap();
  for (const [name, value] of members) map.set(name, nodeOf(value, symbols));
  return map;
}

function nodeOf(value: Expression, symbols: ReadonlyMap<string, string>): unknown {
  switch (value.is) {
    case 'value':
      return typeof value.value === 'string' ? quoted(value.value) : value.value;
    case 'constant':
      return `\${${symbols.get(value.name) ?? ''}}`;
    case 'property':
      return `\${${symbols.get(value.of) ?? ''}.${value.property}}`;
    case 'list': {
      const list = new YAMLSeq();
      for (const item of value.items) list.add(nodeOf(item, symbols));
      return list;
    }
    case 'map':
      return mapOf(value.members, symbols);
  }
}

/** A text that is neither taken for a number or the like, nor for a reference. */
function quoted(value: string): Scalar {
  const scalar = new Scalar(/\$[${]/.test(value) ? value.replaceAll('$', () => '$$') : value);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

const commented = (lines: readonly string[]): string =>
  lines.map((line) => ` ${line.replace(/\s+/g, ' ').trim()}`).join('\n');
