import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { PulumiStack } from './stack.js';

const snippet = (name: string): Promise<string> =>
  readFile(new URL(`../../../examples/snippets/${name}.yaml`, import.meta.url), 'utf8');

/** A stack with the program of a snippet, on an emulator that has what the snippets look up. */
async function stackOf(name: string): Promise<PulumiStack> {
  const world = { spaces: ['acme'], projects: ['acme/shop'], repositories: ['acme/shop/web'] };
  const stack = await PulumiStack.open(world, { text: await snippet(name) });
  stack.emulator.controls.putWorkflow({
    spaceName: 'acme',
    projectName: 'shop',
    name: 'build',
    runMode: 'QUEUED',
    status: 'ACTIVE',
    path: '.codecatalyst/workflows/build.yaml',
    sourceRepositoryName: 'web',
    sourceBranchName: 'main',
  });
  return stack;
}

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);

// What each snippet puts out, written by hand.
const outputs = {
  project: { projectName: 'Web-shop' },
  'source-repository': { cloneUrl: expect.stringMatching(/^https?:\/\/.+\/acme\/Web-shop\/frontend$/) },
  branch: { headCommitId: expect.stringMatching(/^[0-9a-f]{40}$/) },
  'dev-environment': { status: 'RUNNING' },
  // The engine shows a secret as its cipher.
  'access-token': { gitPassword: expect.objectContaining({ ciphertext: expect.any(String) }) },
  space: { region: 'us-west-2' },
  'dev-environment-session': {
    streamUrl: expect.objectContaining({ ciphertext: expect.any(String) }),
    tokenValue: expect.objectContaining({ ciphertext: expect.any(String) }),
  },
  'workflow-run': { status: 'SUCCEEDED' },
  'get-space': { region: 'us-west-2' },
  'get-spaces': { spaces: [{ name: 'acme', regionName: 'us-west-2' }] },
  'get-workflow': { definedIn: '.codecatalyst/workflows/build.yaml' },
  'get-workflows': {
    workflows: [
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        name: 'build',
        runMode: 'QUEUED',
        status: 'ACTIVE',
        sourceRepositoryName: 'web',
        sourceBranchName: 'main',
        definition: { path: '.codecatalyst/workflows/build.yaml' },
        createdTime: time,
        lastUpdatedTime: time,
      },
    ],
  },
};

describe('the snippets of the documentation', () => {
  it.each(Object.entries(outputs))('deploy and put out what they say: %s', async (name, expected) => {
    await using stack = await stackOf(name);

    await stack.preview();
    await stack.up();

    expect(await stack.outputs()).toEqual(expected);
    await stack.preview('--refresh', '--expect-no-changes');
  });
});

describe('a data source', () => {
  const invoking = (name: string, inputs: Readonly<Record<string, unknown>>) => ({
    variables: { found: { 'fn::invoke': { function: `codecatalyst:${name}`, arguments: inputs } } },
    outputs: { found: '${found}' },
  });

  it.each([
    ['getSpace', { name: 'umbrella' }, 'CodeCatalyst refused'],
    ['getSpace', { name: 'a' }, '"a" must have 3 to 63 characters'],
    ['getWorkflows', { spaceName: 'acme' }, 'projectName'],
    ['getWorkflow', { spaceName: 'acme', projectName: 'shop', id: 'build' }, 'id'],
  ])('%s of %j fails with a word on why', async (name, inputs, message) => {
    await using stack = await PulumiStack.open({ spaces: ['acme'], projects: ['acme/shop'] }, invoking(name, inputs));

    const { output } = await stack.failing(['preview']);

    expect(output).toContain(message);
  });

  it('waits for what a preview does not know yet', async () => {
    await using stack = await PulumiStack.open(
      { spaces: ['acme'] },
      {
        resources: {
          shop: { type: 'codecatalyst:Project', properties: { spaceName: 'acme', displayName: 'Web shop' } },
        },
        ...invoking('getWorkflows', { spaceName: 'acme', projectName: '${shop.name}' }),
      },
    );

    expect(await stack.preview()).toHaveDone(['create shop']);
    await stack.up();

    expect(await stack.outputs()).toEqual({ found: { workflows: [] } });
  });
});
