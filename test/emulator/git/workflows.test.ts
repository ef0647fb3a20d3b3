import { join } from 'node:path';
import { GetWorkflowCommand, ListWorkflowRunsCommand, ListWorkflowsCommand } from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from '../aws-sdk-client.js';
import { FakeClock } from '../fake-clock.js';
import { temporaryFolder } from '../temporary-folder.js';
import { shop, shopEmulator, web } from './shop.js';
import { accessTokenOf, clone, cloneUrl } from './work-tree.js';

const path = '.codecatalyst/workflows/build.yaml';
const place = ['acme', 'shop', 'web'] as const;

const definition = (name: string, triggers = '', runMode = 'PARALLEL') =>
  `Name: ${name}\nSchemaVersion: 1.0\nRunMode: ${runMode}\n${triggers}Actions:\n  Build:\n    Identifier: aws/build@v1\n`;
const onPush = (...lines: readonly string[]) =>
  `Triggers:\n  - Type: PUSH\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** A shop whose workflows, and runs of them, can be told in one line each. */
async function shopWithWorkflows() {
  const clock = new FakeClock('2026-03-01T00:00:00.000Z');
  const emulator = await shopEmulator({ clock });
  const { controls } = emulator;
  return {
    emulator,
    controls,
    clock,
    workflows: () =>
      controls
        .getWorkflows('acme', 'shop')
        .map(({ name, sourceBranchName, status, runMode }) => `${name} on ${sourceBranchName}: ${status}, ${runMode}`),
    runs: () =>
      controls
        .getWorkflowRuns('acme', 'shop')
        .map(({ workflowName, status, triggerKind }) => `${workflowName}: ${status}, ${triggerKind}`),
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}

describe('a workflow definition file', () => {
  it('that is pushed becomes a workflow, changes it, invalidates it and takes it away', async () => {
    await using folder = await temporaryFolder();
    await using at = await shopWithWorkflows();
    using client = awsSdkClient(at.emulator);
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    const pushed = async (content: string) => {
      at.clock.advance(60);
      await tree.commit({ [path]: content });
      await tree.git('push', '--quiet');
      const { items: [found] = [] } = await client.send(new ListWorkflowsCommand(shop));
      return found;
    };

    const made = await pushed(definition('build'));
    expect(made).toMatchObject({
      name: 'build',
      sourceRepositoryName: 'web',
      sourceBranchName: 'main',
      definition: { path },
      runMode: 'PARALLEL',
      status: 'ACTIVE',
      createdTime: new Date('2026-03-01T00:01:00Z'),
    });
    const changed = { ...made, name: 'compile', runMode: 'QUEUED', lastUpdatedTime: new Date('2026-03-01T00:02:00Z') };
    expect(await pushed(definition('compile', '', 'QUEUED'))).toEqual(changed);
    const invalid = { ...changed, status: 'INVALID', lastUpdatedTime: new Date('2026-03-01T00:03:00Z') };
    expect(await pushed('Name: compile\nSchemaVersion: 3.0\n')).toEqual(invalid);
    expect(await client.send(new GetWorkflowCommand({ ...shop, id: made?.id }))).toMatchObject({ status: 'INVALID' });
    await tree.git('rm', '--quiet', path);
    await tree.git('commit', '--quiet', '--message', 'No workflow');
    await tree.git('push', '--quiet');
    expect((await client.send(new ListWorkflowsCommand(shop))).items).toEqual([]);
  });

  it.each([
    ['.codecatalyst/workflows/a.yml', 1],
    ['.codecatalyst/workflows/a.YAML', 0],
    ['.codecatalyst/workflows/a.json', 0],
    ['.codecatalyst/workflows/deep/a.yaml', 0],
    ['.codecatalyst/a.yaml', 0],
    ['sub/.codecatalyst/workflows/a.yaml', 0],
    ['workflows/a.yaml', 0],
  ])('at %s counts: %i', async (file, count) => {
    await using at = await shopWithWorkflows();

    at.controls.commitFiles(...place, 'main', { [file]: definition('a') });

    expect(at.workflows()).toHaveLength(count);
  });

  it('that is only a link is none, and one of 128 KiB is INVALID', async () => {
    await using folder = await temporaryFolder();
    await using at = await shopWithWorkflows();
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    const blob = await tree.git('hash-object', '-w', '--stdin');
    await tree.git('update-index', '--add', '--cacheinfo', `120000,${blob},.codecatalyst/workflows/link.yaml`);
    await tree.commit({ '.codecatalyst/workflows/big.yaml': `${definition('big')}# ${'x'.repeat(128 * 1024)}` });

    await tree.git('push', '--quiet', '--force');

    expect(at.workflows()).toEqual(['big on main: INVALID, QUEUED']);
  });

  it('is a workflow of each branch that has it, as it is there', async () => {
    await using at = await shopWithWorkflows();
    const { controls } = at;
    controls.commitFiles(...place, 'main', { [path]: definition('build') });

    controls.addBranch(...place, 'next');
    controls.commitFiles(...place, 'next', { [path]: definition('rebuild') });
    expect(at.workflows()).toEqual(['build on main: ACTIVE, PARALLEL', 'rebuild on next: ACTIVE, PARALLEL']);

    controls.deleteBranch(...place, 'next');
    expect(at.workflows()).toEqual(['build on main: ACTIVE, PARALLEL']);
    const [first] = controls.getWorkflows('acme', 'shop');
    controls.commitFiles(...place, 'main', { 'README.md': '# Web' });
    expect(controls.getWorkflows('acme', 'shop')).toEqual([first]);
  });

  it('goes with its repository, and does not come back with another of that name', async () => {
    await using at = await shopWithWorkflows();
    at.controls.commitFiles(...place, 'main', { [path]: definition('build') });

    at.controls.deleteSourceRepository(...place);
    at.controls.addSourceRepository('acme', 'shop', { name: 'web' });

    expect(at.workflows()).toEqual([]);
  });

  it('counts for more than a seed of its place, and leaves other seeds alone', async () => {
    const facts = { sourceBranchName: 'main', name: 'seeded', runMode: 'QUEUED', status: 'ACTIVE' } as const;
    await using at = await shopWithWorkflows();
    const { controls } = at;
    for (const seed of [path, 'elsewhere.yaml']) controls.putWorkflow({ ...web, ...facts, path: seed });
    const ids = controls.getWorkflows('acme', 'shop').map(({ id }) => id);

    controls.commitFiles(...place, 'main', { [path]: definition('build') });
    controls.putWorkflow({ ...web, ...facts, path });

    expect(at.workflows()).toEqual(['build on main: ACTIVE, PARALLEL', 'seeded on main: ACTIVE, QUEUED']);
    expect(controls.getWorkflows('acme', 'shop').map(({ id }) => id)).toEqual(ids);
    controls.commitFiles(...place, 'main', { [path]: undefined });
    expect(at.workflows()).toEqual(['seeded on main: ACTIVE, QUEUED']);
  });
});

