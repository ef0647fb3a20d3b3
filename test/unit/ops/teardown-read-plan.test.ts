import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPlan } from '../../../provider/ops/teardown/read-plan.js';
import { temporaryFolder } from '../../emulator/temporary-folder.js';

const plan = {
  version: 1,
  space: 'acme',
  madeAt: '2026-11-21T12:00:00.000Z',
  madeBy: 'jane',
  asked: { selections: ['kind = branch'], withUnmanaged: false, includeManaged: false, includeData: false },
  config: null,
  stacks: [],
  items: [{ kind: 'branch', id: 'acme/shop/web/pr-1', name: 'pr-1', why: 'kind = branch', seen: {} }],
  workspaces: [],
  kept: [],
  unread: [],
};
const [item] = plan.items;

/** What is said against a file with this text. */
async function refusal(text: string): Promise<string> {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'plan.json'), text);
  return await readPlan('plan.json', folder.path).then(
    () => 'nothing',
    (error: unknown) => (error as Error).message.replace(`${folder.path}/`, ''),
  );
}

const advice = 'Make one with codecatalyst-iac teardown plan -o FILE, and do not change it.';

describe('a file that is to be a plan', () => {
  it('is read', async () => {
    expect(await refusal(JSON.stringify(plan))).toBe('nothing');
  });

  it.each([
    ['', 'it is empty'],
    ['kind: branch', 'it is no JSON'],
    ['{\n  "version": 1,\n}', 'it is no JSON (line 3, column 1)'],
    ['[]', 'it is JSON of another kind'],
    ['{"verdict":"clean"}', 'it is JSON of another kind'],
  ])('is told for what it is: %j', async (text, why) => {
    expect(await refusal(text)).toBe(`plan.json is no plan of a teardown: ${why}. ${advice}`);
  });

  it.each([
    [{ ...plan, version: 2 }, 'version is 2, and must be 1'],
    [{ ...plan, force: true }, 'force is not known'],
    [{ ...plan, madeBy: undefined }, 'madeBy is missing'],
    [{ ...plan, items: [{ ...item, id: 3 }] }, 'items[0].id is 3, and must be a text'],
    [{ ...plan, items: [item, { ...item, seen: { head: 'c0ffee' } }] }, 'items[1].seen.head is not known'],
    [{ ...plan, madeAt: 'today' }, 'madeAt is "today", which is not allowed there'],
    [{ ...plan, kept: {} }, 'kept is {}, and must be a list'],
  ])('is told what is wrong and where', async (content, why) => {
    expect(await refusal(JSON.stringify(content))).toBe(`plan.json is no plan of a teardown: ${why}. ${advice}`);
  });

  it('is told what a kind may be', async () => {
    expect(await refusal(JSON.stringify({ ...plan, items: [{ ...item, kind: 'space' }] }))).toContain(
      'items[0].kind is "space", and must be "project" or "repository" or "branch"',
    );
  });

  it('has to be there', async () => {
    await using folder = await temporaryFolder();
    await expect(readPlan('plan.json', folder.path)).rejects.toThrow('there is no such file');
  });
});
