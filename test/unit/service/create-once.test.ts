import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../emulator/index.js';
import type { AnyResource } from '../../../provider/model/resource.js';
import { branch } from '../../../provider/resources/branch.js';
import { project } from '../../../provider/resources/project.js';
import { sourceRepository } from '../../../provider/resources/source-repository.js';
import { connected } from './connected.js';
import { withoutWaits } from './without-waits.js';

type Inputs = Parameters<AnyResource['lifecycle']['create']>[0];
const shop: Inputs = { spaceName: 'acme', displayName: 'The Shop', description: 'Sells things' };
const web: Inputs = { spaceName: 'acme', projectName: 'shop', name: 'web', description: 'The window' };
const next: Inputs = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', name: 'next' };
const kept = expect.stringContaining('what exists now is not what was asked for');
const lostBefore = { drop: 'before-commit' } as const;
const lostAfter = { drop: 'after-commit' } as const;

async function world(operation: NonNullable<Fault['operation']>, fault: Omit<Fault, 'operation'>) {
  const made = await connected();
  made.controls.addProject('acme', { displayName: 'shop' });
  made.controls.failNext({ operation, ...fault });
  const create = (resource: AnyResource, inputs: Inputs) => resource.lifecycle.create(inputs, made.context);
  return Object.assign(made, { create });
}

describe('a create whose answer was lost', () => {
  it.each([
    ['broke off', lostAfter],
    ['was an error', { status: 500, afterCommit: true }],
  ])('takes up what it made, with a warning: it %s', async (_how, fault) => {
    using _quick = withoutWaits();
    await using at = await world('CreateProject', fault);

    await expect(at.create(project, shop)).resolves.toEqual({ spaceName: 'acme', name: 'The-Shop' });
    expect(at.session.told.warnings).toEqual([
      'The answer of CreateProject was lost; what it made was found and is taken up.',
    ]);
    expect(at.controls.countRequests('CreateProject')).toBe(2);
  });

  it('takes up a repository and a branch that it made', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateSourceRepository', lostAfter);
    at.controls.failNext({ operation: 'CreateSourceRepositoryBranch', ...lostAfter });

    await expect(at.create(sourceRepository, web)).resolves.toMatchObject({ name: 'web' });
    await expect(at.create(branch, next)).resolves.toMatchObject({ name: 'next' });
    expect(at.session.told.warnings).toHaveLength(2);
  });

  it('makes it again when it had not made it', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateProject', lostBefore);

    await expect(at.create(project, shop)).resolves.toEqual({ spaceName: 'acme', name: 'The-Shop' });
    expect(at.session.told.warnings).toEqual([]);
  });
});

describe('a thing that only has the name of what a lost create was to make', () => {
  it('stays a conflict when it has another description', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateProject', lostBefore);
    at.controls.addProject('acme', { displayName: 'The Shop', description: 'Sells nothing' });

    await expect(at.create(project, shop)).rejects.toMatchObject({ kind: 'conflict', detail: kept });
  });

  it('stays a conflict when a project of that name holds something', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateProject', lostBefore);
    at.controls.addProject('acme', { displayName: 'The Shop', description: 'Sells things' });
    at.controls.addSourceRepository('acme', 'The-Shop', { name: 'till' });

    await expect(at.create(project, shop)).rejects.toMatchObject({ kind: 'conflict', detail: kept });
  });

  it('stays a conflict when a repository of that name is older than the first try', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateSourceRepository', lostBefore);
    at.controls.addSourceRepository('acme', 'shop', { name: 'web', description: 'The window' });
    const createdTime = new Date(Date.now() - 10_000).toISOString();
    at.controls.setSourceRepository('acme', 'shop', 'web', { createdTime });

    await expect(at.create(sourceRepository, web)).rejects.toMatchObject({ kind: 'conflict', detail: kept });
    expect(at.session.told.warnings).toEqual([]);
  });

  it('stays a conflict when a branch of that name begins elsewhere', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateSourceRepositoryBranch', lostBefore);
    at.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const start = at.controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId ?? '';
    at.controls.moveHead('acme', 'shop', 'web', 'main');
    at.controls.addBranch('acme', 'shop', 'web', 'next');

    await expect(at.create(branch, { ...next, startCommitId: start })).rejects.toMatchObject({
      kind: 'conflict',
      detail: kept,
    });
  });

  it('stays a conflict when no answer was lost, and is not even looked at', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateSourceRepository', { status: 429 });
    at.controls.addSourceRepository('acme', 'shop', { name: 'web', description: 'The window' });

    await expect(at.create(sourceRepository, web)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(at.create(sourceRepository, web)).rejects.not.toMatchObject({ detail: kept });
    expect(at.controls.countRequests('GetSourceRepository')).toBe(0);
  });
});

describe('a create that fails otherwise', () => {
  it('stays what it is', async () => {
    using _quick = withoutWaits();
    await using at = await world('CreateProject', { error: 'ServiceQuotaExceededException' });

    await expect(at.create(project, shop)).rejects.toMatchObject({ kind: 'quota-exceeded' });
  });
});
