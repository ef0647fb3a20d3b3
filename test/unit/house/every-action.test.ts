import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { AnyOperation } from '../../../api/contract-types.js';
import { operations } from '../../../api/operations.js';
import { dataSources } from '../../../provider/registry.js';

const provider = join(import.meta.dirname, '..', '..', '..', 'provider');
const actions: readonly AnyOperation[] = Object.values(operations);
const nameOf = ({ name }: AnyOperation): string => name;

/** The actions that a file hands on to be called, as arguments before the request; imports and comments do not count. */
function calledIn(file: string): readonly AnyOperation[] {
  const text = readFileSync(join(provider, file), 'utf8').replace(
    /^import\b[^;]*;$|^ *\/\*\*[^]*?\*\/$|\/\/ .*$/gm,
    '',
  );
  return actions.filter(({ name }) => new RegExp(`[(,]\\s*${name},`).test(text));
}

/** The files of a folder, and what each calls. */
const calledBy = (folder: string): { readonly file: string; readonly called: readonly AnyOperation[] }[] =>
  readdirSync(join(provider, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ file: name.replace('.ts', ''), called: calledIn(`${folder}/${name}`) }));

const reached = (...folders: string[]): ReadonlySet<AnyOperation> =>
  new Set(folders.flatMap(calledBy).flatMap(({ called }) => called));

/** Members that a data source lets nobody say or tells nobody, each for a reason. */
const leftOut = {
  asked: [
    // That is the repository's name.
    'source-repository: sourceRepositoryName',
    // A list of structures without members: nothing can be said by it.
    'workflow-runs: sortBy',
    'workflows: sortBy',
  ],
  told: [
    // It was asked for.
    'project: spaceName',
    'source-repository: projectName',
    'source-repository: spaceName',
    'workflow-run: projectName',
    'workflow-run: spaceName',
    'workflow: projectName',
    'workflow: spaceName',
    // There is one, told by its URL.
    'source-repository: https',
  ],
};

/** What of the actions of each data source's file is none of its properties; pages are nobody's business. */
function missing(
  membersOf: (action: AnyOperation) => readonly string[],
  propertiesOf: (source: (typeof dataSources)[number]) => readonly string[],
): string[] {
  return calledBy('data-sources').flatMap(({ file, called }) => {
    const kebab = (type: string): string => type.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
    const source = dataSources.find(({ type }) => kebab(type) === file);
    const properties = source ? propertiesOf(source) : [];
    const members = new Set(called.flatMap(membersOf));
    return [...members].filter((name) => !properties.includes(name)).map((name) => `${file}: ${name}`);
  });
}

describe('the API', () => {
  it('has 38 actions', () => {
    expect(actions).toHaveLength(38);
  });

  it('is reached by resources and data sources, all of it', () => {
    const called = reached('resources', 'data-sources');
    expect(actions.filter((action) => !called.has(action)).map(nameOf)).toEqual([]);
  });

  it('has no action that reads which no data source calls, and data sources call no other', () => {
    const reading = actions.filter(({ name }) => /^(Get|List|Verify)/.test(name)).map(nameOf);
    expect(reading).toHaveLength(20);
    expect([...reached('data-sources')].map(nameOf).toSorted()).toEqual(reading.toSorted());
  });

  it('can be asked everything by data sources that it can be asked, but for this', () => {
    const asked = missing(
      ({ request, pages }) =>
        Object.keys(request).filter((name) => name !== pages?.inputToken && name !== pages?.limit),
      ({ inputs }) => Object.keys(inputs),
    );
    expect(asked.toSorted()).toEqual(leftOut.asked);
  });

  it('is told by data sources as it tells, but for this', () => {
    const told = missing(
      ({ response, pages }) =>
        Object.keys(response).filter((name) => name !== pages?.outputToken && name !== pages?.items),
      ({ outputs }) => Object.keys(outputs),
    );
    expect(told.toSorted()).toEqual(leftOut.told.toSorted());
  });
});
