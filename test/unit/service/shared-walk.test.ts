import { describe, expect, it } from '@jest/globals';
import { ListSourceRepositoryBranches } from '../../../api/operations.js';
import { type AnyResource, type Context, read } from '../../../provider/model/index.js';
import { branch } from '../../../provider/resources/branch.js';
import { sourceRepository } from '../../../provider/resources/source-repository.js';
import { connected } from './connected.js';
import { withoutWaits } from './without-waits.js';

const once = { settings: { maxRetries: 0 } };
const look = (resource: AnyResource, name: string, context: Context) =>
  read(resource, `acme/shop/${name}`, undefined, context);

/** `acme/shop` with the repositories `web` and `api` and the branches `main` and `next` of the first. */
async function stocked(options: Parameters<typeof connected>[0] = {}) {
  const world = await connected(options);
  const { controls } = world;
  controls.addProject('acme', { displayName: 'shop' });
  for (const name of ['web', 'api']) controls.addSourceRepository('acme', 'shop', { name });
  controls.addBranch('acme', 'shop', 'web', 'next');
  return world;
}

describe('a list that fails', () => {
  it('fails no read that can do without it, and is not asked again for the next', async () => {
    await using world = await stocked(once);
    const { controls, another } = world;
    controls.failNext({ operation: 'ListSourceRepositories', error: 'AccessDeniedException', times: 'always' });

    for (const name of ['web', 'api', 'web', 'api']) {
      await expect(look(sourceRepository, name, another().context)).resolves.toMatchObject({ name });
    }

    expect(controls.countRequests('ListSourceRepositories')).toBe(1);
    expect(controls.countRequests('GetSourceRepository')).toBe(4);
  });

  it('fails those who waited for it, and none who comes later', async () => {
    await using world = await stocked(once);
    const { controls, another } = world;
    controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 500 });
    const both = ['web/main', 'web/next'].map((name) => look(branch, name, another().context));

    expect(await Promise.allSettled(both)).toEqual([
      expect.objectContaining({ status: 'rejected', reason: expect.objectContaining({ kind: 'service' }) }),
      expect.objectContaining({ status: 'rejected', reason: expect.objectContaining({ kind: 'service' }) }),
    ]);
    expect(controls.countRequests()).toBe(1);
    await expect(look(branch, 'web/main', another().context)).resolves.toMatchObject({ name: 'main' });
  });

  it('is listed from its start again', async () => {
    await using world = await stocked({ ...once, emulator: { pageSize: 1 } });
    const { controls, another } = world;
    controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 500, skip: 1 });
    await expect(look(branch, 'web/next', another().context)).rejects.toMatchObject({ kind: 'service' });
    controls.deleteBranch('acme', 'shop', 'web', 'main');

    await expect(look(branch, 'web/main', another().context)).resolves.toBeUndefined();
  });
});

describe('a walk that several wait for', () => {
  /** Three reads that wait for one page, which is held back. */
  async function waiting() {
    const world = await stocked();
    const release = world.controls.hold('ListSourceRepositoryBranches');
    const readers = ['web/main', 'web/next', 'web/main'].map((name) => {
      const { context, session } = world.another();
      const outcome = look(branch, name, context).then(
        (state) => state?.name,
        (error: unknown) => error,
      );
      return { session, outcome };
    });
    await release.arrived;
    return { ...world, release, readers };
  }

  it('goes on when the one that began it is cancelled', async () => {
    await using world = await waiting();
    const [first, ...others] = world.readers;

    first?.session.cancel();
    expect(await first?.outcome).toMatchObject({
      kind: 'cancelled',
      summary: 'ListSourceRepositoryBranches was cancelled.',
    });
    world.release();

    expect(await Promise.all(others.map(({ outcome }) => outcome))).toEqual(['next', 'main']);
    expect(world.controls.countRequests()).toBe(1);
  });

  it('ends when all are, and is begun anew for the next', async () => {
    await using world = await waiting();
    for (const { session } of world.readers) session.cancel();
    for (const { outcome } of world.readers) expect(await outcome).toMatchObject({ kind: 'cancelled' });
    const next = look(branch, 'web/next', world.another().context);
    world.release();

    await expect(next).resolves.toMatchObject({ name: 'next' });
    expect(world.controls.countRequests()).toBe(2);
  });

  it('still serves them when what was learnt is to be forgotten, and none who comes later', async () => {
    await using world = await waiting();
    world.forget();
    world.release();
    expect(await Promise.all(world.readers.map(({ outcome }) => outcome))).toEqual(['main', 'next', 'main']);

    await look(branch, 'web/main', world.another().context);
    expect(world.controls.countRequests()).toBe(2);
  });

  it('tells each of them when it has to wait', async () => {
    using _quick = withoutWaits();
    await using world = await stocked();
    world.controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 429 });
    const readers = [world.another(), world.another()];
    await Promise.all(readers.map(({ context }) => look(branch, 'web/main', context)));

    const words = [expect.stringMatching(/^ListSourceRepositoryBranches: throttled by the service, retrying/)];
    expect(readers.map(({ session }) => session.told.progress)).toEqual([words, words]);
  });

  it('does not wait longer than the last of them could', async () => {
    await using world = await stocked();
    const { controls, context } = world;
    controls.failNext({ operation: 'ListSourceRepositoryBranches', status: 429, retryAfterSeconds: 60 });
    await expect(look(branch, 'web/main', context)).rejects.toMatchObject({ kind: 'throttled' });
  });

  it('gives up on one that is out of time, and not on the others', async () => {
    await using world = await stocked({ timeoutSeconds: 0.2 });
    const release = world.controls.hold('ListSourceRepositoryBranches');
    await expect(look(branch, 'web/main', world.context)).rejects.toMatchObject({
      kind: 'timed-out',
      summary: 'ListSourceRepositoryBranches did not end within 0.2 s.',
    });
    release();
  });
});

describe('a list of all', () => {
  it('is never answered from what was learnt', async () => {
    await using world = await stocked();
    await look(branch, 'web/main', world.another().context);
    world.controls.addBranch('acme', 'shop', 'web', 'new');
    const parent = { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web' };

    const listed = await world.context.coalesced().list(ListSourceRepositoryBranches, parent);

    expect(listed).toHaveLength(3);
  });
});
