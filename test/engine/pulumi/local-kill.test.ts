import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../../emulator/index.js';
import { LocalFolder } from '../../contract/local-folder.js';
import { childProcesses, end } from './child-processes.js';
import { chain } from './local-chain.js';
import { killOwner, ownerOf, until } from './local-kill.js';
import { noise, traces } from './local-traces.js';
import { PulumiStack } from './stack.js';

/** What the variables of the environment name: nothing of it is to be called. */
const world = { spaces: ['elsewhere'] };

const up = ['up', '--yes', '--skip-preview'];
/** Long enough for the other program to be at it still when the owner is killed. */
const size = 16;
const noDrift = ['preview', '--refresh', '--expect-no-changes'];

/** After how many repositories the kill comes: one number in `make test`, fifty in `make torture`. */
const moments = Array.from({ length: process.env.TORTURE === undefined ? 1 : 50 }, (_, index) => 1 + ((index + 3) % 4));

/** What state holds and the service does not, whoever was killed. */
async function lost(stack: PulumiStack, local: LocalFolder): Promise<readonly string[]> {
  await using emulator = await startEmulator({ dataDir: local.data });
  const ids = (await stack.state()).map(({ id = '' }) => id);
  return ids.filter((id) => {
    const [space = '', project = '', repository] = id.split('/');
    return repository === undefined
      ? !emulator.controls.getProject(space, project)
      : !emulator.controls.getSourceRepository(space, project, repository);
  });
}

describe('the plugin that serves two programs, killed in the middle of an up', () => {
  it.each(moments)(
    'takes nothing with it: the other one goes on, and so does its own next up (after %i)',
    async (after) => {
      await using stack = await PulumiStack.open(world, chain(size));
      await using other = await stack.beside('prod');
      const local = new LocalFolder(stack.folder);
      const programs = [stack, other].map((each) => ({ stack: each, ...each.start(up) }));
      const { owner, owned: dying, others } = await ownerOf(local, programs);
      const [surviving = dying] = others;
      await until(() => (local.repositoriesOf(`Team-${surviving.stack.name}`) ?? 0) > 0);

      await killOwner(local, { stack: dying.stack, after, last: 'recorded' });
      const [died, survived] = await Promise.all([dying.ended, surviving.ended]);

      expect(died.exitCode).not.toBe(0);
      expect(survived).toMatchObject({ exitCode: 0, errors: [] });
      expect(local.kept.pid).not.toBe(owner);
      expect(noise([died, survived], { killed: true })).toEqual([]);
      expect([...(await lost(stack, local)), ...(await lost(other, local))]).toEqual([]);
      const runs = [
        await dying.stack.pulumi(up),
        ...(await Promise.all([stack, other].map((each) => each.pulumi(noDrift)))),
        ...(await Promise.all([stack, other].map((each) => each.destroy()))),
      ];
      expect(noise(runs)).toEqual([]);
      expect(await traces(local)).toEqual([]);
    },
  );
});

describe('the only plugin of a program, killed in the middle of an up', () => {
  it.each(moments)('takes nothing with it that was acknowledged: the next up goes on (after %i)', async (after) => {
    await using stack = await PulumiStack.open(world, chain(size));
    const local = new LocalFolder(stack.folder);
    const { ended } = stack.start(up);
    await until(() => local.isReady);

    await killOwner(local, { stack, after, last: 'recorded' });
    const died = await ended;

    expect(died.exitCode).not.toBe(0);
    expect(await lost(stack, local)).toEqual([]);
    const runs = [await stack.pulumi(up), await stack.pulumi(noDrift)];
    expect(await stack.state()).toHaveLength(size + 1);
    expect(noise([died, ...runs])).toEqual([]);
    expect(await traces(local)).toEqual([]);
  });

  it.each(moments)('leaves what it could not acknowledge to be imported, and says so (after %i)', async (after) => {
    await using stack = await PulumiStack.open(world, chain(size));
    const local = new LocalFolder(stack.folder);
    const { ended } = stack.start(up);
    await until(() => local.isReady);

    await killOwner(local, { stack, after, last: 'unrecorded' });
    const died = await ended;
    const unrecorded = `service-${String((await stack.state()).length)}`;
    const refused = await stack.failing(up);

    expect(await lost(stack, local)).toEqual([]);
    expect(refused.errors).toEqual([
      expect.stringContaining(`If it is meant to be managed here, import it: its id is acme/Team-dev/${unrecorded}.`),
      'update failed',
    ]);
    await stack.declare(chain(size, unrecorded));
    const taken = await stack.pulumi(up);
    await stack.declare(chain(size));
    const runs = [died, refused, taken, await stack.pulumi(noDrift)];
    expect(await stack.state()).toHaveLength(size + 1);
    expect(noise(runs)).toEqual([]);
    expect(await traces(local)).toEqual([]);
  });
});

describe('the engine of a program, killed in the middle of an up', () => {
  it('takes the plugin that serves with it, and the lock and the port with that', async () => {
    await using stack = await PulumiStack.open(world, chain(size));
    const local = new LocalFolder(stack.folder);
    const { process, ended } = stack.start(up);
    await until(() => local.isReady && (local.repositoriesOf('Team-dev') ?? 0) > 0);
    const children = await childProcesses(process.pid);
    using atLast = new DisposableStack();
    // The host of YAML programs is not ours, and stays for some minutes.
    atLast.defer(() => {
      children.forEach(end);
    });

    process.kill('SIGKILL');
    await ended;

    await until(async () => (await traces(local)).length === 0);
    expect(await lost(stack, local)).toEqual([]);
  });
});
