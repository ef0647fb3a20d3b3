import { describe, expect, it } from '@jest/globals';
import { withoutWaits } from '../without-waits.js';
import { connectedToGit, deletionOf } from './connected-to-git.js';
import { gitServer, type Interference } from './git-server.js';

const [look, check, push] = [
  'GET info/refs?service=git-upload-pack',
  'GET info/refs?service=git-receive-pack',
  'POST git-receive-pack',
];
const drop: Interference = (response) => response.destroy();
const dropWhenDone: Interference = async (response, serve) => {
  response.end = () => response.destroy();
  await serve();
};

describe('a branch that is as it is known', () => {
  it('is deleted with three requests, and nothing else is', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    const head = await server.branch('release/1.0');
    await server.branch('release/1');

    const deletion = deletionOf('release/1.0', head);
    expect(await client.git.deleteRef(server.cloneUrl, deletion)).toEqual({ outcome: 'deleted' });
    expect(await server.head('release/1.0')).toBeUndefined();
    expect([await server.head('main'), await server.head('release/1')]).toEqual([head, head]);
    expect(server.called).toEqual([look, check, push]);
  });

  it('counts as gone when it is not there any more', async () => {
    await using server = await gitServer();
    using client = connectedToGit();

    const deletion = deletionOf('next', '0123456789abcdef0123456789abcdef01234567');
    expect(await client.git.deleteRef(server.cloneUrl, deletion)).toEqual({ outcome: 'gone' });
    expect(server.called).toEqual([look]);
  });
});

describe('a branch that somebody pushed to', () => {
  it('stays, and nothing is pushed', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    const head = await server.branch('next');
    const pushed = await server.commit('next');

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next', head))).toEqual({ outcome: 'moved' });
    expect(await server.head('next')).toBe(pushed);
    expect(server.called).toEqual([look]);
  });

  it('stays where nobody knows which head it had', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');

    const deletion = { ref: 'refs/heads/next', expected: undefined, evenIfMoved: false };
    expect(await client.git.deleteRef(server.cloneUrl, deletion)).toEqual({ outcome: 'moved' });
  });

  it.each([
    ['between the look and the push', check],
    ['while the push is under way', push],
  ])('stays when that was %s', async (_when, during) => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    const head = await server.branch('next');
    const pushed: string[] = [];
    server.meet(during, async (_response, serve) => {
      pushed.push(await server.commit('next'));
      await serve();
    });

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next', head))).toEqual({ outcome: 'moved' });
    expect([await server.head('next')]).toEqual(pushed);
  });

  it.each([check, push])('goes all the same if that is allowed, when it moves at %s', async (during) => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    server.meet(during, async (_response, serve) => {
      await server.commit('next');
      await serve();
    });

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    expect(await server.head('next')).toBeUndefined();
  });

  it('is not taken for the default branch because pushes that came too late were refused', async () => {
    using _waits = withoutWaits();
    await using server = await gitServer({ tells: 'nothing' });
    using client = connectedToGit();
    await server.branch('next');
    let moves = 4;
    const move: Interference = async (_response, serve) => {
      moves -= 1;
      await server.commit('next');
      if (moves > 0) server.meet(push, move);
      await serve();
    };
    server.meet(push, move);

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    expect(server.called.filter((call) => call === push)).toHaveLength(5);
  });

  it('is an error when it never stands still', async () => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    const move: Interference = async (_response, serve) => {
      await server.commit('next');
      server.meet(check, move);
      await serve();
    };
    server.meet(check, move);

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'conflict',
      summary: 'refs/heads/next could not be deleted: others push to it all the time.',
    });
    expect(server.called.filter((call) => call === check)).toHaveLength(5);
  });
});

