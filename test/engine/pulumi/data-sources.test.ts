import { describe, expect, it } from '@jest/globals';
import { deleted, found, putOut } from './busy-outputs.js';
import { busyWorld, makeBusy } from './busy-shop.js';
import { snippet, snippetNames, together } from './snippets.js';
import { PulumiStack } from './stack.js';

// The engine shows a secret as its cipher.
const cipher = expect.objectContaining({ ciphertext: expect.any(String) });

/** What the snippets look up before they make something. */
const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  workflows: ['acme/shop/web/10000000-0000-4000-8000-000000000000'],
};

// What each snippet of a resource puts out, written by hand.
const outputs = {
  project: { projectName: 'Web-shop' },
  'source-repository': { cloneUrl: expect.stringMatching(/^https?:\/\/.+\/acme\/Web-shop\/frontend$/) },
  branch: { headCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) },
  'dev-environment': { status: 'RUNNING' },
  'access-token': { gitPassword: cipher },
  space: { region: 'us-west-2' },
  'dev-environment-session': { streamUrl: cipher, tokenValue: cipher },
  'workflow-run': { status: 'SUCCEEDED' },
};

describe('the snippets of resources', () => {
  it.each(Object.entries(outputs))('deploy and put out what they say: %s', async (name, expected) => {
    await using stack = await PulumiStack.open(world, { text: await snippet(name) });

    await stack.preview();
    await stack.up();

    expect(await stack.outputs()).toEqual(expected);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('are all deployed here', async () => {
    expect((await snippetNames()).resources.toSorted()).toEqual(Object.keys(outputs).toSorted());
  });
});

describe('the snippets of data sources', () => {
  it('find all that is there, page after page', async () => {
    await using stack = await PulumiStack.open(busyWorld);
    const busy = await makeBusy(stack.emulator);
    const { variables, outputs } = await together((await snippetNames()).dataSources);
    const { deletions, ...all } = Object.fromEntries(Object.keys(variables).map((name) => [name, `\${${name}}`]));
    await stack.declare({ variables, outputs: { ...outputs, all, deletions } });

    await stack.preview();
    await stack.up();

    expect(await stack.outputs()).toEqual({ ...putOut, all: found(busy), lastDeletedBy: cipher, deletions: cipher });
    expect(JSON.parse(await stack.secretOutput('deletions'))).toEqual(deleted(busy));
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

describe('a data source', () => {
  const invoking = (name: string, inputs: Readonly<Record<string, unknown>>) => ({
    variables: { found: { 'fn::invoke': { function: `codecatalyst:${name}`, arguments: inputs } } },
    outputs: { found: '${found}' },
  });
  const inShop = { spaceName: 'acme', projectName: 'shop' };

  it.each([
    ['getSpace', { name: 'umbrella' }, 'CodeCatalyst refused'],
    ['getSpace', { name: 'a' }, '"a" must have 3 to 63 characters'],
    ['getWorkflows', { spaceName: 'acme' }, 'projectName'],
    ['getWorkflow', { ...inShop, id: 'build' }, 'id'],
    [
      'getBranches',
      { ...inShop, sourceRepositoryName: 'web' },
      'check projectName "shop", sourceRepositoryName "web", spaceName "acme"',
    ],
    ['getUser', {}, 'give exactly one of id, userName'],
    [
      'getProjects',
      { spaceName: 'acme', filters: [{ key: 'name', values: ['shop'], comparisonOperator: 'LIKE' }] },
      '"LIKE" must be one of EQ, GT, GE, LT, LE, BEGINS_WITH',
    ],
    [
      'getEventLogs',
      { spaceName: 'acme', startTime: 'yesterday', endTime: '2027-01-16T00:00:00Z' },
      '"yesterday" is not a time',
    ],
  ])('%s of %j fails with a word on why', async (name, inputs, message) => {
    await using stack = await PulumiStack.open({ spaces: ['acme'], projects: ['acme/shop'] }, invoking(name, inputs));

    const { output } = await stack.failing(['preview']);

    expect(output).toContain(message);
  });

  it.each([
    ['getWorkflows', { ...inShop, projectName: '${store.name}' }, { workflows: [] }, 'ListWorkflows'],
    [
      'getProjects',
      { spaceName: 'acme', filters: [{ key: 'name', values: ['nothing', '${store.name}'] }] },
      { projects: [{ name: 'store', displayName: 'store' }] },
      'ListProjects',
    ],
  ] as const)('waits for what a preview does not know yet: %s of %j', async (name, inputs, found, action) => {
    const store = { type: 'codecatalyst:Project', properties: { spaceName: 'acme', displayName: 'store' } };
    await using stack = await PulumiStack.open(
      { spaces: ['acme'] },
      { resources: { store }, ...invoking(name, inputs) },
    );

    expect(await stack.preview()).toHaveDone(['create store']);
    expect(stack.emulator.controls.countRequests(action)).toBe(0);
    await stack.up();

    expect(await stack.outputs()).toEqual({ found });
  });
});
