import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataSources, resources } from '../../../provider/registry.js';

const root = join(import.meta.dirname, '..', '..', '..');
// The pipeline command knows the kinds of things by name: it deletes them in order and writes programs of them.
const sources = readdirSync(join(root, 'provider'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('ops/'))
  .map((file) => ({
    name: relative(root, join(root, 'provider', file)),
    text: readFileSync(join(root, 'provider', file), 'utf8'),
  }));
const kebab = (type: string): string => type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();

/** The files of the provider whose text matches. */
const holding = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

/** A resource and a data source may be of one type, such as Project: each has a file of its own. */
const own = [
  ...resources.map(({ type }) => ({ type, file: `resources/${kebab(type)}`, example: kebab(type) })),
  ...dataSources.map(({ type }) => ({ type, file: `data-sources/${kebab(type)}`, example: `get-${kebab(type)}` })),
];

describe.each(own)('what $file tells of', ({ type, file, example }) => {
  it('is told of in its own file, and listed in the registry, and nowhere else', () => {
    const files = own.filter((other) => other.type === type).map((other) => `provider/${other.file}.ts`);
    expect(holding(new RegExp(`'${type}'`)).toSorted()).toEqual(files.toSorted());
    expect(holding(new RegExp(`from '.*${file}\\.js'`))).toEqual(['provider/registry.ts']);
  });

  it('has its example in TypeScript and in YAML', () => {
    const snippets = readdirSync(join(root, 'examples', 'snippets'));
    expect(snippets).toEqual(expect.arrayContaining([`${example}.ts`, `${example}.yaml`]));
  });
});
