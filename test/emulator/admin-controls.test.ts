import {
  CreateAccessTokenCommand,
  CreateProjectCommand,
  DeleteSpaceCommand,
  GetProjectCommand,
  GetSourceRepositoryCommand,
  GetSubscriptionCommand,
  GetUserDetailsCommand,
  ListProjectsCommand,
  ListWorkflowsCommand,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { administer } from './admin-client.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { created, environmentOf, shop, shopEmulator, times } from './dev-environment-shop.js';

const done = { status: 200, body: {} };
const here = '/spaces/acme/projects/shop';
const verify = new VerifySessionCommand({});

describe('through the admin surface', () => {
  it('faults come and go', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const plan = { seed: 7, errors: [{ operation: 'VerifySession', kind: 'unavailable', rate: 1 }] };

    expect(await administer(emulator, 'PUT /faults', plan)).toEqual(done);
    expect((await administer(emulator, 'GET /faults')).body).toEqual(plan);
    await expect(client.send(verify)).rejects.toMatchObject({ name: 'ServiceUnavailableException' });
    expect(await administer(emulator, 'POST /faults/next', { status: 402, times: 'always' })).toEqual(done);
    await expect(client.send(verify)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    expect(await administer(emulator, 'DELETE /faults')).toEqual(done);

    expect((await client.send(verify)).identity).toBeDefined();
    expect(await administer(emulator, 'POST /faults/next', {})).toMatchObject({ status: 400 });
    expect(
      await administer(emulator, 'PUT /faults', { latency: [{ distribution: 'uniform', fromMs: 2, toMs: 1 }] }),
    ).toMatchObject({ status: 400, body: { problems: [{ member: '/latency/0/toMs' }] } });
  });

  it('time passes', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const environment = environmentOf(client, (await created(client)).id);

    const clock = await administer(emulator, 'POST /clock/advance', { seconds: times.startSeconds });

    expect(clock.body).toEqual({ now: '2026-03-01T12:00:40.000Z', offsetSeconds: 40 });
    expect(await environment.status()).toBe('RUNNING');
    expect((await administer(emulator, 'PUT /clock', { offsetSeconds: 0 })).body).toMatchObject({ offsetSeconds: 0 });
    expect((await administer(emulator, 'GET /clock')).body).toMatchObject({ now: '2026-03-01T12:00:00.000Z' });
  });

  it('quotas are reached', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);

    expect((await administer(emulator, 'PATCH /quotas', { devEnvironmentsPerUser: 0 })).body).toEqual({
      accessTokensPerUser: 100,
      devEnvironmentsPerUser: 0,
    });
    await expect(created(client)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
    expect((await administer(emulator, 'PATCH /quotas', { devEnvironmentsPerUser: null })).body).toMatchObject({
      devEnvironmentsPerUser: null,
    });
    expect((await administer(emulator, 'GET /quotas')).body).toMatchObject({ devEnvironmentsPerUser: null });
    expect((await created(client)).id).toBeDefined();
  });

  it('environments fail with a reason, change and go', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    await administer(emulator, 'POST /devEnvironments/failNext', { reason: 'No room' });
    const { id } = await created(client);
    await administer(emulator, 'POST /clock/advance', { seconds: 60 });
    const path = `${here}/devEnvironments/${id}`;

    expect((await administer(emulator, `GET ${path}`)).body).toMatchObject({
      status: 'FAILED',
      statusReason: 'No room',
    });
    expect(await administer(emulator, `PATCH ${path}`, { status: 'RUNNING', alias: 'mine' })).toEqual(done);
    expect(await environmentOf(client, id).status()).toBe('RUNNING');
    expect(await administer(emulator, `POST ${path}/fail`, { reason: 'Compute limit exceeded' })).toEqual(done);
    expect((await administer(emulator, `GET ${here}/devEnvironments`)).body).toMatchObject({
      items: [{ id, alias: 'mine', status: 'FAILED', statusReason: 'Compute limit exceeded' }],
    });
    expect(await administer(emulator, `PATCH ${path}`, { alias: null })).toEqual(done);
    expect((await administer(emulator, `GET ${path}`)).body).not.toHaveProperty('alias');
    expect(await administer(emulator, `DELETE ${path}`)).toEqual(done);
    expect(await environmentOf(client, id).status()).toBe('AccessDeniedException');
  });

  it('spaces, projects, repositories and branches are made, changed and taken away', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);
    const project = '/spaces/acme/projects/web-shop';
    const web = `${project}/sourceRepositories/web`;
    const next = `${web}/branches/feature%2Fnext`;

    expect(await administer(emulator, 'POST /spaces', { name: 'acme' })).toEqual(done);
    expect((await administer(emulator, 'POST /spaces/acme/projects', { displayName: 'web shop' })).body).toEqual({
      spaceName: 'acme',
      name: 'web-shop',
      displayName: 'web shop',
    });
    await administer(emulator, `POST ${project}/sourceRepositories`, { name: 'web', description: 'The window' });
    await administer(emulator, `POST ${project}/linkedRepositories`, { name: 'theirs', provider: 'gitlab' });
    await administer(emulator, `POST ${web}/branches`, { name: 'feature/next' });
    const { body: head } = await administer(emulator, `POST ${next}/head`);
    await administer(emulator, `PATCH ${project}`, { description: 'Sells' });
    await administer(emulator, `PATCH ${web}`, { description: null, createdTime: '2026-03-01T00:00:00Z' });
    const planned = { pendingSubscriptionType: 'FREE', pendingSubscriptionStartTime: '2126-04-01T00:00:00Z' };
    await administer(emulator, 'PATCH /spaces/acme', { displayName: 'Acme', subscriptionType: 'STANDARD', ...planned });
    expect(await client.send(new GetSubscriptionCommand({ spaceName: 'acme' }))).toMatchObject({
      subscriptionType: 'STANDARD',
      pendingSubscriptionType: 'FREE',
      pendingSubscriptionStartTime: new Date('2126-04-01'),
    });
    const free = { subscriptionType: null, pendingSubscriptionType: null, pendingSubscriptionStartTime: null };
    await administer(emulator, 'PATCH /spaces/acme', free);

    expect((await administer(emulator, `GET ${next}`)).body).toMatchObject({
      name: 'feature/next',
      ...(head as object),
    });
    const place = { spaceName: 'acme', name: 'web-shop' };
    expect(await client.send(new GetProjectCommand(place))).toMatchObject({ description: 'Sells' });
    const repository = await client.send(
      new GetSourceRepositoryCommand({ spaceName: 'acme', projectName: 'web-shop', name: 'web' }),
    );
    expect(repository).toMatchObject({ createdTime: new Date('2026-03-01') });
    expect(repository).not.toHaveProperty('description');
    expect((await administer(emulator, `GET ${project}/sourceRepositories/theirs`)).body).toMatchObject({
      linkedProvider: 'gitlab',
    });
    expect((await administer(emulator, 'GET /spaces/acme')).body).toEqual({
      name: 'acme',
      regionName: 'us-west-2',
      displayName: 'Acme',
    });

    const files = [{ path: 'src/index.ts', content: 'export {};' }];
    const { body: committed } = await administer(emulator, `POST ${next}/commits`, { files });
    expect(committed).not.toEqual(head);
    expect((await administer(emulator, `GET ${next}`)).body).toMatchObject(committed as object);
    expect(await administer(emulator, `PATCH ${project}/members`, { users: ['jane'] })).toEqual(done);
    expect(await administer(emulator, `PATCH ${next}`, head as object)).toEqual(done);
    expect((await administer(emulator, `GET ${next}`)).body).toMatchObject(head as object);
    expect(await administer(emulator, `DELETE ${next}`)).toEqual(done);
    expect(await administer(emulator, `DELETE ${web}`)).toEqual(done);
    expect(await administer(emulator, `DELETE ${project}`)).toEqual(done);
    expect(await administer(emulator, 'DELETE /spaces/acme')).toEqual(done);
    expect(emulator.controls.getSpace('acme')).toBeUndefined();
  });

  it('workflows come and go', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const place = { ...shop, sourceRepositoryName: 'web', sourceBranchName: 'main', path: 'build.yaml' };
    const workflow = { ...place, name: 'build', runMode: 'QUEUED', status: 'ACTIVE' };
    const listed = async () => (await client.send(new ListWorkflowsCommand(shop))).items ?? [];

    expect(await administer(emulator, 'PUT /workflows', workflow)).toEqual(done);
    const id = (await listed())[0]?.id ?? '';
    expect(await administer(emulator, `PATCH ${here}/workflows/${id}`, { status: 'INVALID' })).toEqual(done);
    expect(await listed()).toMatchObject([{ name: 'build', status: 'INVALID' }]);
    expect(await administer(emulator, `DELETE ${here}/workflows/${id}`)).toEqual(done);
    expect(await listed()).toEqual([]);
  });

  it('runs of workflows start, fail and end', async () => {
    await using emulator = await shopEmulator();
    const place = { ...shop, sourceRepositoryName: 'web', sourceBranchName: 'main', path: 'build.yaml' };
    await administer(emulator, 'PUT /workflows', { ...place, name: 'build', runMode: 'PARALLEL', status: 'ACTIVE' });
    const { body: workflows } = await administer(emulator, `GET ${here}/workflows`);
    const { items = [] } = workflows as { items?: { id: string }[] };
    const runs = `${here}/workflows/${items[0]?.id ?? ''}/runs`;

    await administer(emulator, 'POST /workflowRuns/failNext', { reason: 'No runner' });
    await administer(emulator, `POST ${runs}`);
    const { body: second } = await administer(emulator, `POST ${runs}`, { trigger: 'MANUAL' });
    const path = `${here}/workflowRuns/${(second as { id: string }).id}`;
    expect(await administer(emulator, `POST ${path}/end`, { status: 'RUNNING' })).toMatchObject({ status: 400 });
    expect(await administer(emulator, `POST ${path}/end`, { status: 'STOPPED', reason: 'Not now' })).toEqual(done);
    await administer(emulator, 'POST /clock/advance', { seconds: 3600 });

    expect((await administer(emulator, `GET ${path}`)).body).toMatchObject({
      status: 'STOPPED',
      triggerKind: 'MANUAL',
    });
    expect((await administer(emulator, `GET ${here}/workflowRuns`)).body).toMatchObject({
      items: [{ status: 'FAILED', workflowName: 'build' }, { status: 'STOPPED' }],
    });
  });

  it('sessions begin and end, in what is running', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    const { id } = await created(client);
    const path = `${here}/devEnvironments/${id}/sessions`;

    expect(await administer(emulator, `POST ${path}`)).toEqual({
      status: 409,
      body: { message: 'Nobody works in a dev environment that is PENDING.' },
    });
    await administer(emulator, 'POST /clock/advance', { seconds: times.startSeconds });
    const { body: session } = await administer(emulator, `POST ${path}`);
    expect((await administer(emulator, `GET ${path}`)).body).toMatchObject({ items: [session] });
    expect(await administer(emulator, `DELETE ${path}/${(session as { id: string }).id}`)).toEqual(done);
    expect((await administer(emulator, `GET ${path}`)).body).toEqual({ items: [] });
  });

  it('the log of a space is read', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    await client.send(new DeleteSpaceCommand({ name: 'acme' }));

    expect((await administer(emulator, 'GET /spaces/acme/events')).body).toMatchObject({
      items: [{ eventName: 'deleteSpace', userName: 'local-user' }],
    });
    expect(await administer(emulator, 'POST /spaces', { name: 'acme' })).toMatchObject({
      status: 409,
      body: { message: expect.stringContaining('The space acme was deleted') },
    });
  });

  it('users, tokens and logins are made and end', async () => {
    await using emulator = await shopEmulator();
    await administer(emulator, 'PUT /users', {
      alias: 'jane',
      id: 'jane-s-id',
      displayName: 'Jane',
      email: 'jane@x.test',
    });
    await administer(emulator, 'POST /tokens', { token: 'for-jane', user: 'jane' });
    using jane = awsSdkClient({ url: emulator.url, token: 'for-jane' });
    expect((await jane.send(verify)).identity).toBe('jane-s-id');
    const { accessTokenId = '' } = await jane.send(new CreateAccessTokenCommand({ name: 'ci' }));

    expect((await administer(emulator, 'GET /users/jane')).body).toEqual({
      alias: 'jane',
      id: 'jane-s-id',
      displayName: 'Jane',
      email: 'jane@x.test',
    });
    expect(await jane.send(new GetUserDetailsCommand({ userName: 'jane' }))).toMatchObject({
      primaryEmail: { email: 'jane@x.test', verified: true },
    });
    const changed = { name: 'cd', expiresTime: '2026-03-02T01:00:00+01:00' };
    await administer(emulator, `PATCH /users/jane/accessTokens/${accessTokenId}`, changed);
    expect((await administer(emulator, 'GET /users/jane/accessTokens')).body).toEqual({
      items: [{ id: accessTokenId, name: 'cd', expiresTime: '2026-03-02T00:00:00.000Z' }],
    });
    expect(await administer(emulator, `DELETE /users/jane/accessTokens/${accessTokenId}`)).toEqual(done);

    const denied = { name: 'AccessDeniedException' };
    await administer(emulator, 'POST /logins/expire');
    await expect(jane.send(verify)).rejects.toMatchObject(denied);
    await administer(emulator, 'POST /logins/renew');
    expect((await jane.send(verify)).identity).toBe('jane-s-id');
    await administer(emulator, 'POST /tokens/revoke', { token: 'for-jane' });
    await expect(jane.send(verify)).rejects.toMatchObject(denied);

    const { body: login } = await administer(emulator, 'POST /logins', { user: 'jane', seconds: 60 });
    using signedIn = awsSdkClient({ url: emulator.url, token: (login as { accessToken: string }).accessToken });
    expect((await signedIn.send(verify)).identity).toBe('jane-s-id');
  });

  it('WorkSpaces are made, changed and taken away', async () => {
    await using emulator = await startEmulator();
    const facts = { DirectoryId: 'd-9067000000', UserName: 'jane', BundleId: 'wsb-000000000' };

    const { body: made } = await administer(emulator, 'POST /workspaces', { ...facts, WorkspaceId: 'ws-000000001' });
    expect(made).toEqual({ WorkspaceId: 'ws-000000001', ...facts, State: 'AVAILABLE' });
    const path = '/workspaces/ws-000000001';
    expect(await administer(emulator, `PATCH ${path}`, { State: 'ERROR', ErrorCode: 'Broken' })).toEqual(done);
    expect((await administer(emulator, 'GET /workspaces')).body).toEqual({
      items: [{ WorkspaceId: 'ws-000000001', ...facts, State: 'ERROR', ErrorCode: 'Broken' }],
    });
    expect(await administer(emulator, `PATCH ${path}`, { State: null })).toMatchObject({ status: 400 });
    expect(await administer(emulator, `DELETE ${path}`)).toEqual(done);
    expect((await administer(emulator, `GET ${path}`)).status).toBe(404);
  });

  it('the state is carried from one emulator to another, and reset', async () => {
    await using emulator = await shopEmulator();
    await using twin = await startEmulator({ spaces: ['umbrella'] });
    using client = awsSdkClient(twin);
    // More than the 1 MiB that the API takes.
    emulator.controls.setProject('acme', 'shop', { description: 'x'.repeat(2 * 1024 * 1024) });

    const { body: dump } = await administer(emulator, 'GET /state');
    expect(await administer(twin, 'PUT /state', dump)).toEqual(done);

    expect((await client.send(new ListProjectsCommand({ spaceName: 'acme' }))).items).toMatchObject([{ name: 'shop' }]);
    expect(await administer(twin, 'PUT /state', { ...(dump as object), version: 99 })).toMatchObject({
      status: 400,
      body: { problems: [{ member: '/version' }] },
    });
    expect(await administer(twin, 'POST /reset')).toEqual(done);
    expect(twin.controls.getSpace('acme')).toBeUndefined();
    expect(twin.controls.getSpace('umbrella')).toBeDefined();
  });

  it('requests are told and forgotten', async () => {
    await using emulator = await shopEmulator();
    using client = awsSdkClient(emulator);
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'blog' }));

    expect((await administer(emulator, 'GET /requests')).body).toMatchObject({
      total: 1,
      requests: [{ operation: 'CreateProject', user: 'local-user', status: 201, members: { displayName: 'blog' } }],
    });
    expect(await administer(emulator, 'DELETE /requests')).toEqual(done);
    expect((await administer(emulator, 'GET /requests')).body).toMatchObject({ total: 0 });
  });
});
