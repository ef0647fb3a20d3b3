import { describe, expect, it } from '@jest/globals';
import { branchOf, devEnvironmentOf, projectOf, repositoryOf } from './program.js';
import { instantly } from '../../dev-environment-sample.js';
import { PulumiStack } from './stack.js';

const world = {
  spaces: ['acme'],
  projects: ['acme/shop'],
  repositories: ['acme/shop/web'],
  devEnvironmentTimes: instantly,
};
/** One of each type, of which some get their names from Pulumi's. */
const all = {
  blog: projectOf('Blog'),
  api: repositoryOf({}),
  next: branchOf({}),
  bench: devEnvironmentOf({}),
  ci: { type: 'codecatalyst:AccessToken' },
};
const idsOf = async (stack: PulumiStack) => (await stack.state()).map(({ id }) => id).toSorted();
const urn = (name: string) => `urn:pulumi:dev::p::codecatalyst:index:Project::${name}`;

describe('a resource that is called otherwise in the program', () => {
  it('stays what it is where the program says what it was called', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: all });
    const ids = await idsOf(stack);
    const renamed = await Promise.all(
      Object.entries(all).map(async ([name, resource]) => {
        const { urn } = (await stack.recorded(name)) ?? {};
        return [`the-${name}`, { ...resource, options: { aliases: [urn] } }];
      }),
    );
    stack.emulator.controls.clearRequests();
    await stack.declare({ resources: Object.fromEntries(renamed) as typeof all });

    expect(await stack.up()).toHaveDone([]);

    expect(await idsOf(stack)).toEqual(ids);
    // A look at a token before its update is all that was to be asked.
    expect(stack.emulator.controls.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    await stack.preview('--refresh', '--expect-no-changes');
  });

  it('stays what it is where the state was told', async () => {
    await using stack = await PulumiStack.deployed(world, { resources: { blog: projectOf('Blog') } });
    await stack.pulumi(['state', 'rename', urn('blog'), 'diary', '--yes']);
    await stack.declare({ resources: { diary: projectOf('Blog') } });

    expect(await stack.up('--refresh')).toHaveDone([]);
    expect((await stack.recorded('diary'))?.id).toBe('acme/Blog');
  });
});

describe('a resource that is moved to another stack', () => {
  it('is managed there, with its secrets, and no more where it was', async () => {
    const ci = { type: 'codecatalyst:AccessToken', properties: { name: 'ci' } };
    await using stack = await PulumiStack.deployed(world, { resources: { blog: projectOf('Blog'), ci } });
    const secret = (await stack.recorded('ci'))?.outputs?.secret;
    await using other = await stack.beside('other');
    const urns = ['Project::blog', 'AccessToken::ci'].map((end) => `urn:pulumi:dev::p::codecatalyst:index:${end}`);

    await stack.pulumi(['state', 'move', '--source', 'dev', '--dest', 'other', ...urns, '--yes']);

    expect(secret).toMatchObject({ ciphertext: expect.stringMatching(/./) });
    expect((await other.recorded('ci'))?.outputs?.secret).toMatchObject({ ciphertext: expect.stringMatching(/./) });
    expect(await stack.state()).toEqual([]);
    expect(await other.up('--refresh')).toHaveDone([]);
    await other.destroy();
    expect(stack.emulator.controls.getProject('acme', 'Blog')).toBeUndefined();
  });
});
