import {
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  ListProjectsCommand,
  type ListProjectsCommandInput,
  paginateListAccessTokens,
  paginateListDevEnvironments,
  paginateListDevEnvironmentSessions,
  paginateListEventLogs,
  paginateListProjects,
  paginateListSourceRepositories,
  paginateListSourceRepositoryBranches,
  paginateListSpaces,
  paginateListWorkflowRuns,
  paginateListWorkflows,
  UpdateSpaceCommand,
  ValidationException,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created } from './dev-environment-shop.js';
import { namesInPages } from './names-in-pages.js';

const shop = { spaceName: 'acme', projectName: 'shop' };
const web = { ...shop, sourceRepositoryName: 'web' };
const facts = { ...web, sourceBranchName: 'main', runMode: 'QUEUED', status: 'ACTIVE' } as const;

/** A space `acme` with projects of these names. */
async function emulatorWith(names: readonly string[], pageSize?: number): Promise<Emulator> {
  const emulator = await startEmulator({ spaces: ['acme'], ...(pageSize !== undefined && { pageSize }) });
  for (const displayName of names) emulator.controls.addProject('acme', { displayName });
  return emulator;
}

async function namesOf(client: CodeCatalystClient, filters: ListProjectsCommandInput['filters']) {
  const { items = [] } = await client.send(new ListProjectsCommand({ spaceName: 'acme', filters }));
  return items.map(({ name }) => name);
}

/** The ids that each page of a list holds. */
async function idsInPages(
  pages: AsyncIterable<{ items?: readonly { id?: string | undefined }[] | undefined }>,
): Promise<string[][]> {
  const ids: string[][] = [];
  for await (const { items = [] } of pages) ids.push(items.map(({ id = '' }) => id));
  return ids;
}

/** What sessions and runs are of, where those are listed. */
async function parentsOf(kind: string, { controls }: Emulator, client: CodeCatalystClient) {
  if (kind === 'runs') controls.putWorkflow({ ...facts, name: 'build', path: 'build.yaml', runMode: 'PARALLEL' });
  const [workflow] = controls.getWorkflows('acme', 'shop');
  const environment = kind === 'sessions' ? await created(client) : undefined;
  if (environment) controls.setDevEnvironment('acme', 'shop', environment.id, { status: 'RUNNING' });
  return { devEnvironmentId: environment?.id ?? '', workflowId: workflow?.id ?? '' };
}

