import { describe, expect, it } from '@jest/globals';
import { type AnyResource, type PlainValues, read } from '../../../provider/model/index.js';
import { branch } from '../../../provider/resources/branch.js';
import { project } from '../../../provider/resources/project.js';
import { sourceRepository } from '../../../provider/resources/source-repository.js';
import { UpdateProject } from '../../../api/operations.js';
import { connected } from './connected.js';

type World = Awaited<ReturnType<typeof connected>>;

/** The clone URL is known, as it is in every refresh. */
const known: PlainValues = { spaceName: 'acme', projectName: 'shop', name: 'any', cloneUrl: 'https://known/' };

const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
const repositories = (count: number): string[] => names('acme/shop/r', count);
const branches = (count: number): string[] => names('acme/shop/r-0/b', count);

/** `acme/shop` with repositories, and branches of the first of them. */
async function stocked(repositoryCount: number, branchCount = 0, options: Parameters<typeof connected>[0] = {}) {
  const world = await connected(options);
  const { controls } = world;
  controls.addProject('acme', { displayName: 'shop', description: 'Sells' });
  for (const name of names('r', repositoryCount)) controls.addSourceRepository('acme', 'shop', { name });
  for (const name of names('b', branchCount)) controls.addBranch('acme', 'shop', 'r-0', name);
  return world;
}

/** Reads as a refresh does: each in a session of its own. */
const look = ({ another }: World, resource: AnyResource, id: string): Promise<PlainValues | undefined> =>
  read(resource, id, resource === sourceRepository ? known : undefined, another().context);

const lookAtAll = (world: World, resource: AnyResource, ids: readonly string[]) =>
  Promise.all(ids.map((id) => look(world, resource, id)));

async function lookInTurn(world: World, resource: AnyResource, ids: readonly string[]) {
  const found: (PlainValues | undefined)[] = [];
  for (const id of ids) found.push(await look(world, resource, id));
  return found;
}

/** How often each action was asked for. */
const cost = ({ controls }: World): Record<string, number> =>
  Object.fromEntries(
    [...new Set(controls.requests.map(({ operation }) => operation ?? 'none'))].map((operation) => [
      operation,
      controls.requests.filter((request) => request.operation === operation).length,
    ]),
  );

/** A clock that stands still until it is moved. */
function clock() {
  let time = 0;
  return { now: () => time, move: (milliseconds: number) => (time += milliseconds) };
}

describe('a refresh of 200 repositories and 200 branches of one of them', () => {
  it.each([
    ['at once', lookAtAll],
    ['one after another', lookInTurn],
  ])('costs one get and one list for the ones and five pages for the others: %s', async (_how, lookAt) => {
    await using world = await stocked(200, 200);

    const found = [
      ...(await lookAt(world, sourceRepository, repositories(200))),
      ...(await lookAt(world, branch, branches(200))),
    ];

    expect(found.map((state) => state?.name)).toEqual([...names('r', 200), ...names('b', 200)]);
    expect(cost(world)).toEqual({
      GetSourceRepository: 1,
      ListSourceRepositories: 1,
      // `main` is listed too, so the last branch is on the fifth page.
      ListSourceRepositoryBranches: 5,
    });
  });

  it('tells of each what a get of it would tell', async () => {
    await using world = await stocked(2);
    world.controls.addProject('acme', { displayName: 'Big Blog', description: 'Tells' });
    const lists = [await lookAtAll(world, sourceRepository, repositories(2))].flat();
    const projects = await lookAtAll(world, project, ['acme/shop', 'acme/Big-Blog']);
    expect(cost(world)).toMatchObject({ ListSourceRepositories: 1, ListProjects: 1 });

    world.forget();
    world.controls.clearRequests();
    expect(await look(world, sourceRepository, 'acme/shop/r-1')).toStrictEqual(lists[1]);
    expect(await look(world, project, 'acme/Big-Blog')).toStrictEqual(projects[1]);
    expect(cost(world)).toEqual({ GetSourceRepository: 1, GetProject: 1 });
  });
});

describe('a list of many pages', () => {
  it.each([
    ['at once', lookAtAll],
    ['one after another', lookInTurn],
  ])('is walked as far as siblings are: %s', async (_how, lookAt) => {
    await using world = await stocked(450);
    await lookAt(world, sourceRepository, repositories(450));
    expect(cost(world)).toEqual({ GetSourceRepository: 1, ListSourceRepositories: 3 });
  });

  it('is not walked for one among 5,000: that is one get, again and again', async () => {
    await using world = await stocked(5_000);
    for (const gets of [1, 2]) {
      await look(world, sourceRepository, 'acme/shop/r-4321');
      expect(cost(world)).toEqual({ GetSourceRepository: gets });
    }
  });

  it('is not walked to its end for a few among many', async () => {
    await using world = await stocked(100, 0, { emulator: { pageSize: 2 } });
    const few = ['acme/shop/r-60', 'acme/shop/r-80', 'acme/shop/r-99'];
    await lookInTurn(world, sourceRepository, few);
    expect(cost(world)).toEqual({ GetSourceRepository: 3, ListSourceRepositories: 2 });
  });

  it('is not walked to its end for one that is far from those that were found', async () => {
    await using world = await stocked(100, 0, { emulator: { pageSize: 2 } });
    await lookAtAll(world, sourceRepository, [...repositories(20), 'acme/shop/r-0']);
    const { ListSourceRepositories: pages } = cost(world);
    expect(pages).toBe(10);
    await look(world, sourceRepository, 'acme/shop/r-99');
    expect(cost(world)).toEqual({ GetSourceRepository: 2, ListSourceRepositories: 11 });
  });

  it('costs at most a call a page and one get a page beside the first, in whatever order', async () => {
    await using world = await stocked(40, 0, { emulator: { pageSize: 10 } });
    await lookInTurn(world, sourceRepository, repositories(40).toReversed());
    const { GetSourceRepository = 0, ListSourceRepositories = 0 } = cost(world);
    expect(ListSourceRepositories).toBe(4);
    expect(GetSourceRepository).toBeLessThanOrEqual(1 + 4);
  });
});

