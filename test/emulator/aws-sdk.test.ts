import {
  AccessDeniedException,
  ConflictException,
  CreateProjectCommand,
  CreateSourceRepositoryBranchCommand,
  CreateSourceRepositoryCommand,
  DeleteProjectCommand,
  DeleteSourceRepositoryCommand,
  GetProjectCommand,
  GetSourceRepositoryCloneUrlsCommand,
  GetSourceRepositoryCommand,
  GetSpaceCommand,
  GetWorkflowCommand,
  ListProjectsCommand,
  ListSourceRepositoriesCommand,
  ListSourceRepositoryBranchesCommand,
  ListSpacesCommand,
  ListWorkflowsCommand,
  ThrottlingException,
  UpdateProjectCommand,
  ValidationException,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';

const shop = { spaceName: 'acme', projectName: 'shop' };
const web = { ...shop, sourceRepositoryName: 'web' };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the emulator under the AWS SDK for JavaScript', () => {
  it('tells who calls', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);

    const { identity } = await client.send(new VerifySessionCommand({}));

    expect(identity).toMatch(uuid);
    expect(identity).toBe(emulator.controls.getUser('local-user')?.id);
  });

  it('knows the spaces it was seeded with', async () => {
    const umbrella = { name: 'umbrella', displayName: 'Umbrella', description: 'Rain', regionName: 'eu-west-1' };
    await using emulator = await startEmulator({ spaces: ['acme', umbrella] });
    using client = awsSdkClient(emulator);

    const list = await client.send(new ListSpacesCommand({}));
    const space = await client.send(new GetSpaceCommand({ name: 'umbrella' }));

    expect(emulator.spaces).toEqual(['acme', 'umbrella']);
    expect(list.items).toEqual([{ name: 'acme', regionName: 'us-west-2' }, umbrella]);
    expect(space).toMatchObject(umbrella);
  });

  it('takes a project through its life', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);
    const facts = { spaceName: 'acme', displayName: 'My Web Shop' };

    const created = await client.send(new CreateProjectCommand({ ...facts, description: 'Sells' }));
    expect(created.$metadata.httpStatusCode).toBe(201);
    expect(created).toMatchObject({ ...facts, name: 'My-Web-Shop', description: 'Sells' });

    const name = { spaceName: 'acme', name: 'My-Web-Shop' };
    await client.send(new UpdateProjectCommand(name));
    expect(await client.send(new GetProjectCommand(name))).toMatchObject({ ...facts, ...name, description: 'Sells' });

    await client.send(new UpdateProjectCommand({ ...name, description: '' }));
    expect(await client.send(new GetProjectCommand(name))).not.toHaveProperty('description');

    const deleted = await client.send(new DeleteProjectCommand(name));
    expect(deleted).toMatchObject({ ...name, displayName: 'My Web Shop' });
    await expect(client.send(new GetProjectCommand(name))).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new DeleteProjectCommand(name))).rejects.toThrow(AccessDeniedException);
  });

  it('makes a project of an empty description, as Terraform sends it', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);

    const command = new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop', description: '' });

    expect(await client.send(command)).not.toHaveProperty('description');
  });

  it('takes a source repository through its life', async () => {
    const now = new Date('2026-03-01T12:00:00.123Z');
    await using emulator = await startEmulator({ spaces: ['acme'], clock: { now: () => now } });
    emulator.controls.addProject('acme', { displayName: 'shop' });
    using client = awsSdkClient(emulator);
    const name = { ...shop, name: 'web' };

    const created = await client.send(new CreateSourceRepositoryCommand({ ...name, description: "The shop's window" }));
    expect(created).toMatchObject({ ...name, description: "The shop's window" });
    expect(created.$metadata.httpStatusCode).toBe(201);

    const times = { createdTime: now, lastUpdatedTime: now };
    const read = await client.send(new GetSourceRepositoryCommand(name));
    expect(read).toMatchObject({ ...name, description: "The shop's window", ...times });

    const { items = [] } = await client.send(new ListSourceRepositoriesCommand(shop));
    const id: unknown = expect.stringMatching(uuid);
    expect(items).toEqual([{ id, name: 'web', description: "The shop's window", ...times }]);

    const { https } = await client.send(new GetSourceRepositoryCloneUrlsCommand(web));
    expect(https).toBe(`http://local-user@127.0.0.1:${String(emulator.port)}/v1/acme/shop/web`);

    expect(await client.send(new DeleteSourceRepositoryCommand(name))).toMatchObject(name);
    await expect(client.send(new GetSourceRepositoryCommand(name))).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new DeleteSourceRepositoryCommand(name))).rejects.toThrow(AccessDeniedException);
  });

  it('branches from the default branch, or from a commit that a branch has', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    const { controls } = emulator;
    controls.addProject('acme', { displayName: 'shop' });
    controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const first = controls.getBranch('acme', 'shop', 'web', 'main')?.headCommitId;
    const second = controls.moveHead('acme', 'shop', 'web', 'main');
    using client = awsSdkClient(emulator);

    const fromHead = await client.send(new CreateSourceRepositoryBranchCommand({ ...web, name: 'feature/x%y+é' }));
    const command = new CreateSourceRepositoryBranchCommand({ ...web, name: 'old', headCommitId: first });
    const fromCommit = await client.send(command);
    const { items = [] } = await client.send(new ListSourceRepositoryBranchesCommand(web));

    expect(second).toMatch(/^[0-9a-f]{40}$/);
    expect(fromHead).toMatchObject({ name: 'feature/x%y+é', ref: 'refs/heads/feature/x%y+é', headCommitId: second });
    expect(fromCommit.headCommitId).toBe(first);
    expect(items.map(({ name, headCommitId }) => [name, headCommitId])).toEqual([
      ['main', second],
      ['feature/x%y+é', second],
      ['old', first],
    ]);
    const unknown = new CreateSourceRepositoryBranchCommand({ ...web, name: 'new', headCommitId: 'f'.repeat(40) });
    await expect(client.send(unknown)).rejects.toThrow(ValidationException);
  });

  it('answers a taken name with a conflict', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);
    const project = new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' });
    const repository = new CreateSourceRepositoryCommand({ ...shop, name: 'web' });
    const branch = new CreateSourceRepositoryBranchCommand({ ...web, name: 'next' });
    await client.send(project);
    await client.send(repository);
    await client.send(branch);

    await expect(client.send(project)).rejects.toThrow(ConflictException);
    await expect(client.send(repository)).rejects.toThrow(ConflictException);
    await expect(client.send(branch)).rejects.toThrow(ConflictException);
  });

  it('deletes with a project what is in it', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));
    await client.send(new CreateSourceRepositoryCommand({ ...shop, name: 'web' }));

    await client.send(new DeleteProjectCommand({ spaceName: 'acme', name: 'shop' }));
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shop' }));

    expect((await client.send(new ListSourceRepositoriesCommand(shop))).items).toEqual([]);
  });

  it('lists a linked repository, and neither branches nor deletes it', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    emulator.controls.addProject('acme', { displayName: 'shop' });
    emulator.controls.addLinkedRepository('acme', 'shop', { name: 'web', provider: 'github' });
    using client = awsSdkClient(emulator);

    const { items = [] } = await client.send(new ListSourceRepositoriesCommand(shop));
    const { https = '' } = await client.send(new GetSourceRepositoryCloneUrlsCommand(web));

    expect(items.map(({ name }) => name)).toEqual(['web']);
    expect(new URL(https).host).toBe('git.us-west-2.github.source.3p.codecatalyst.aws');
    const branch = new CreateSourceRepositoryBranchCommand({ ...web, name: 'next' });
    await expect(client.send(branch)).rejects.toThrow(ValidationException);
    const deletion = new DeleteSourceRepositoryCommand({ ...shop, name: 'web' });
    await expect(client.send(deletion)).rejects.toThrow(ValidationException);
  });

  it('shows a seeded workflow while its repository exists', async () => {
    const place = { ...shop, sourceRepositoryName: 'web', sourceBranchName: 'main' };
    const facts = { name: 'build', runMode: 'QUEUED', status: 'ACTIVE' } as const;
    const path = '.codecatalyst/workflows/build.yaml';
    await using emulator = await startEmulator({ spaces: ['acme'], workflows: [{ ...place, ...facts, path }] });
    emulator.controls.addProject('acme', { displayName: 'shop' });
    using client = awsSdkClient(emulator);
    expect((await client.send(new ListWorkflowsCommand(shop))).items).toEqual([]);

    emulator.controls.addSourceRepository('acme', 'shop', { name: 'web' });
    const { items = [] } = await client.send(new ListWorkflowsCommand({ ...shop, maxResults: 5, sortBy: [{}] }));
    const [{ id } = { id: undefined }] = items;
    expect(items).toMatchObject([{ ...facts, definition: { path }, sourceBranchName: 'main' }]);
    expect(await client.send(new GetWorkflowCommand({ ...shop, id }))).toMatchObject({ ...place, ...facts, id });

    emulator.controls.deleteSourceRepository('acme', 'shop', 'web');
    await expect(client.send(new GetWorkflowCommand({ ...shop, id }))).rejects.toThrow(AccessDeniedException);
  });

  it('denies access to whatever is in a space or project that does not exist', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using client = awsSdkClient(emulator);

    await expect(client.send(new GetSpaceCommand({ name: 'umbrella' }))).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new ListProjectsCommand({ spaceName: 'umbrella' }))).rejects.toThrow(
      AccessDeniedException,
    );
    await expect(client.send(new ListSourceRepositoriesCommand(shop))).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new ListSourceRepositoryBranchesCommand(web))).rejects.toThrow(AccessDeniedException);
    await expect(client.send(new ListWorkflowsCommand(shop))).rejects.toThrow(AccessDeniedException);
    const repository = new CreateSourceRepositoryCommand({ ...shop, name: 'web' });
    await expect(client.send(repository)).rejects.toThrow(AccessDeniedException);
  });

  it('denies an unknown token and an expired login', async () => {
    await using emulator = await startEmulator({ tokens: ['good', { token: 'other', user: 'jane' }] });
    using stranger = awsSdkClient({ ...emulator, token: 'bad' });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'other' });
    const session = new VerifySessionCommand({});

    await expect(stranger.send(session)).rejects.toThrow(AccessDeniedException);
    const { identity } = await client.send(session);
    expect((await jane.send(session)).identity).not.toBe(identity);

    emulator.controls.expireLoginAt(2);
    expect((await client.send(session)).identity).toBe(identity);
    await expect(client.send(session)).rejects.toThrow(AccessDeniedException);
    await expect(client.send(session)).rejects.toThrow(AccessDeniedException);
    emulator.controls.renewLogin();
    expect((await client.send(session)).identity).toBe(identity);
  });

  it('names every member that fails, in one error', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);
    const filters = [{ key: 'name', values: undefined, comparisonOperator: 'LIKE' }] as never;

    const answer = client.send(new ListProjectsCommand({ spaceName: 'a!', maxResults: 101, filters }));

    await expect(answer).rejects.toThrow(ValidationException);
    await expect(answer).rejects.toThrow(
      "4 validation errors detected: Value at '/spaceName' failed to satisfy constraint: Member must have length " +
        "between 3 and 63, inclusive; Value at '/maxResults' failed to satisfy constraint: Member must be between 1 " +
        "and 100, inclusive; Value at '/filters/0/values' failed to satisfy constraint: Member must not be null; Value " +
        "at '/filters/0/comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: [EQ, GT, " +
        'GE, LT, LE, BEGINS_WITH]',
    );
  });

  it('is retried by the SDK where the service asks for it', async () => {
    await using emulator = await startEmulator({ spaces: ['acme'] });
    using patient = awsSdkClient(emulator, 2);
    using hasty = awsSdkClient(emulator);
    const command = new GetSpaceCommand({ name: 'acme' });

    emulator.controls.failNext({ operation: 'GetSpace', status: 429 });
    expect(await patient.send(command)).toMatchObject({ name: 'acme' });
    expect(emulator.controls.requests.map(({ status }) => status)).toEqual([429, 200]);

    emulator.controls.failNext({ error: 'ThrottlingException' });
    await expect(hasty.send(command)).rejects.toThrow(ThrottlingException);
  });
});
