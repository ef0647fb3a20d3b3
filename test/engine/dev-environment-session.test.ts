import { expect, it } from '@jest/globals';
import type { Controls } from '../../emulator/index.js';
import { devEnvironmentSession } from '../../provider/resources/dev-environment-session.js';
import { underEachEngine } from './engines.js';
import { live } from './life/live.js';
import { nothingInPlace, partOfTheId, toldByNothing } from './life/omission.js';
import { theOnly } from './the-only.js';

const [bench, desk, blogs, umbrellas] = [1, 2, 3, 4].map(
  (number) => `${number}0000000-0000-4000-8000-000000000000`,
) as [string, string, string, string];
const world = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/blog', 'umbrella/shop'],
  devEnvironments: [`acme/shop/${bench}`, `acme/shop/${desk}`, `acme/blog/${blogs}`, `umbrella/shop/${umbrellas}`],
};
const inputs = { spaceName: 'acme', projectName: 'shop', devEnvironmentId: bench };
const names = 'must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\\.][a-zA-Z0-9]+)*';

const find = (emulator: Controls, { spaceName = 'acme', projectName = 'shop', devEnvironmentId = bench } = {}) =>
  theOnly(emulator.getDevEnvironmentSessions(spaceName, projectName, devEnvironmentId));

live(devEnvironmentSession, {
  world,
  inputs,
  changes: {
    spaceName: ['umbrella', 'replace', { devEnvironmentId: umbrellas }],
    projectName: ['blog', 'replace', { devEnvironmentId: blogs }],
    devEnvironmentId: [desk, 'replace'],
    sessionConfiguration: [
      { sessionType: 'SSH', executeCommandSessionConfiguration: { command: 'ls', arguments: ['-l'] } },
      'replace',
    ],
  },
  drifts: {
    spaceName: partOfTheId,
    projectName: partOfTheId,
    devEnvironmentId: partOfTheId,
    sessionConfiguration: toldByNothing,
  },
  bad: {
    spaceName: [['ac', `"ac" ${names}`]],
    projectName: [['shop_', `"shop_" ${names}`]],
    devEnvironmentId: [
      ['bench', '"bench" must match'],
      ['00000000-0000-4000-8000-000000000000', 'CodeCatalyst refused'],
    ],
    sessionConfiguration: [
      [{ sessionType: 'RDP' }, '"RDP" must be one of SSM, SSH'],
      [{ sessionType: 'SSH', executeCommandSessionConfiguration: { command: '' } }, 'must have 1 to 255 characters'],
    ],
  },
  calls: {
    create: 'StartDevEnvironmentSession',
    read: 'ListDevEnvironmentSessions',
    readsBefore: 1,
    update: nothingInPlace,
    delete: 'StopDevEnvironmentSession',
  },
  // What a session is for is told to the service, and by nobody.
  find(emulator, given) {
    const found = find(emulator, given);
    return found && { ...given, ...found };
  },
  id: ({ spaceName, projectName, devEnvironmentId, id }) => [spaceName, projectName, devEnvironmentId, id].join('/'),
  set() {
    throw new Error('The API changes nothing of a session.');
  },
  remove(emulator, { id }) {
    emulator.stopDevEnvironmentSession('acme', 'shop', bench, id);
  },
});

underEachEngine('a session of a dev environment', (engine) => {
  it('ends with its environment, and starts again once that runs', async () => {
    await using workspace = await engine.deployed(world, devEnvironmentSession, inputs);
    const { emulator } = workspace;
    emulator.setDevEnvironment('acme', 'shop', bench, { status: 'STOPPED' });

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.refresh()).toBeAnswered('delete');
    expect((await workspace.refused()).output).toContain(
      engine.says(
        `Dev environment ${bench} is STOPPED, and so takes no sessions. Start it first; where it is managed here, set ` +
          'desiredStatus: RUNNING on it, and it is kept running.',
      ),
    );
    expect(await workspace.recorded()).toBeUndefined();

    emulator.setDevEnvironment('acme', 'shop', bench, { status: 'RUNNING' });
    expect(await workspace.deploy()).toBeAnswered('create');
    expect(await workspace.plan({ refresh: true })).toBeAnswered('same');
  });

  it('counts as destroyed when its environment is gone', async () => {
    await using workspace = await engine.deployed(world, devEnvironmentSession, inputs);
    workspace.emulator.deleteDevEnvironment('acme', 'shop', bench);

    expect(await workspace.plan({ refresh: true })).toBeAnswered('create');
    expect(await workspace.destroy()).toBeAnswered('delete');
  });
});
