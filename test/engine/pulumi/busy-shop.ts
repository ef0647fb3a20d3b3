import {
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  CreateDevEnvironmentCommand,
  DeleteProjectCommand,
} from '@aws-sdk/client-codecatalyst';
import type { Emulator } from '../../../emulator/index.js';
import { awsSdkClient } from '../../emulator/aws-sdk-client.js';
import type { World } from '../world.js';

/** The day in the snippet of the event log; it stands still. */
const clock = { now: () => new Date('2027-01-15T09:00:00Z') };

/** A space whose lists are longer than a page. */
export const busyWorld: World = {
  spaces: ['acme', 'umbrella'],
  projects: ['acme/shop', 'acme/shore', 'acme/old', 'acme/older'],
  repositories: ['acme/shop/web', 'acme/shop/api'],
  branches: ['acme/shop/web/release/1.0'],
  clock,
  pageSize: 1,
};

const spaceName = 'acme';
const projectName = 'shop';
const shop = { spaceName, projectName };

/** What goes on in the project acme/shop: the ids of what was made there, each in the order of making. */
export interface BusyShop {
  readonly jane: string;
  readonly me: string;
  readonly workflows: readonly string[];
  readonly runs: readonly string[];
  readonly environments: readonly string[];
  readonly sessions: readonly string[];
}

/** Sets going all that can be looked up; an hour later it has come to rest. */
export async function makeBusy(emulator: Emulator): Promise<BusyShop> {
  using client = awsSdkClient(emulator);
  const { controls } = emulator;
  controls.setSpace(spaceName, { displayName: 'Acme', awsAccountName: 'acme-billing' });
  controls.setProject(spaceName, projectName, { displayName: 'Web shop', description: 'Sells' });
  controls.setSourceRepository(spaceName, projectName, 'web', { description: 'The window' });
  const { id: jane } = controls.putUser('jane.doe', { displayName: 'Jane Doe', email: 'jane@example.com' });
  const { id: me } = controls.putUser(emulator.user, { displayName: 'Me' });
  const [build, test] = startedWorkflows(emulator);
  const environments = [await environment(client, 'one'), await environment(client, 'two')] as const;
  for (const name of ['laptop', 'pipeline']) {
    await client.send(new CreateAccessTokenCommand({ name, expiresTime: new Date('2028-01-01T00:00:00Z') }));
  }
  for (const name of ['old', 'older']) await client.send(new DeleteProjectCommand({ spaceName, name }));
  const runs = [build, build, test].map((id) => controls.startWorkflowRun(spaceName, projectName, id));
  controls.clock.advance(600);
  const sessions = [1, 2].map(() => controls.startDevEnvironmentSession(spaceName, projectName, environments[0]));
  return { jane, me, workflows: [build, test], runs, environments, sessions };
}

function startedWorkflows({ controls }: Emulator): readonly [string, string] {
  for (const name of ['build', 'test']) {
    const path = `.codecatalyst/workflows/${name}.yaml`;
    const place = { path, sourceRepositoryName: 'web', sourceBranchName: 'main' };
    controls.putWorkflow({ ...shop, ...place, name, runMode: 'QUEUED', status: 'ACTIVE' });
  }
  const [build, test] = controls.getWorkflows(spaceName, projectName);
  if (!build || !test) throw new Error('The workflows were not made.');
  return [build.id, test.id];
}

async function environment(client: CodeCatalystClient, alias: string): Promise<string> {
  const { id } = await client.send(
    new CreateDevEnvironmentCommand({
      ...shop,
      alias,
      ides: [{ name: 'VSCode' }],
      repositories: [{ repositoryName: 'web', branchName: 'main' }],
      instanceType: 'dev.standard1.small',
      inactivityTimeoutMinutes: 30,
      persistentStorage: { sizeInGiB: 16 },
    }),
  );
  if (id === undefined) throw new Error('The environment was not made.');
  return id;
}
