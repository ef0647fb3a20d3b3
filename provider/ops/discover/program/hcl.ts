import { snakeCase, typeName } from '../../../terraform/names.js';
import { wordsOf } from '../names/slug.js';
import { identifiers } from './identifiers.js';
import { type Declaration, declarationsOf, type Expression, type Language, type Program } from './program.js';
import { attributes, quoted } from './hcl-values.js';

const provider = { name: 'codecatalyst' };

/** Names that a reference begins with, and those that stand in every resource. */
const reserved = new Set(
  'count data each for_each lifecycle local locals module path provider self terraform var'.split(' '),
);

/** Programs for Terraform and OpenTofu, laid out as `terraform fmt` does. */
export const hcl: Language = {
  title: 'HCL',
  engine: 'terraform',
  packages: [],
  write: (program) => ({
    program: { 'main.tf': text(program) },
    scaffold: { 'versions.tf': versions },
  }),
};

type Symbols = ReadonlyMap<string, string>;

const symbolsOf = (program: Program): Symbols => {
  const named = identifiers(program, { join: underscored, isReserved: (identifier) => reserved.has(identifier) });
  const types = new Map(declarationsOf(program).map(({ name, type }) => [name, type]));
  return new Map(
    [...named].map(([name, identifier]) => {
      const type = types.get(name);
      return [name, `${type === undefined ? 'local' : typeName(provider, { type })}.${identifier}`];
    }),
  );
};

const underscored = (words: readonly string[]): string => words.join('_').toLowerCase();

function text(program: Program): string {
  const symbols = symbolsOf(program);
  const parts = [
    commented(program.notice),
    ...(program.constants.length === 0 ? [] : [locals(program, symbols)]),
    ...program.sections.map(({ title, declarations }) =>
      [commented([title]), ...declarations.map((declaration) => resource(declaration, symbols))].join('\n\n'),
    ),
    ...declarationsOf(program).flatMap((declaration) => moves(declaration, symbols)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function locals({ constants }: Program, symbols: Symbols): string {
  const lines = constants.map(
    ({ name, value, remark }) => `  ${commented([remark])}\n  ${lastOf(symbols.get(name))} = ${quoted(value)}`,
  );
  return `locals {\n${lines.join('\n\n')}\n}`;
}

/** The name itself, without what it is of. */
const lastOf = (address = ''): string => address.slice(address.indexOf('.') + 1);

function resource({ name, type, inputs, isProtected, remark }: Declaration, symbols: Symbols): string {
  const body = attributes(
    inputs.map(([input, value]) => [snakeCase(input), value]),
    leafWith(symbols),
    '  ',
  );
  return [
    ...(remark === undefined ? [] : [commented([remark])]),
    `resource ${quoted(typeName(provider, { type }))} ${quoted(lastOf(symbols.get(name)))} {`,
    ...body,
    ...(isProtected ? ['', '  lifecycle {', '    prevent_destroy = true', '  }'] : []),
    '}',
  ].join('\n');
}

/** What a state may have under a former name is the same thing under today's. */
const moves = ({ name, type, formerNames }: Declaration, symbols: Symbols): readonly string[] => {
  const now = symbols.get(name) ?? '';
  const before = formerNames.map((former) => `${typeName(provider, { type })}.${identifierOf(former)}`);
  return [...new Set(before)]
    .filter((address) => address !== now)
    .map((address) => `moved {\n  from = ${address}\n  to   = ${now}\n}`);
};

/** What a name was as an identifier: a state tells it as it stood there, a file of names as it was wished. */
const identifierOf = (name: string): string => underscored(wordsOf(name));

/** What takes up what is there; once it has been applied these blocks do nothing, and may stay. */
export function importBlocks(program: Program): string {
  const symbols = symbolsOf(program);
  const blocks = declarationsOf(program)
    .filter(({ isRecorded }) => !isRecorded)
    .map(({ name, id }) => `import {\n  to = ${symbols.get(name) ?? ''}\n  id = ${quoted(id)}\n}`);
  return `${[commented(program.notice), ...blocks].join('\n\n')}\n`;
}

const leafWith =
  (symbols: Symbols) =>
  (value: Expression): string => {
    switch (value.is) {
      case 'value':
        return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
      case 'constant':
        return symbols.get(value.name) ?? '';
      case 'property':
        return `${symbols.get(value.of) ?? ''}.${snakeCase(value.property)}`;
      default:
        throw new Error(`A ${value.is} is no leaf.`);
    }
  };

const commented = (lines: readonly string[]): string =>
  lines.map((line) => `# ${line.replace(/\s+/g, ' ').trim()}`).join('\n');

const versions = `terraform {
  required_providers {
    codecatalyst = {
      source = "codecatalyst-iac/codecatalyst"
    }
  }
}

provider "codecatalyst" {}
`;
