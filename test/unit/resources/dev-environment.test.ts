import { describe, expect, it } from '@jest/globals';
import type { PlainValues } from '../../../provider/model/index.js';
import { read } from '../../../provider/model/index.js';
import { devEnvironment } from '../../../provider/resources/dev-environment.js';
import { addDevEnvironment } from '../../engine/world.js';
import { connected } from '../service/connected.js';

const projects = ['shop', 'blog', 'wiki'];
const idIn = (project: string): string => `10000000-0000-4000-8000-00000000000${projects.indexOf(project)}`;

/** A running environment in each of three projects. */
async function spread() {
  const world = await connected();
  const { emulator, controls } = world;
  for (const displayName of projects) {
    controls.addProject('acme', { displayName });
    await addDevEnvironment(emulator, 'acme', displayName, idIn(displayName));
  }
  const { id: creatorId = '' } = controls.getUser(emulator.user) ?? {};
  const look = (project: string, id = idIn(project)): Promise<PlainValues | undefined> =>
    read(devEnvironment, `acme/${project}/${id}`, { creatorId }, world.another().context);
  return { ...world, look, asked: () => controls.requests.map(({ operation }) => operation) };
}

describe('dev environments of many projects', () => {
  it('cost one get and the list of their space to read', async () => {
    await using world = await spread();

    const found = await Promise.all(projects.map((project) => world.look(project)));

    expect(found.map((state) => [state?.projectName, state?.devEnvironmentId, state?.status])).toEqual(
      projects.map((project) => [project, idIn(project), 'RUNNING']),
    );
    expect(world.asked().toSorted()).toEqual(['GetDevEnvironment', 'ListDevEnvironments']);
  });

  it('are told from the list as they are by a get', async () => {
    await using world = await spread();
    const listed = [await world.look('shop'), await world.look('blog'), await world.look('wiki')];
    expect(world.asked()).toEqual(['GetDevEnvironment', 'ListDevEnvironments']);

    world.forget();

    expect(await world.look('blog')).toStrictEqual(listed[1]);
    world.forget();
    expect(await world.look('wiki')).toStrictEqual(listed[2]);
    expect(world.asked().slice(2)).toEqual(['GetDevEnvironment', 'GetDevEnvironment']);
  });

  it.each(['ValidationException', 'AccessDeniedException'] as const)(
    'are read one by one where the list of the space answers %s',
    async (error) => {
      await using world = await spread();
      world.controls.failNext({ operation: 'ListDevEnvironments', error, times: 'always' });

      const found = await Promise.all(projects.map((project) => world.look(project)));

      expect(found.map((state) => state?.devEnvironmentId)).toEqual(projects.map(idIn));
      expect(world.asked().filter((operation) => operation === 'ListDevEnvironments')).toHaveLength(1);
    },
  );

  it('are not found under a project that they are not in', async () => {
    await using world = await spread();
    await world.look('shop');

    expect(await world.look('blog', idIn('wiki'))).toBeUndefined();
  });

  it('are proved gone by the list of their own project', async () => {
    await using world = await spread();
    const { controls, look } = world;
    controls.deleteDevEnvironment('acme', 'blog', idIn('blog'));
    await look('shop');
    controls.clearRequests();

    expect(await look('blog')).toBeUndefined();
    expect(controls.requests.map(({ operation, members }) => [operation, members.projectName])).toEqual([
      ['ListDevEnvironments', undefined],
      ['GetDevEnvironment', 'blog'],
      ['VerifySession', undefined],
      ['ListDevEnvironments', 'blog'],
      ['VerifySession', undefined],
    ]);
  });
});
