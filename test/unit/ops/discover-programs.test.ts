import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { parse } from 'yaml';
import { importFile } from '../../../provider/ops/discover/engines/import-file.js';
import { languages } from '../../../provider/ops/discover/program/languages.js';
import type { Declaration, Expression, Program } from '../../../provider/ops/discover/program/program.js';

const here = fileURLToPath(import.meta.url);
const text = (value: string): Expression => ({ is: 'value', value });
const declaration = (name: string, parts: Partial<Declaration> = {}): Declaration => ({
  name,
  type: 'Project',
  id: `acme/${name}`,
  inputs: [['displayName', text(name)]],
  isProtected: false,
  isRecorded: false,
  formerNames: [],
  ...parts,
});
const programOf = (declarations: readonly Declaration[], constants: Program['constants'] = []): Program => ({
  spaceName: 'acme',
  notice: ['Written for a test.'],
  constants,
  sections: declarations.length === 0 ? [] : [{ title: 'Shop', declarations }],
});
const shop = programOf(
  [
    declaration('shop', { inputs: [['spaceName', { is: 'constant', name: 'space-name' }]], isProtected: true }),
    declaration('new', {
      type: 'Branch',
      inputs: [
        ['projectName', { is: 'property', of: 'shop', property: 'name' }],
        ['name', text('It is ${50} $$')],
      ],
      remark: 'A remark.',
      isRecorded: true,
    }),
  ],
  [{ name: 'space-name', value: 'acme', remark: 'The space.' }],
);
const written = (language: keyof typeof languages, program: Program): string =>
  Object.values(languages[language].write(program, []).program)[0] ?? '';

describe('a program in TypeScript', () => {
  it('refers to others by variables, and to none that a language keeps for itself', () => {
    const referring = programOf(
      [
        ...(shop.sections[0]?.declarations ?? []),
        declaration('2x', { inputs: [['projectName', { is: 'property', of: 'new', property: 'name' }]] }),
      ],
      shop.constants,
    );
    expect(written('typescript', referring)).toBe(`// Written for a test.
import { Branch, Project } from 'pulumi-codecatalyst';

// The space.
const spaceName = 'acme';

// Shop

const shop = new Project(
  'shop',
  {
    spaceName,
  },
  { protect: true },
);

// A remark.
const newBranch = new Branch('new', {
  projectName: shop.name,
  name: 'It is \${50} $$',
});

new Project('2x', {
  projectName: newBranch.name,
});
`);
  });

  it('of nothing is a module all the same', () => {
    expect(written('typescript', programOf([]))).toBe('// Written for a test.\n\nexport {};\n');
  });

  it('asks for the release that it is written for', async () => {
    const facts = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    const { scaffold } = languages.typescript.write(shop, []);
    expect(JSON.parse(scaffold['package.json'] ?? '')).toMatchObject({
      dependencies: { 'pulumi-codecatalyst': `^${facts.version}` },
    });
  });
});

describe('a program in YAML', () => {
  it('calls resources as the stack does, and takes no text for a reference', () => {
    expect(written('yaml', shop)).toBe(`# Written for a test.

variables:
  # The space.
  spaceName: "acme"
resources:
  # Shop
  shop:
    type: codecatalyst:Project
    properties:
      spaceName: \${spaceName}
    options:
      protect: true
  # A remark.
  new:
    type: codecatalyst:Branch
    properties:
      projectName: \${shop.name}
      name: "It is $\${50} $$$$"
`);
  });

  it('says what the stack calls a resource where that cannot be a key', () => {
    const resources = (parse(written('yaml', programOf([declaration('pulumi'), declaration('Web shop')]))) as Tree)
      .resources;
    expect(resources).toMatchObject({ pulumiProject: { name: 'pulumi' }, webShop: { name: 'Web shop' } });
  });
});