describe('a push', () => {
  it('starts runs of the workflows that wait for it', async () => {
    await using folder = await temporaryFolder();
    await using at = await shopWithWorkflows();
    using client = awsSdkClient(at.emulator);
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    await tree.commit({
      [path]: definition('build', onPush('Branches: [main]')),
      '.codecatalyst/workflows/docs.yaml': definition('docs', onPush('FilesChanged: ["docs/.*"]')),
      '.codecatalyst/workflows/manual.yaml': definition('manual'),
    });

    await tree.git('push', '--quiet');
    expect(at.runs()).toEqual(['build: VALIDATING, PUSH']);
    await tree.git('push', '--quiet', 'origin', 'HEAD:refs/heads/other');
    expect(at.runs()).toHaveLength(1);
    await tree.commit({ 'docs/a.md': '# A' });
    await tree.git('push', '--quiet', 'origin', 'HEAD:refs/heads/other');
    expect(at.runs()).toEqual(['build: VALIDATING, PUSH', 'docs: VALIDATING, PUSH']);
    await tree.git('push', '--quiet', '--delete', 'origin', 'other');
    await tree.git('push', '--quiet', '--tags');

    const { items = [] } = await client.send(new ListWorkflowRunsCommand(shop));
    expect(items.map(({ workflowName }) => workflowName).toSorted()).toEqual(['build', 'docs']);
  });

  it('that changes a workflow cancels what runs of it, and starts anew', async () => {
    await using at = await shopWithWorkflows();
    at.controls.commitFiles(...place, 'main', { [path]: definition('build', onPush()) });
    at.controls.commitFiles(...place, 'main', { [path]: definition('build', onPush(), 'QUEUED') });
    at.controls.commitFiles(...place, 'main', { [path]: 'nothing' });

    expect(at.runs()).toEqual(['build: CANCELLED, PUSH', 'build: CANCELLED, PUSH']);
  });

  it.each(['what the API makes', 'what a control sets'])('is not %s', async (what) => {
    await using at = await shopWithWorkflows();
    const { controls } = at;
    const head = controls.commitFiles(...place, 'main', { [path]: definition('build', onPush('Branches: [next]')) });
    if (what === 'what the API makes') controls.addBranch(...place, 'next');
    else {
      controls.addBranch(...place, 'next', controls.getBranch(...place, 'main')?.headCommitId);
      controls.setBranch(...place, 'next', { headCommitId: head });
    }

    expect(at.workflows()).toHaveLength(2);
    expect(at.runs()).toEqual([]);
    controls.moveHead(...place, 'next');
    expect(at.runs()).toEqual(['build: VALIDATING, PUSH']);
  });

  it('of a branch that nobody knew yet changes all its files', async () => {
    await using folder = await temporaryFolder();
    await using at = await shopWithWorkflows();
    const { secret } = await accessTokenOf(at.emulator);
    const tree = await clone(cloneUrl(at.emulator, secret), join(folder.path, 'a'));
    await tree.commit({ [path]: definition('build', onPush('FilesChanged: ["src/.*"]')), 'src/a.ts': 'a' });

    await tree.git('push', '--quiet', 'origin', 'HEAD:refs/heads/new');

    expect(at.runs()).toEqual(['build: VALIDATING, PUSH']);
  });
});