describe('what was listed', () => {
  const shops = ['acme/shop', 'acme/blog'];
  async function refreshed(now?: () => number) {
    const world = await stocked(0, 0, now ? { now } : {});
    world.controls.addProject('acme', { displayName: 'blog' });
    await lookInTurn(world, project, shops);
    world.controls.setProject('acme', 'shop', { description: 'Changed' });
    world.controls.clearRequests();
    return world;
  }

  it('is known for 30 s', async () => {
    const { now, move } = clock();
    await using world = await refreshed(now);
    move(29_999);
    expect(await look(world, project, 'acme/shop')).toMatchObject({ description: 'Sells' });
    expect(cost(world)).toEqual({});
    move(1);
    expect(await look(world, project, 'acme/shop')).toMatchObject({ description: 'Changed' });
    expect(cost(world)).toEqual({ GetProject: 1 });
  });

  it.each<[string, (world: World) => Promise<unknown>]>([
    ['it is to be forgotten, as at a Cancel', ({ forget }) => Promise.resolve().then(forget)],
    [
      'something was written',
      ({ context }) => context.call(UpdateProject, { spaceName: 'acme', name: 'blog', description: 'Ours' }),
    ],
    [
      'a write failed',
      ({ context }) =>
        context.call(UpdateProject, { spaceName: 'acme', name: 'none', description: 'Ours' }).catch(() => undefined),
    ],
  ])('is not used once %s', async (_when, act) => {
    await using world = await refreshed();
    await act(world);
    expect(await look(world, project, 'acme/shop')).toMatchObject({ description: 'Changed' });
  });

  it('is not used by whoever writes', async () => {
    await using world = await refreshed();
    const { context } = world.another();
    const found = await project.lifecycle.read({ spaceName: 'acme', name: 'shop' }, undefined, context);
    expect(found).toMatchObject({ description: 'Changed' });
  });

  it('while a write ran is not used after it', async () => {
    await using world = await refreshed();
    const { context, controls } = world;
    const release = controls.hold('UpdateProject');
    const writing = context.call(UpdateProject, { spaceName: 'acme', name: 'shop', description: 'Ours' });
    await release.arrived;
    await lookInTurn(world, project, shops);
    release();
    await writing;
    expect(await look(world, project, 'acme/shop')).toMatchObject({ description: 'Ours' });
  });
});

describe('what was not listed', () => {
  it('may have been made since, and is asked for', async () => {
    await using world = await stocked(3, 1);
    await lookAtAll(world, sourceRepository, repositories(3));
    await look(world, branch, 'acme/shop/r-0/b-0');
    world.controls.addSourceRepository('acme', 'shop', { name: 'new' });
    world.controls.addBranch('acme', 'shop', 'r-0', 'new');

    expect(await look(world, sourceRepository, 'acme/shop/new')).toMatchObject({ name: 'new' });
    expect(await look(world, branch, 'acme/shop/r-0/new')).toMatchObject({ name: 'new' });
  });

  it('is gone only by the proof', async () => {
    await using world = await stocked(3, 2);
    world.controls.deleteSourceRepository('acme', 'shop', 'r-2');
    await lookInTurn(world, sourceRepository, repositories(2));
    await look(world, branch, 'acme/shop/r-0/b-0');
    world.controls.deleteBranch('acme', 'shop', 'r-0', 'b-1');
    world.controls.clearRequests();

    expect(await look(world, sourceRepository, 'acme/shop/r-2')).toBeUndefined();
    expect(cost(world)).toEqual({ GetSourceRepository: 1, VerifySession: 1, ListSourceRepositories: 1 });
    // What the first look listed is not asked for its absence.
    expect(await look(world, branch, 'acme/shop/r-0/none')).toBeUndefined();
    expect(cost(world)).toMatchObject({ ListSourceRepositoryBranches: 1 });
  });

  it('is proved gone by the walk that was begun for it, at no second one', async () => {
    await using world = await stocked(1, 60);
    expect(await look(world, branch, 'acme/shop/r-0/none')).toBeUndefined();
    expect(cost(world)).toEqual({ ListSourceRepositoryBranches: 2 });
  });

  it('is not gone while it is listed and may not be read', async () => {
    await using world = await stocked(2);
    const { controls } = world;
    await lookInTurn(world, sourceRepository, repositories(2));
    controls.addSourceRepository('acme', 'shop', { name: 'new' });
    controls.failNext({ operation: 'GetSourceRepository', error: 'AccessDeniedException' });
    await expect(look(world, sourceRepository, 'acme/shop/new')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
