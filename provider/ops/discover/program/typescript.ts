import { camelCase, identifiers } from './identifiers.js';
import {
  type Declaration,
  declarationsOf,
  type Expression,
  type Language,
  type Member,
  type Program,
} from './program.js';
import { fits, itemLines, memberLines, quoted } from './typescript-values.js';

const npmPackage = 'pulumi-codecatalyst';
/** What programs are written for: this release and those that are compatible with it. */
const sdkVersion = '0.1.0';
const npmVersion = `^${sdkVersion}`;

const reserved = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const constructor continue debugger declare default ' +
    'delete do else enum eval export extends false finally for from function get if implements import in infer instanceof ' +
    'interface is keyof let module namespace never new null number object of package private protected public readonly require ' +
    'return set static string super switch symbol this throw true try type typeof undefined unique unknown using var void ' +
    'while with yield global process exports pulumi'
  ).split(' '),
);

/** Programs for Pulumi in TypeScript, laid out as Prettier does with single quotes and 120 columns. */
export const typescript: Language = {
  title: 'TypeScript',
  engine: 'pulumi',
  packages: ['@pulumi/pulumi', npmPackage],
  // Until the SDK is published, npm finds it nowhere: it is packed from where it was built.
  install: `npm install /path/to/${npmPackage}-${sdkVersion}.tgz`,
  write: (program) => ({
    program: { 'index.ts': text(program) },
    scaffold: {
      'Pulumi.yaml': `name: ${program.spaceName}\nruntime: nodejs\ndescription: What is in the CodeCatalyst space ${program.spaceName}.\n`,
      'package.json': packageJson(program.spaceName),
      'tsconfig.json': tsconfig,
    },
  }),
};

function text(program: Program): string {
  const symbols = identifiers(program, { join: camelCase, isReserved: (identifier) => reserved.has(identifier) });
  const all = declarationsOf(program);
  const used = new Set(all.flatMap(({ inputs }) => inputs.flatMap(([, value]) => referencesIn(value))));
  const types = [...new Set(all.map(({ type }) => type))].toSorted();
  const head = program.notice.map((line) => `// ${line}`);
  const parts = [
    [...head, ...(types.length === 0 ? [] : [importLine(types)])].join('\n'),
    ...(all.length === 0 ? ['export {};'] : []),
    ...program.constants.map(({ name, value, remark }) => `// ${remark}\n${constant(symbols.get(name) ?? '', value)}`),
    ...program.sections.map(({ title, declarations }) =>
      [
        `// ${oneLine(title)}`,
        declarations.map((declaration) => statement(declaration, symbols, used)).join('\n\n'),
      ].join('\n\n'),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function constant(identifier: string, value: string): string {
  const line = `const ${identifier} = ${quoted(value)};`;
  return fits(line) ? line : `const ${identifier} =\n  ${quoted(value)};`;
}

function importLine(types: readonly string[]): string {
  const line = `import { ${types.join(', ')} } from '${npmPackage}';`;
  return fits(line) ? line : `import {\n${types.map((type) => `  ${type},`).join('\n')}\n} from '${npmPackage}';`;
}

/** The names that an expression refers to. */
function referencesIn(value: Expression): readonly string[] {
  if (value.is === 'property') return [value.of];
  if (value.is === 'list') return value.items.flatMap(referencesIn);
  return value.is === 'map' ? value.members.flatMap(([, member]) => referencesIn(member)) : [];
}

/** What nothing refers to has no variable. */
function statement(
  { name, type, inputs, isProtected, formerNames, remark }: Declaration,
  symbols: ReadonlyMap<string, string>,
  used: ReadonlySet<string>,
): string {
  const leaf = leafWith(symbols);
  const start = `${used.has(name) ? `const ${symbols.get(name) ?? ''} = ` : ''}new ${type}(`;
  const members = (indent: string): string => inputs.map((member) => memberLines(member, leaf, indent)).join('\n');
  const short = `${start}${quoted(name)}, {`;
  const options = optionsOf(isProtected, formerNames);
  const call =
    options.length > 0 || !fits(short)
      ? [
          start,
          `  ${quoted(name)},`,
          '  {',
          members('    '),
          '  },',
          ...(options.length > 0 ? [itemLines({ is: 'map', members: options }, leaf, '  ')] : []),
          ');',
        ].join('\n')
      : `${short}\n${members('  ')}\n});`;
  return remark === undefined ? call : `// ${oneLine(remark)}\n${call}`;
}

/** A resource that a stack has under another name stays the same one by an alias. */
const optionsOf = (isProtected: boolean, formerNames: readonly string[]): readonly Member[] => [
  ...(isProtected ? [['protect', { is: 'value', value: true }] as const] : []),
  ...(formerNames.length > 0 ? [['aliases', { is: 'list', items: formerNames.map(aliasOf) }] as const] : []),
];

const aliasOf = (name: string): Expression => ({ is: 'map', members: [['name', { is: 'value', value: name }]] });

const leafWith =
  (symbols: ReadonlyMap<string, string>) =>
  (value: Expression): string => {
    switch (value.is) {
      case 'value':
        return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
      case 'constant':
        return symbols.get(value.name) ?? '';
      case 'property':
        return `${symbols.get(value.of) ?? ''}.${value.property}`;
      default:
        throw new Error(`A ${value.is} is no leaf.`);
    }
  };

const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

const packageJson = (name: string): string =>
  `${JSON.stringify(
    {
      name: `${name.toLowerCase()}-space`,
      private: true,
      main: 'index.ts',
      dependencies: { '@pulumi/pulumi': '^3.258.0', [npmPackage]: npmVersion },
      devDependencies: { '@types/node': '^24', typescript: '^6.0.3' },
    },
    null,
    2,
  )}\n`;

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      noEmit: true,
      skipLibCheck: true,
    },
    include: ['*.ts'],
  },
  null,
  2,
)}\n`;
