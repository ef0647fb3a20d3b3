import { describe, expect, it } from '@jest/globals';
import { connectedToGit, deletionOf } from './connected-to-git.js';
import { gitServer } from './git-server.js';

const [look, push] = ['GET info/refs?service=git-upload-pack', 'POST git-receive-pack'];

describe('a deletion that is cancelled', () => {
  it('ends its look at once', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    server.meet(look, () => {
      client.session.cancel();
    });

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('main'))).rejects.toMatchObject({
      kind: 'cancelled',
      summary: 'git ls-remote was cancelled.',
    });
  });

  it('hears what came of the push that is under way', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    server.meet(push, async (_response, serve) => {
      client.session.cancel();
      await serve();
    });

    expect(await client.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'deleted' });
  });

  it('says that it may have been done where the answer is lost', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    await server.branch('next');
    server.meet(push, async (response, serve) => {
      client.session.cancel();
      response.end = () => response.destroy();
      await serve();
    });

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      detail: expect.stringContaining('It had been sent and may have been done all the same: run this again.'),
    });
    using another = connectedToGit();
    expect(await another.git.deleteRef(server.cloneUrl, deletionOf('next'))).toEqual({ outcome: 'gone' });
  });

  it('is not begun again', async () => {
    await using server = await gitServer();
    using client = connectedToGit();
    client.session.cancel();

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'cancelled',
    });
    expect(server.called).toEqual([]);
  });

  it('is out of time when nobody answers', async () => {
    await using server = await gitServer();
    using client = connectedToGit({ timeoutSeconds: 0.2 });
    server.meet(look, () => undefined);

    await expect(client.git.deleteRef(server.cloneUrl, deletionOf('next'))).rejects.toMatchObject({
      kind: 'timed-out',
    });
  });
});
