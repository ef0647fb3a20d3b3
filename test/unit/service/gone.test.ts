import { describe, expect, it } from '@jest/globals';
import {
  DeleteAccessToken,
  DeleteProject,
  DeleteSourceRepository,
  GetDevEnvironment,
  GetProject,
  GetSourceRepository,
  ListAccessTokens,
  ListDevEnvironments,
  ListSourceRepositoryBranches,
  VerifySession,
} from '../../../api/operations.js';
import { listing } from '../../../provider/service/gone.js';
import { projectListing, repositoryListing } from '../../../provider/resources/listings.js';
import { connected } from './connected.js';
import { withoutWaits } from './without-waits.js';

const shop = { spaceName: 'acme', name: 'shop' };
const web = { spaceName: 'acme', projectName: 'shop', name: 'web' };
const listedShop = projectListing('acme', 'shop');
const listedWeb = repositoryListing('acme', 'shop', 'web');
const quick = { settings: { maxRetries: 0 } };

describe('what is looked for', () => {
  it('is answered when it is there, at the cost of one call', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });

    await expect(world.context.find(GetProject, shop, listedShop)).resolves.toMatchObject({ name: 'shop' });
    expect(world.controls.countRequests()).toBe(1);
  });

  it.each(['AccessDeniedException', 'ResourceNotFoundException'])(
    'is gone when the service says %s and its parent lists it no more',
    async (error) => {
      await using world = await connected();
      world.controls.failNext({ operation: 'GetProject', error });

      await expect(world.context.find(GetProject, shop, listedShop)).resolves.toBeUndefined();
    },
  );

  it('is not gone while it is listed, though it be on the last page: that is an error', async () => {
    await using world = await connected({ emulator: { pageSize: 1 } });
    for (const displayName of ['blog', 'docs', 'shop']) world.controls.addProject('acme', { displayName });
    world.controls.failNext({ operation: 'GetProject', error: 'AccessDeniedException' });

    await expect(world.context.find(GetProject, shop, listedShop)).rejects.toMatchObject({
      kind: 'forbidden',
      detail: expect.stringContaining('project shop is still listed, so it is kept in state'),
    });
  });

  it.each([
    ['when it is asked for', 1],
    ['when the login is checked', 2],
    ['when the list is read', 3],
  ])('is not gone when the login expires %s', async (_when, request) => {
    await using world = await connected();
    world.controls.expireLoginAt(request);

    await expect(world.context.find(GetProject, shop, listedShop)).rejects.toMatchObject({ kind: 'signed-out' });
  });

  it('is not gone when its list ends before its end', async () => {
    await using world = await connected({ ...quick, emulator: { pageSize: 1 } });
    for (const displayName of ['blog', 'docs']) world.controls.addProject('acme', { displayName });
    world.controls.failNext({ operation: 'ListProjects', skip: 1, drop: 'before-commit' });

    await expect(world.context.find(GetProject, shop, listedShop)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('is gone when its whole parent is, which the list above proves', async () => {
    await using world = await connected();

    await expect(world.context.find(GetSourceRepository, web, listedWeb)).resolves.toBeUndefined();
    expect(world.controls.requests.map(({ operation }) => operation)).toEqual([
      'GetSourceRepository',
      'VerifySession',
      'ListSourceRepositories',
      'VerifySession',
      'ListProjects',
    ]);
  });

  it('is not gone when its parent is there and does not let itself be listed', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.failNext({ operation: 'ListSourceRepositories', error: 'AccessDeniedException' });

    await expect(world.context.find(GetSourceRepository, web, listedWeb)).rejects.toMatchObject({
      kind: 'forbidden',
      trace: { operation: 'ListSourceRepositories' },
    });
  });

  it('is not gone when even the space cannot be listed', async () => {
    await using world = await connected();
    world.controls.deleteSpace('acme');

    await expect(world.context.find(GetSourceRepository, web, listedWeb)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(world.context.find(GetProject, shop, listedShop)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is not gone when the service fails otherwise', async () => {
    await using world = await connected(quick);
    world.controls.failNext({ operation: 'GetProject', status: 500 });

    await expect(world.context.find(GetProject, shop, listedShop)).rejects.toMatchObject({ kind: 'service' });
    expect(world.controls.countRequests()).toBe(1);
  });
});

describe('what has no get', () => {
  const parent = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web' };
  const where = { what: 'branch main', parent: listedWeb };
  const isMain = ({ name }: { name?: string | undefined }): boolean => name === 'main';

  it('is an item of a list, or gone when the list has none', async () => {
    await using world = await connected({ emulator: { pageSize: 1 } });
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    world.controls.addBranch('acme', 'shop', 'web', 'next');
    const { search } = world.context;

    await expect(search(ListSourceRepositoryBranches, parent, isMain, where)).resolves.toMatchObject({
      name: 'main',
    });
    await expect(
      search(ListSourceRepositoryBranches, parent, ({ name }) => name === 'old', where),
    ).resolves.toBeUndefined();
  });

  it('is gone when its parent is', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    const { search } = world.context;

    await expect(search(ListSourceRepositoryBranches, parent, isMain, where)).resolves.toBeUndefined();
    world.controls.deleteProject('acme', 'shop');
    await expect(search(ListSourceRepositoryBranches, parent, isMain, where)).resolves.toBeUndefined();
  });

  it('is not gone when its parent is still listed, nor when the login has expired', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const search = () => world.context.search(ListSourceRepositoryBranches, parent, isMain, where);
    world.controls.failNext({ operation: 'ListSourceRepositoryBranches', error: 'AccessDeniedException' });

    await expect(search()).rejects.toMatchObject({ kind: 'forbidden' });
    world.controls.expireLoginAt(1);
    await expect(search()).rejects.toMatchObject({ kind: 'signed-out' });
  });
});

