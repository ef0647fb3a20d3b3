import { describe, expect, it } from '@jest/globals';
import { deployed, leftIn, named } from './teardown-deployed.js';
import { Scene } from './teardown-scene.js';

/** Makes a dev environment as another user, to whom alone the service lists it. */
async function makeAs(user: string, { emulator }: Scene, project: string): Promise<string> {
  const answer = await fetch(`${emulator.url}/v1/spaces/acme/projects/${project}/devEnvironments`, {
    method: 'PUT',
    headers: { authorization: `Bearer token-of-${user}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      instanceType: 'dev.standard1.small',
      persistentStorage: { sizeInGiB: 16 },
      ides: [{ name: 'VSCode' }],
    }),
  });
  return ((await answer.json()) as { id: string }).id;
}

describe('a project with dev environments of others', () => {
  it('is held with them, as far as the event log tells of them, unless data may go', async () => {
    await using world = await deployed(undefined, [], { users: ['bob'] });
    const { stack, scene, controls } = world;
    const id = await makeAs('bob', scene, 'lab');

    const { items } = await scene.plan('--stack', named(stack));
    expect(items.find(({ kind }) => kind === 'project')?.loses).toMatch(
      new RegExp(`^it holds the dev environment ${id} of .*bob.*, who alone can see it$`),
    );
    expect((await scene.apply()).code).toBe(4);
    expect(controls.getProject('acme', 'lab')).toBeDefined();
    expect(await leftIn(stack)).toContain('acme/lab');

    await scene.plan('--stack', named(stack), '--include-data');
    expect((await scene.apply()).code).toBe(0);
    expect(controls.getProject('acme', 'lab')).toBeUndefined();
  });
});

describe('a selection of tokens', () => {
  it('is not hindered by what is protected of projects, in which no token is', async () => {
    await using scene = await Scene.open({}, { config: { teardown: { protect: ['project = shop'] } } });
    await scene.run('teardown', 'plan', '--select', 'kind = token');
    const { items, kept } = await scene.plan('--select', 'kind = token');
    expect([items.map(({ kind }) => kind), kept]).toEqual([['token'], []]);
  });

  it('is refused in a space that is not there', async () => {
    await using scene = await Scene.open({}, { config: { spaces: ['nope'] } });
    const { code, stderr } = await scene.run('teardown', 'plan', '--select', 'kind = token');
    expect([code, stderr]).toEqual([1, expect.stringContaining('You see no space called nope.')]);
  });
});

describe('a plan that the world has gone past', () => {
  it('is not told to be carried out again', async () => {
    await using scene = await Scene.open({ projects: ['acme/shop'], repositories: ['acme/shop/web'] });
    await scene.plan('--select', 'kind = repository', '--include-data');
    scene.emulator.controls.moveHead('acme', 'shop', 'web', 'main');

    const { report, code } = await scene.apply();
    expect([code, report.counts.changed, report.next]).toEqual([3, 1, null]);
  });

  it('leaves a branch in its stack that was to go with a repository that stays', async () => {
    await using world = await deployed(undefined, [], { git: false });
    const { stack, scene, controls } = world;
    await scene.plan('--stack', named(stack));
    controls.moveHead('acme', 'lab', 'web', 'main');

    const { code } = await scene.apply();

    expect(code).toBe(3);
    expect(await leftIn(stack)).toEqual(expect.arrayContaining(['acme/lab/web', 'acme/lab/web/next']));
    expect(controls.getBranch('acme', 'lab', 'web', 'next')).toBeDefined();
  });
});
