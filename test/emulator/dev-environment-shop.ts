import {
  type CodeCatalystClient,
  CreateDevEnvironmentCommand,
  type CreateDevEnvironmentCommandInput,
  DeleteDevEnvironmentCommand,
  GetDevEnvironmentCommand,
  ListDevEnvironmentsCommand,
  type ListDevEnvironmentsCommandInput,
  StartDevEnvironmentCommand,
  StopDevEnvironmentCommand,
  UpdateDevEnvironmentCommand,
  type UpdateDevEnvironmentCommandInput,
} from '@aws-sdk/client-codecatalyst';
import { type EmulatorOptions, startEmulator } from '../../emulator/index.js';
import { FakeClock } from './fake-clock.js';

export const shop = { spaceName: 'acme', projectName: 'shop' };
/** The least that an environment is made of. */
export const small: CreateDevEnvironmentCommandInput = {
  ...shop,
  instanceType: 'dev.standard1.small',
  persistentStorage: { sizeInGiB: 16 },
  ides: [{ name: 'VSCode' }],
};
export const times = { startSeconds: 40, stopSeconds: 10, deleteSeconds: 20, deletedSeconds: 60 };

/** A space `acme` with a project `shop` that has a repository `web`, on a clock that stands still. */
export async function shopEmulator(options: EmulatorOptions = {}) {
  const clock = new FakeClock();
  const emulator = await startEmulator({ spaces: ['acme'], clock, devEnvironmentTimes: times, ...options });
  emulator.controls.addProject('acme', { displayName: 'shop' });
  emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
  return Object.assign(emulator, { clock });
}

/** What one does with an environment; each answers its status, or the name of the error. */
export function environmentOf(client: CodeCatalystClient, id: string | undefined) {
  const place = { ...shop, id };
  const refused = (error: unknown) => (error as Error).name;
  return {
    status: () => client.send(new GetDevEnvironmentCommand(place)).then((answer) => answer.status, refused),
    start: () => client.send(new StartDevEnvironmentCommand(place)).then((answer) => answer.status, refused),
    stop: () => client.send(new StopDevEnvironmentCommand(place)).then((answer) => answer.status, refused),
    delete: () => client.send(new DeleteDevEnvironmentCommand(place)).then(() => 'deleted', refused),
    update: (changes: Partial<UpdateDevEnvironmentCommandInput>) =>
      client.send(new UpdateDevEnvironmentCommand({ ...place, ...changes })).then(() => 'updated', refused),
    read: () => client.send(new GetDevEnvironmentCommand(place)),
  };
}

/** Makes a small environment. */
export async function created(client: CodeCatalystClient, members: Partial<CreateDevEnvironmentCommandInput> = {}) {
  const { id = '' } = await client.send(new CreateDevEnvironmentCommand({ ...small, ...members }));
  return { ...environmentOf(client, id), id };
}

/** Makes a small environment and waits until it runs. */
export async function running(
  client: CodeCatalystClient,
  clock: FakeClock,
  members?: Partial<CreateDevEnvironmentCommandInput>,
) {
  const environment = await created(client, members);
  clock.advance(times.startSeconds);
  return environment;
}

/** The environments that a list of the space tells of. */
export const listed = async (client: CodeCatalystClient, input: Partial<ListDevEnvironmentsCommandInput> = {}) =>
  (await client.send(new ListDevEnvironmentsCommand({ spaceName: 'acme', ...input }))).items ?? [];
