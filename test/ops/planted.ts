import type { Emulator } from '../../emulator/index.js';
import {
  branchOf,
  devEnvironmentOf,
  type Program,
  type ProgramResource,
  projectOf,
  repositoryOf,
} from '../engine/pulumi/program.js';
import type { World } from '../engine/world.js';

const after = (...names: readonly string[]) => ({ dependsOn: names.map((name) => `\${${name}}`) });
const inShop = (resource: ProgramResource): ProgramResource => ({ ...resource, options: after('shop') });
const environment = (properties: Readonly<Record<string, unknown>>) => inShop(devEnvironmentOf(properties));
const token = (properties: Readonly<Record<string, unknown>>): ProgramResource => ({
  type: 'codecatalyst:AccessToken',
  properties,
});

/** A program with one thing for each kind of drift, and for each change that is none. */
export const program: Program = {
  resources: {
    space: { type: 'codecatalyst:Space', properties: { name: 'acme', description: 'Ours' } },
    shop: projectOf('shop', 'Sells'),
    'renamed-project': projectOf('blog', 'Tells'),
    'gone-project': projectOf('wiki'),
    'described-repository': inShop(repositoryOf({ name: 'web', description: 'The window' })),
    'recreated-repository': inShop(repositoryOf({ name: 'api' })),
    'gone-repository': inShop(repositoryOf({ name: 'old' })),
    'pushed-repository': inShop(repositoryOf({ name: 'docs' })),
    'gone-branch': {
      ...branchOf({ name: 'feature/x', sourceRepositoryName: 'docs' }),
      options: after('pushed-repository'),
    },
    'pushed-branch': {
      ...branchOf({ name: 'next', sourceRepositoryName: 'docs' }),
      options: after('pushed-repository'),
    },
    'alias-environment': environment({ alias: 'mine' }),
    'secret-environment': environment({ alias: { 'fn::secret': 'hidden-alias' } }),
    'ide-environment': environment({}),
    'size-environment': environment({}),
    'timeout-environment': environment({ inactivityTimeoutMinutes: 30 }),
    'storage-environment': environment({}),
    'stopped-environment': environment({ desiredStatus: 'RUNNING' }),
    'idle-environment': environment({}),
    'gone-environment': environment({}),
    'failed-environment': environment({}),
    'gone-token': token({ name: 'gone' }),
    'expired-token': token({ name: 'expired' }),
    'due-token': token({ name: 'due', rotation: { beforeDays: 30 } }),
    'renamed-token': token({ name: 'renamed' }),
    run: {
      type: 'codecatalyst:WorkflowRun',
      properties: { spaceName: 'acme', projectName: 'tools', workflowId: '99999999-9999-4999-8999-999999999999' },
    },
  },
};

/** What there is beside the program. */
export const world: World = {
  spaces: ['acme'],
  projects: ['acme/tools'],
  repositories: ['acme/tools/build'],
  branches: ['acme/tools/build/side'],
  workflows: ['acme/tools/build/99999999-9999-4999-8999-999999999999'],
  devEnvironmentTimes: { startSeconds: 0, stopSeconds: 0, deleteSeconds: 0, deletedSeconds: 0 },
  workflowRunTimes: {},
};

/** What is found of it, written by hand. */
export const expected: readonly string[] = [
  'alias-environment: drifted alias',
  'described-repository: drifted description',
  'due-token: due',
  'expired-token: expired',
  'failed-environment: broken',
  'gone-branch: gone',
  'gone-environment: gone',
  'gone-project: gone',
  'gone-repository: gone',
  'gone-token: gone',
  'ide-environment: drifted ides[0].name',
  'recreated-repository: recreated',
  'renamed-project: drifted displayName',
  'renamed-token: drifted name',
  'secret-environment: drifted alias',
  'shop: drifted description',
  'size-environment: drifted instanceType',
  'space: drifted description',
  'stopped-environment: drifted desiredStatus',
  'storage-environment: drifted persistentStorage.sizeInGiB',
  'timeout-environment: drifted inactivityTimeoutMinutes',
];