describe('what only its owner sees', () => {
  const id = '2f1a8a0e-0000-4000-8000-000000000000';
  const isIt = (item: { id: string }): boolean => item.id === id;
  const of = (owner: string | undefined) => ({ what: `access token ${id}`, owner: { id: owner } });

  it('is gone when the list of its owner lacks it', async () => {
    await using world = await connected();
    const { identity } = await world.context.call(VerifySession, {});
    const where = of(identity);

    await expect(world.context.search(ListAccessTokens, {}, isIt, where)).resolves.toBeUndefined();
    const listed = listing(where.what, ListAccessTokens, {}, isIt, where);
    await expect(world.context.remove(DeleteAccessToken, { id }, listed)).resolves.toBeUndefined();
  });

  it.each([
    ['somebody else', 'eve', 'who is the user eve'],
    ['nobody knows whose', undefined, 'who is not known'],
  ])('is not gone when the list lacks it and it is of %s', async (_whose, owner, words) => {
    await using world = await connected();
    const { identity = '' } = await world.context.call(VerifySession, {});
    const where = of(owner);
    const refused = {
      kind: 'forbidden',
      summary: `The access token ${id} is not among those of the user ${identity}, which proves nothing.`,
      detail: expect.stringContaining(words),
    };

    await expect(world.context.search(ListAccessTokens, {}, isIt, where)).rejects.toMatchObject(refused);
    const listed = listing(where.what, ListAccessTokens, {}, isIt, where);
    await expect(world.context.remove(DeleteAccessToken, { id }, listed)).rejects.toMatchObject(refused);
  });

  it('is not gone when the login expires between the list and the session', async () => {
    await using world = await connected();
    const { identity } = await world.context.call(VerifySession, {});
    world.controls.expireLoginAt(2);

    await expect(world.context.search(ListAccessTokens, {}, isIt, of(identity))).rejects.toMatchObject({
      kind: 'signed-out',
    });
  });

  it('is gone with its parent, whoever asks', async () => {
    await using world = await connected();
    const request = { spaceName: 'acme', projectName: 'shop', id };
    const where = listing('it', ListDevEnvironments, { spaceName: 'acme', projectName: 'shop' }, isIt, {
      parent: listedShop,
      owner: { id: 'eve' },
    });

    await expect(world.context.find(GetDevEnvironment, request, where)).resolves.toBeUndefined();
  });
});

describe('what is deleted', () => {
  it('is deleted', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });

    await world.context.remove(DeleteProject, shop, listedShop);

    expect(world.controls.getProject('acme', 'shop')).toBeUndefined();
  });

  it('counts as deleted when it is proved gone, also together with its parent', async () => {
    await using world = await connected();

    await expect(world.context.remove(DeleteProject, shop, listedShop)).resolves.toBeUndefined();
    await expect(world.context.remove(DeleteSourceRepository, web, listedWeb)).resolves.toBeUndefined();
  });

  it('counts as deleted when the answer was lost', async () => {
    using _quick = withoutWaits();
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.failNext({ operation: 'DeleteProject', drop: 'after-commit' });

    await expect(world.context.remove(DeleteProject, shop, listedShop)).resolves.toBeUndefined();
  });

  it('does not count as deleted while it is listed, nor when the login has expired', async () => {
    await using world = await connected();
    world.controls.addProject('acme', { displayName: 'shop' });
    world.controls.failNext({ operation: 'DeleteProject', error: 'AccessDeniedException' });

    await expect(world.context.remove(DeleteProject, shop, listedShop)).rejects.toMatchObject({ kind: 'forbidden' });
    world.controls.expireLoginAt(1);
    await expect(world.context.remove(DeleteProject, shop, listedShop)).rejects.toMatchObject({ kind: 'signed-out' });
    expect(world.controls.getProject('acme', 'shop')).toBeDefined();
  });
});