describe('an import file', () => {
  it('names what no stack has yet by its full type and its id', () => {
    expect(JSON.parse(importFile(shop))).toEqual({
      resources: [{ type: 'codecatalyst:index:Project', name: 'shop', id: 'acme/shop' }],
    });
  });
});

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// Prettier's idea of how wide the letters of all the world's scripts are is its own.
const words = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 150 }),
  fc.constantFrom(
    "it's",
    '"',
    '${x}',
    '$${x}',
    '$',
    '\\',
    '\n',
    '\u2028',
    'yes',
    '1e3',
    '0x10',
    '~',
    '# no',
    'a: b',
    ' ',
    '日本'.repeat(40),
  ),
  fc.lorem({ maxCount: 30 }),
);
const value: fc.Arbitrary<Expression> = fc.letrec<{ value: Expression }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words.map(text),
    fc.constantFrom('a'.repeat(110), 'a'.repeat(112), 'a'.repeat(200)).map(text),
    fc.oneof(fc.integer(), fc.boolean()).map((plain): Expression => ({ is: 'value', value: plain })),
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((items): Expression => ({ is: 'list', items })),
    fc
      .uniqueArray(fc.constantFrom('name', 'alias', 'sizeInGiB'), { minLength: 1 })
      .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), tie('value')))))
      .map((members): Expression => ({ is: 'map', members })),
  ),
})).value;
const names = fc.oneof(
  fc.constantFrom('class', 'new', 'api', 'Api 2', '2', 'pulumi', 'x'.repeat(130)),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);
const programs = fc
  .uniqueArray(
    fc.tuple(
      names,
      fc.constantFrom('Project', 'SourceRepository', 'DevEnvironment'),
      fc.boolean(),
      value,
      fc.nat(),
      fc.uniqueArray(names, { maxLength: 3 }),
    ),
    {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((rows) =>
    programOf(
      rows.map(([name, type, isProtected, input, place, formerNames], index) =>
        declaration(name, {
          type,
          isProtected,
          formerNames,
          inputs: [
            [index % 2 === 0 ? 'name' : 'description', input],
            ...(index === 0
              ? []
              : [['projectName', { is: 'property', of: rows[place % index]?.[0] ?? '', property: 'name' }] as const]),
          ],
        }),
      ),
    ),
  );

/** What an expression stands for; what refers to another says so. */
function meaning(expression: Expression): unknown {
  switch (expression.is) {
    case 'value':
      return expression.value;
    case 'list':
      return expression.items.map(meaning);
    case 'map':
      return Object.fromEntries(expression.members.map(([name, member]) => [name, meaning(member)]));
    case 'property':
      return { of: expression.of };
    case 'constant':
      return { constant: expression.name };
  }
}
const meanings = ({ sections }: Program): unknown[] =>
  sections.flatMap(({ declarations }) =>
    declarations.map(({ name, type, isProtected, inputs }) => ({
      name,
      type,
      isProtected,
      inputs: Object.fromEntries(inputs.map(([input, expression]) => [input, meaning(expression)])),
    })),
  );

/** What a TypeScript program declares when it is run. */
function declaredBy(source: string): unknown[] {
  const declared: unknown[] = [];
  const classes = new Proxy(
    {},
    {
      get: (_, type) =>
        class {
          readonly name: object;
          constructor(name: string, inputs: object, options: { protect?: boolean } = {}) {
            this.name = { of: name };
            declared.push({ name, type, isProtected: options.protect ?? false, inputs });
          }
        },
    },
  );
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- because only its run shows what a program declares
  new Function('require', 'exports', outputText)(() => classes, {});
  return declared;
}

describe('any program', () => {
  it('in TypeScript declares what it is to declare, and is laid out as Prettier does', async () => {
    const config = await resolveConfig(here);
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const source = written('typescript', program);
        expect(declaredBy(source)).toEqual(meanings(program));
        expect(await format(source, { ...config, parser: 'typescript' })).toBe(source);
      }),
      { numRuns: 150 },
    );
  });

  it('in YAML declares what it is to declare', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const { resources = {} } = parse(written('yaml', program)) as Tree;
        const called = new Map(Object.entries(resources as Tree).map(([key, { name = key }]) => [key, name]));
        const opened = (node: unknown): unknown => {
          if (Array.isArray(node)) return node.map(opened);
          if (typeof node === 'object' && node !== null) {
            return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, opened(member)]));
          }
          if (typeof node !== 'string') return node;
          // As the host reads it: a doubled $ is one, and what is left of ${ is a reference.
          const [, symbol] = /^\$\{([^.}]+)\.name\}$/.exec(node) ?? [];
          if (symbol !== undefined) return { of: called.get(symbol) };
          return node.replace(/\$\$|\$\{/g, (found) => (found === '$$' ? '$' : 'a reference'));
        };
        const declared = Object.entries(resources as Tree).map(([key, { name = key, type, options, properties }]) => ({
          name,
          type: String(type).replace('codecatalyst:', ''),
          isProtected: options !== undefined,
          inputs: opened(properties),
        }));
        expect(declared).toEqual(meanings(program));
      }),
      { numRuns: 150 },
    );
  });
});