describe('many branches of one repository', () => {
  it('are deleted at once, each by itself', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    const names = Array.from({ length: 12 }, (_, index) => `fix/${String(index)}`);
    for (const name of names) await server.branch(name);

    const deletions = names.map((name) => client.git.deleteRef(server.cloneUrl, deletionOf(name)));
    expect(new Set((await Promise.all(deletions)).map(({ outcome }) => outcome))).toEqual(new Set(['deleted']));
    expect(await Promise.all(names.map((name) => server.head(name)))).toEqual(names.map(() => undefined));
  });
});

describe('the default branch', () => {
  it('stays, and nothing is pushed', async () => {
    await using server = await gitServer();
    using client = connectedToGit();

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('main'))).toEqual({ outcome: 'default' });
    expect(server.called).toEqual([look]);
    expect(await client.git.defaultRef(server.cloneUrl)).toBe('refs/heads/main');
  });

  it('is known where HEAD shows its commit alone, while no other branch has that', async () => {
    await using server = await gitServer({ tells: 'commit' });
    using client = connectedToGit();
    await server.commit('next');

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('main'))).toEqual({ outcome: 'default' });
    expect(server.called).toEqual([look]);
    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
  });

  it.each(['commit', 'nothing'] as const)(
    'is told by the refusal where HEAD shows %s, once that is repeated',
    async (tells) => {
      using _waits = withoutWaits();
      await using server = await gitServer({ tells });
      using client = connectedToGit();
      await server.branch('next');

      expect(await client.git.defaultRef(server.cloneUrl)).toBeUndefined();
      expect(await client.git.deleteRef(server.cloneUrl, deletionOf('main'))).toEqual({
        outcome: 'default',
        said: 'deletion of the current branch prohibited',
      });
      expect(server.called.filter((call) => call === push)).toHaveLength(3);
      expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    },
  );
});

describe('a branch that the server protects', () => {
  it('is an error with the words of the server', async () => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    await server.refuse('Not on a Friday');

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'forbidden',
      summary: 'The Git server refused to delete refs/heads/next: hook declined.',
      detail: expect.stringMatching(/^It said: Not on a Friday .*\. A rule of the repository may protect it/),
    });
    expect(await server.head('next')).toBeDefined();
  });

  it('is no default branch where HEAD shows another commit', async () => {
    using _waits = withoutWaits();
    await using server = await gitServer({ tells: 'commit' });
    using client = connectedToGit();
    await server.commit('next');
    await server.refuse('Not on a Friday');

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a push whose answer was lost', () => {
  it.each([0, 8])('is looked up and counts when it was done, with %i tries more', async (maxRetries) => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit({ settings: { maxRetries } });
    await server.branch('next');
    server.meet(push, dropWhenDone);

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    expect(server.called).toEqual([look, check, push, look]);
  });

  it.each<[string, Interference]>([
    ['the connection broke off', drop],
    ['the server failed', (response) => response.writeHead(503).end()],
    ['the report is empty', (response) => response.writeHead(200, { 'content-type': result }).end()],
    ['the report is of another branch', (response) => response.writeHead(200, { 'content-type': result }).end(other)],
  ])('is sent again when %s and nothing was done', async (_what, interference) => {
    using _waits = withoutWaits();
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    server.meet(push, interference);

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
    expect(server.called).toEqual([look, check, push, look, check, push]);
    expect(client.session.told.progress).toEqual(['git push: no usable answer from the server, looking again in 0 s']);
  });

  it('is an error in the end, and the branch is there', async () => {
    await using server = await gitServer();
    using client = connectedToGit({ settings: { maxRetries: 0 } });
    await server.branch('next');
    server.meet(push, drop);

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'unreachable',
      summary: `The Git server did not answer at ${server.url} (git push: ECONNRESET).`,
    });
    expect(server.called).toEqual([look, check, push, look]);
  });
});

const result = 'application/x-git-receive-pack-result';
/** Side band 1 holds `unpack ok` and another branch. */
const other = '0030\u0001000eunpack ok\n0019ok refs/heads/other\n00000000';
