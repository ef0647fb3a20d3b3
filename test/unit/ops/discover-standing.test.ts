import { describe, expect, it } from '@jest/globals';
import { judge, type Standing } from '../../../provider/ops/discover/standing.js';
import type { Finding } from '../../../provider/ops/discover/survey.js';
import type { Thing } from '../../../provider/ops/estate/thing.js';

const finding = (thing: Partial<Thing> & Pick<Thing, 'kind' | 'id'>, parts: Partial<Finding> = {}): Finding => ({
  thing: { name: thing.id.split('/').at(-1) ?? '', spaceName: 'acme', projectName: 'shop', properties: {}, ...thing },
  isChosen: true,
  ...parts,
});
const api = { kind: 'repository', id: 'acme/shop/api' } as const;
const next = {
  kind: 'branch',
  id: 'acme/shop/api/next',
  parentId: 'acme/shop/api',
  properties: { sourceRepositoryName: 'api' },
} as const;
const made = { creatorId: 'u-1', instanceType: 'dev.standard1.small', persistentStorage: { sizeInGiB: 16 } };
const bench = {
  kind: 'environment',
  id: 'acme/shop/0d9b3f1a-0000-4000-8000-000000000000',
  properties: { ...made, status: 'RUNNING', alias: '', repositories: [] },
} as const;

const standing = (
  findings: readonly Finding[],
  own: readonly string[] = [],
  takesDefaultBranches = false,
): Standing | undefined =>
  judge(findings, { isOwn: (key) => own.includes(key), takesDefaultBranches }).at(-1)?.standing;

describe('what becomes of a thing', () => {
  it('is declared by what an import comes to, and no more', () => {
    const described = { ...api, properties: { description: 'The API', createdTime: '2026-01-01T00:00:00Z' } };
    expect(standing([finding(described, { isLinked: false })])).toMatchObject({
      is: 'declared',
      isRecorded: false,
      inputs: { spaceName: 'acme', projectName: 'shop', name: 'api', description: 'The API' },
    });
    expect(standing([finding(bench, { isOwn: true })])).toHaveProperty('inputs', {
      spaceName: 'acme',
      projectName: 'shop',
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16 },
    });
  });

  it.each([
    [
      'of another user',
      finding(bench, { isOwn: false, creator: 'jane' }),
      'it is of the user jane, who alone can import it',
    ],
    [
      'that is FAILED',
      finding({ ...bench, properties: { ...made, status: 'FAILED' } }, { isOwn: true }),
      'can never be started',
    ],
    [
      'whose alias the API would refuse',
      finding({ ...bench, properties: { ...made, alias: 'a b' } }, { isOwn: true }),
      'its alias is not as',
    ],
    [
      'whose id is none',
      finding({ ...bench, id: 'acme/shop/x' }, { isOwn: true }),
      'is not the id of a DevEnvironment',
    ],
  ])('is told where an environment is skipped %s', (_, one, why) => {
    expect(standing([one])).toEqual({ is: 'skipped', why: expect.stringContaining(why) });
  });

  it.each([
    ['is linked', { isLinked: true }, { is: 'listed', why: 'its repository is linked: a third party has it' }],
    ['could not be read', { problem: 'no' }, { is: 'skipped', why: 'of its repository, no' }],
  ])('is told of a branch whose repository %s', (_, parts, expected) => {
    expect(standing([finding(api, parts), finding(next)])).toEqual(expected);
  });

  it('is asked for where a branch came with its repository', () => {
    const main = finding({ ...next, id: 'acme/shop/api/main' });
    expect(standing([main])).toMatchObject({ is: 'listed' });
    expect(standing([main], [], true)).toMatchObject({ is: 'declared' });
  });

  it('stays in the program that has deployed it, whatever has become of it', () => {
    const failed = finding({ ...bench, properties: { ...made, status: 'FAILED' } }, { isOwn: true, managedBy: 'dev' });
    expect(standing([failed])).toEqual({ is: 'managed', why: 'in dev' });
    expect(standing([failed], [`environment ${bench.id}`])).toMatchObject({ is: 'declared', isRecorded: true });
  });

  it.each(['workflow', 'session', 'run'] as const)('is a line in the inventory for a %s', (kind) => {
    expect(standing([finding({ kind, id: 'acme/shop/x' })])).toMatchObject({ is: 'listed' });
  });
});