/** What an engine's refresh has no word for: it compares properties, and knows no clock and no namesakes. */
export const ofOurOwn: readonly string[] = ['expired-token', 'recreated-repository'];

const days = (count: number): string => new Date(Date.now() + count * 24 * 3_600_000).toISOString();

/** Calls the API as a person with a token of her own does. */
async function call({ url }: Emulator, method: string, path: string, body?: object): Promise<void> {
  const answer = await fetch(`${url}/v1/spaces/acme${path}`, {
    method,
    headers: { authorization: 'Bearer of-alice', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
}

/** What an engine has deployed, and what it calls it. */
interface Deployed {
  readonly emulator: Emulator;
  recorded(name: string): Promise<{ readonly id?: string } | undefined>;
}

/** Meddles with what an engine has deployed: what a person could do by the API is done so, by alice. */
export async function meddle(stack: Deployed): Promise<void> {
  const { emulator } = stack;
  const { controls, user } = emulator;
  const idOf = async (name: string): Promise<string> =>
    (await stack.recorded(name))?.id?.split('/').at(-1) ?? `there is no ${name}`;

  controls.putToken('of-alice', 'alice');
  await call(emulator, 'PATCH', '/projects/shop', { description: 'Sells more' });
  await call(emulator, 'DELETE', '/projects/shop/sourceRepositories/old');
  await call(emulator, 'DELETE', '/projects/shop/sourceRepositories/api');
  await call(emulator, 'PUT', '/projects/shop/sourceRepositories/api', {});
  await call(emulator, 'DELETE', '/projects/wiki');
  controls.setSpace('acme', { description: 'Theirs' });
  controls.setProject('acme', 'blog', { displayName: 'Weblog' });
  controls.setSourceRepository('acme', 'shop', 'web', { description: 'The door' });
  controls.deleteBranch('acme', 'shop', 'docs', 'feature/x');

  const change = async (name: string, members: Parameters<typeof controls.setDevEnvironment>[3]): Promise<void> => {
    controls.setDevEnvironment('acme', 'shop', await idOf(name), members);
  };
  await change('alias-environment', { alias: 'yours' });
  await change('secret-environment', { alias: 'changed-alias' });
  await change('ide-environment', { ides: [{ name: 'Cloud9' }] });
  await change('size-environment', { instanceType: 'dev.standard1.large' });
  await change('timeout-environment', { inactivityTimeoutMinutes: 60 });
  await change('storage-environment', { persistentStorage: { sizeInGiB: 32 } });
  await change('stopped-environment', { status: 'STOPPED' });
  controls.deleteDevEnvironment('acme', 'shop', await idOf('gone-environment'));
  controls.failDevEnvironment('acme', 'shop', await idOf('failed-environment'), 'Out of capacity');

  controls.deleteAccessToken(user, await idOf('gone-token'));
  controls.setAccessToken(user, await idOf('expired-token'), { expiresTime: days(-1) });
  controls.setAccessToken(user, await idOf('due-token'), { expiresTime: days(10) });
  controls.setAccessToken(user, await idOf('renamed-token'), { name: 'another' });
}

/** Changes what changes by itself, or by people's work: none of it is drift. */
export async function work(stack: Deployed): Promise<void> {
  const { controls, clock } = { ...stack.emulator, clock: stack.emulator.controls.clock };
  controls.commitFiles('acme', 'shop', 'docs', 'main', { 'README.md': 'Hello' });
  controls.commitFiles('acme', 'shop', 'docs', 'next', { 'next.md': 'Hello' });
  const idle = (await stack.recorded('idle-environment'))?.id?.split('/').at(-1) ?? '';
  controls.setDevEnvironment('acme', 'shop', idle, { status: 'STOPPED' });
  controls.addBranch('acme', 'shop', 'docs', 'somebody/else');
  // The run ends, and pages of the log fill.
  clock.advance(60);
}