describe('lists', () => {
  it('come in pages of the length asked for', async () => {
    await using emulator = await emulatorWith(['eee', 'bbb', 'ddd', 'aaa', 'ccc']);
    using client = awsSdkClient(emulator);

    const pages = await namesInPages(paginateListProjects({ client, pageSize: 2 }, { spaceName: 'acme' }));

    expect(pages).toEqual([['eee', 'bbb'], ['ddd', 'aaa'], ['ccc']]);
  });

  it('have no further page when the last one is full', async () => {
    await using emulator = await emulatorWith(['aaa', 'bbb']);
    using client = awsSdkClient(emulator);

    const { items, nextToken } = await client.send(new ListProjectsCommand({ spaceName: 'acme', maxResults: 2 }));

    expect(items).toHaveLength(2);
    expect(nextToken).toBeUndefined();
  });

  it.each([
    ['projects', 100],
    ['repositories', 200],
    ['branches', 50],
    ['workflows', 100],
    ['spaces', 100],
    ['tokens', 10],
    ['environments', 50],
    ['sessions', 200],
    ['runs', 50],
    ['events', 250],
  ] as const)('of %s hold %i in a page unless told otherwise', async (kind, length) => {
    await using emulator = await emulatorWith(['shop']);
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const [startTime, endTime] = [new Date('2000-01-01'), new Date('2100-01-01')];
    const { devEnvironmentId, workflowId } = await parentsOf(kind, emulator, client);
    const lists = {
      projects: () => namesInPages(paginateListProjects({ client }, { spaceName: 'acme' })),
      repositories: () => namesInPages(paginateListSourceRepositories({ client }, shop)),
      branches: () => namesInPages(paginateListSourceRepositoryBranches({ client }, web)),
      workflows: () => namesInPages(paginateListWorkflows({ client }, shop)),
      spaces: () => namesInPages(paginateListSpaces({ client }, {})),
      tokens: () => namesInPages(paginateListAccessTokens({ client }, {})),
      environments: () => idsInPages(paginateListDevEnvironments({ client }, { spaceName: 'acme' })),
      sessions: () => idsInPages(paginateListDevEnvironmentSessions({ client }, { ...shop, devEnvironmentId })),
      runs: () => idsInPages(paginateListWorkflowRuns({ client }, shop)),
      events: () => idsInPages(paginateListEventLogs({ client }, { spaceName: 'acme', startTime, endTime })),
    };
    const add = {
      projects: (name: string) => controls.addProject('acme', { displayName: name }),
      repositories: (name: string) => controls.addSourceRepository('acme', 'shop', { name }),
      branches: (name: string) => controls.addBranch('acme', 'shop', 'web', name),
      workflows: (name: string) => {
        controls.putWorkflow({ ...facts, name, path: name });
      },
      spaces: (name: string) => {
        controls.addSpace(name);
      },
      tokens: (name: string) => client.send(new CreateAccessTokenCommand({ name })),
      environments: (alias: string) => created(client, { alias }),
      sessions: () => controls.startDevEnvironmentSession('acme', 'shop', devEnvironmentId),
      runs: () => controls.startWorkflowRun('acme', 'shop', workflowId),
      events: (description: string) => client.send(new UpdateSpaceCommand({ name: 'acme', description })),
    };
    for (let count = 0; count < length + 1; count += 1) await add[kind](`more-${String(count)}`);

    const [first = [], second = [], ...others] = await lists[kind]();

    expect(first).toHaveLength(length);
    expect(second).toHaveLength(['projects', 'repositories', 'branches', 'spaces'].includes(kind) ? 2 : 1);
    expect(others).toEqual([]);
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  });

  it('neither repeat nor miss what stays when others come and go between pages', async () => {
    await using emulator = await emulatorWith(['aaa', 'bbb', 'ccc', 'ddd'], 2);
    using client = awsSdkClient(emulator);
    const first = await client.send(new ListProjectsCommand({ spaceName: 'acme' }));

    emulator.controls.deleteProject('acme', 'bbb');
    emulator.controls.addProject('acme', { displayName: 'new' });
    const second = new ListProjectsCommand({ spaceName: 'acme', nextToken: first.nextToken });

    expect((await client.send(second)).items?.map(({ name }) => name)).toEqual(['ccc', 'ddd']);
  });

  it('refuse a token that was tampered with, or that is of another list', async () => {
    await using emulator = await emulatorWith(['aaa', 'bbb', 'ccc'], 1);
    emulator.controls.addSpace('umbrella');
    using client = awsSdkClient(emulator);
    const { nextToken = '' } = await client.send(new ListProjectsCommand({ spaceName: 'acme' }));
    const [position = '', signature = ''] = nextToken.split('.');
    const filters = [{ key: 'name', values: ['a'], comparisonOperator: 'BEGINS_WITH' }] as const;
    const list = (input: Omit<ListProjectsCommandInput, 'spaceName'>, spaceName = 'acme') =>
      client.send(new ListProjectsCommand({ spaceName, ...input }));

    expect((await list({ nextToken, maxResults: 1 })).items).toHaveLength(1);
    const further = Buffer.from('2').toString('base64url');
    await expect(list({ nextToken: `${further}.${signature}` })).rejects.toThrow(ValidationException);
    await expect(list({ nextToken: `${position}.` })).rejects.toThrow(ValidationException);
    await expect(list({ nextToken: 'nonsense' })).rejects.toThrow(ValidationException);
    await expect(list({ nextToken }, 'umbrella')).rejects.toThrow(ValidationException);
    await expect(list({ nextToken, filters: [...filters] as never })).rejects.toThrow(ValidationException);
  });

  it('of projects honour the filters', async () => {
    await using emulator = await emulatorWith(['aaa', 'bbb', 'bbc', 'ccc']);
    using client = awsSdkClient(emulator);
    const name = (comparisonOperator: 'EQ' | 'GT' | 'GE' | 'LT' | 'LE' | 'BEGINS_WITH', ...values: string[]) =>
      namesOf(client, [{ key: 'name', values, comparisonOperator }]);

    expect(await name('EQ', 'bbb', 'ccc')).toEqual(['bbb', 'ccc']);
    expect(await name('GT', 'bbb')).toEqual(['bbc', 'ccc']);
    expect(await name('GE', 'bbb')).toEqual(['bbb', 'bbc', 'ccc']);
    expect(await name('LT', 'bbb')).toEqual(['aaa']);
    expect(await name('LE', 'bbb')).toEqual(['aaa', 'bbb']);
    expect(await name('BEGINS_WITH', 'bb')).toEqual(['bbb', 'bbc']);
    expect(await namesOf(client, [{ key: 'name', values: ['ccc'] }])).toEqual(['ccc']);
    expect(await namesOf(client, [{ key: 'hasAccessTo', values: ['true'] }])).toHaveLength(4);
    expect(await namesOf(client, [{ key: 'hasAccessTo', values: ['false'] }])).toEqual([]);
    const access = namesOf(client, [{ key: 'hasAccessTo', values: ['maybe'] }]);
    await expect(access).rejects.toThrow(ValidationException);
  });
});
