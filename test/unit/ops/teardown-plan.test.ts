import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { configShape } from '../../../provider/ops/config/config.js';
import type { Thing } from '../../../provider/ops/estate/thing.js';
import { chosenWith, kindsFor } from '../../../provider/ops/teardown/chosen-kinds.js';
import { openJournal } from '../../../provider/ops/teardown/journal.js';
import { shieldsOf } from '../../../provider/ops/teardown/shields.js';
import { parseSelection } from '../../../provider/ops/selection/parse.js';
import { temporaryFolder } from '../../emulator/temporary-folder.js';
import { thrown } from '../thrown.js';

const schemaFile = join(import.meta.dirname, '..', '..', '..', 'docs', 'teardown-plan.schema.json');

const plan = {
  version: 1,
  space: 'acme',
  madeAt: '2026-11-21T12:00:00.000Z',
  madeBy: 'jane',
  asked: { selections: ['kind = branch'], withUnmanaged: false, includeManaged: false, includeData: false },
  config: null,
  stacks: [],
  items: [
    { kind: 'branch', id: 'acme/shop/web/pr-1', name: 'pr-1', why: 'kind = branch', seen: { headCommitId: 'c0ffee' } },
  ],
  workspaces: [],
  kept: [],
  unread: [],
};

describe('the schema of plans', () => {
  it.each([
    ['a plan', plan, true],
    ['one of another version', { ...plan, version: 2 }, false],
    ['one with a key that is not known', { ...plan, force: true }, false],
    ['one with a thing of no kind', { ...plan, items: [{ ...plan.items[0], kind: 'space' }] }, false],
  ])('judges %s', async (_what, document, isFine) => {
    const ajv = new Ajv({ strict: true });
    formats.default(ajv);

    expect(ajv.validate(JSON.parse(await readFile(schemaFile, 'utf8')) as object, document)).toBe(isFine);
  });
});

describe('the kinds that are listed', () => {
  const kinds = (...sources: string[]) => [...kindsFor(sources.map(parseSelection), [])].toSorted();

  it('are those that may be chosen, with what they are in and what goes with them', () => {
    expect(kinds('kind = token and expired')).toEqual(['token']);
    expect(kinds("kind = branch and name ~ 'pr-*'")).toEqual(['branch', 'project', 'repository']);
    expect(kinds('kind = environment')).toEqual(['environment', 'project', 'session']);
    expect(kinds('kind = project')).toEqual(['environment', 'project', 'repository', 'session']);
  });

  it('are branches too where one of them may protect its repository', () => {
    const protect = [parseSelection('name = release')];

    expect(chosenWith(new Set(['repository']), protect).has('branch')).toBe(true);
    expect(chosenWith(new Set(['environment']), protect).has('branch')).toBe(false);
  });
});

describe('what keeps things', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const repository = (description: string): Thing => ({
    kind: 'repository',
    id: 'acme/shop/web',
    name: 'web',
    spaceName: 'acme',
    projectName: 'shop',
    properties: { description },
  });
  const keeps = (description: string, ...protect: string[]) =>
    shieldsOf(configShape.parse({ version: 1, teardown: { protect } }), now).keeps(repository(description), [], {});

  it.each([
    ['A shop', undefined],
    ['keep-until=2026-11-21', 'keep-until=2026-11-21'],
    ['For the audit: keep-until=2027-01-31.', 'keep-until=2027-01-31'],
    ['keep-until=2026-11-20', undefined],
    ['keep-until=soon', 'keep-until=soon, which is no day such as 2026-12-31'],
    ['keep-until=2026-13-01', 'keep-until=2026-13-01, which is no day such as 2026-12-31'],
    ['we do not keep-until anything', undefined],
  ])('is a marker: %s', (description, why) => {
    expect(keeps(description)).toBe(why);
  });

  it('is the protect list, also where what it asks about is not known', () => {
    expect(keeps('', 'project = shop')).toBe('it is protected: project = shop');
    expect(keeps('', 'project = blog')).toBeUndefined();
    expect(keeps('', 'creator = jane')).toBe('it may be protected by "creator = jane": its creator is not known');
  });
});

describe('a journal', () => {
  it('remembers what was done across a kill that cut its last line short', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'plan.json');
    {
      using journal = openJournal(file, 'the plan');
      journal.note('branch a', 'begun');
      journal.note('branch a', 'deleted');
      journal.note('branch b', 'begun');
    }
    const text = await readFile(`${file}.journal`, 'utf8');
    await writeFile(`${file}.journal`, `${text}{"key":"branch b","ma`);

    {
      using journal = openJournal(file, 'the plan');
      expect(['a', 'b', 'c'].map((name) => journal.markOf(`branch ${name}`))).toEqual(['deleted', 'begun', undefined]);
      journal.note('branch c', 'deleted');
    }
    using journal = openJournal(file, 'the plan');
    expect(journal.markOf('branch c')).toBe('deleted');
  });

  it('is of one plan alone', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'plan.json');
    openJournal(file, 'the plan')[Symbol.dispose]();

    expect(thrown(() => openJournal(file, 'another plan'))).toHaveProperty('kind', 'configuration');
  });
});
