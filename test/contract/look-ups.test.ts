import {
  CreateAccessTokenCommand,
  CreateDevEnvironmentCommand,
  CreateProjectCommand,
} from '@aws-sdk/client-codecatalyst';
import { describe, expect, it } from '@jest/globals';
import { awsSdkClient } from '../emulator/aws-sdk-client.js';
import { type ConfiguredContract, configured } from './contract.js';
import { refusal } from './refusal.js';
import { secret, type Values } from './struct.js';

const nowhere = '00000000-0000-4000-8000-000000000000';

/** A provider with a space of its own, on an emulator that answers one item a page. */
const onShortPages = (): Promise<ConfiguredContract> => configured({ spaceName: 'acme' }, { pageSize: 1 });

const answerOf = async ({ provider }: ConfiguredContract, name: string, args: Values = {}): Promise<Values> => {
  const { result, failures } = await provider.invoke(name, args);
  expect(failures).toEqual({});
  return result;
};

describe('getProjects', () => {
  const names = async (contract: ConfiguredContract, ...filters: readonly Values[]): Promise<unknown> => {
    const { projects } = await answerOf(contract, 'getProjects', { filters });
    return (projects as unknown as readonly { name: string }[]).map(({ name }) => name);
  };

  it('lists to the end, narrowed as it is asked', async () => {
    await using contract = await onShortPages();
    for (const displayName of ['shed', 'store', 'shore']) contract.controls.addProject('acme', { displayName });

    expect(await names(contract)).toEqual(['shop', 'shed', 'store', 'shore']);
    expect(contract.controls.countRequests('ListProjects')).toBe(4);
    expect(await names(contract, { key: 'name', values: ['shop', 'store'] })).toEqual(['shop', 'store']);
    const begins = { key: 'name', comparisonOperator: 'BEGINS_WITH', values: ['sho'] };
    const after = { key: 'name', comparisonOperator: 'GT', values: ['shop'] };
    expect(await names(contract, begins, after)).toEqual(['shore']);
    expect(await names(contract, { key: 'hasAccessTo', values: ['false'] })).toEqual([]);
  });

  it('names each thing that is wrong with a filter by its path, and calls nobody', async () => {
    await using contract = await onShortPages();
    const filters = [
      { key: 'owner', values: 'jane' },
      { key: 'name', values: [7], operator: 'EQ' },
      { comparisonOperator: 'eq', values: [] },
    ];

    const { failures } = await contract.provider.invoke('getProjects', { filters });

    expect(failures).toEqual({
      'filters[0].key': '"owner" must be one of hasAccessTo, name',
      'filters[0].values': 'must be a list, and is text',
      'filters[1].values[0]': 'must be text, and is a number',
      'filters[1].operator': 'there is no property operator; allowed are key, values, comparisonOperator',
      'filters[2].key': 'is required',
      'filters[2].comparisonOperator': '"eq" must be one of EQ, GT, GE, LT, LE, BEGINS_WITH',
    });
    expect(contract.controls.countRequests()).toBe(0);
  });
});

describe('getDevEnvironments', () => {
  it('narrows by what the service knows, and says what it does not', async () => {
    await using contract = await onShortPages();
    using client = awsSdkClient(contract.emulator);
    contract.controls.addProject('acme', { displayName: 'shed' });
    for (const [projectName, alias] of [
      ['shop', 'one'],
      ['shop', 'two'],
      ['shed', 'three'],
    ] as const) {
      const size = { instanceType: 'dev.standard1.small' as const, persistentStorage: { sizeInGiB: 16 } };
      const ides = [{ name: 'VSCode' }];
      await client.send(new CreateDevEnvironmentCommand({ spaceName: 'acme', projectName, alias, ides, ...size }));
    }
    const aliases = async (args: Values): Promise<unknown> => {
      const { devEnvironments } = await answerOf(contract, 'getDevEnvironments', args);
      return (devEnvironments as unknown as readonly { alias: string }[]).map(({ alias }) => alias);
    };

    expect(await aliases({})).toEqual(['one', 'two', 'three']);
    expect(await aliases({ projectName: 'shop' })).toEqual(['one', 'two']);
    expect(await aliases({ filters: [{ key: 'alias', values: ['three', 'two'] }] })).toEqual(['two', 'three']);
    const unheardOf = contract.provider.invoke('getDevEnvironments', { filters: [{ key: 'colour', values: ['red'] }] });
    expect(await refusal(unheardOf)).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(/There is no filter colour; these are: alias, .*ListDevEnvironments/),
    });
  });
});

describe('getUser', () => {
  it('finds a user by id or by name', async () => {
    await using contract = await configured();
    const jane = contract.controls.putUser('jane.doe', { displayName: 'Jane Doe', email: 'jane@example.com' });
    const told = {
      userId: jane.id,
      userName: 'jane.doe',
      displayName: 'Jane Doe',
      primaryEmail: { email: 'jane@example.com', verified: true },
    };

    expect(await answerOf(contract, 'getUser', { userName: 'jane.doe' })).toEqual(told);
    expect(await answerOf(contract, 'getUser', { id: jane.id })).toEqual(told);
  });

  it('takes exactly one of them', async () => {
    await using contract = await configured();
    const choice = 'give exactly one of id, userName';

    expect(await contract.provider.invoke('getUser', { userName: 'Jane Doe' })).toMatchObject({
      failures: {
        userName:
          '"Jane Doe" must have 3 to 100 characters and match [a-zA-Z0-9_.-]{3,100}: letters, digits, dots, hyphens and underscores',
      },
    });
    expect(await contract.provider.invoke('getUser', {})).toEqual({ result: {}, failures: { id: choice } });
    expect(await contract.provider.invoke('getUser', { id: '1', userName: 'jane.doe' })).toEqual({
      result: {},
      failures: { userName: `id is given too; ${choice}` },
    });
    expect(contract.controls.countRequests()).toBe(0);
  });
});

describe('getCallerIdentity', () => {
  it('tells who is logged in', async () => {
    await using contract = await configured();
    const { id } = contract.controls.putUser(contract.emulator.user);

    expect(await answerOf(contract, 'getCallerIdentity')).toEqual({ identity: id });
  });

  it('says so when the login has ended', async () => {
    await using contract = await configured();
    contract.controls.expireLoginAt(1);

    expect(await refusal(contract.provider.invoke('getCallerIdentity', {}))).toMatchObject({
      code: 'UNAUTHENTICATED',
      text: expect.stringMatching(
        /^The login to CodeCatalyst does not hold: the provider's setting token was refused \(VerifySession: /,
      ),
    });
  });
});

describe('getAccessTokens', () => {
  it('lists names, ids and when they expire, and no secret', async () => {
    await using contract = await onShortPages();
    using client = awsSdkClient(contract.emulator);
    const expiresTime = new Date('2040-02-29T12:00:00Z');
    for (const name of ['laptop', 'pipeline']) await client.send(new CreateAccessTokenCommand({ name, expiresTime }));

    expect(await answerOf(contract, 'getAccessTokens')).toEqual({
      accessTokens: ['laptop', 'pipeline'].map((name) => ({
        id: expect.stringMatching(/./),
        name,
        expiresTime: '2040-02-29T12:00:00.000Z',
      })),
    });
  });
});

describe('getEventLogs', () => {
  const january = { startTime: '2027-01-01T00:00:00Z', endTime: '2027-02-01T00:00:00+01:00' };

  it('lists what happened in a time, and hides what was sent and answered', async () => {
    const clock = { now: () => new Date('2027-01-15T09:30:00.250Z') };
    await using contract = await configured({ spaceName: 'acme' }, { clock, pageSize: 1 });
    using client = awsSdkClient(contract.emulator);
    for (const displayName of ['shed', 'store']) {
      await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName }));
    }
    const { eventLogs } = await answerOf(contract, 'getEventLogs', january);
    const created = (name: string): unknown =>
      expect.objectContaining({
        eventName: 'createProject',
        eventTime: '2027-01-15T09:30:00.250Z',
        userIdentity: { userType: 'USER', principalId: expect.stringMatching(/./), userName: 'local-user' },
        requestPayload: {
          contentType: 'application/json',
          data: secret(`{"spaceName":"acme","displayName":"${name}"}`),
        },
        responsePayload: {
          contentType: 'application/json',
          data: secret(`{"spaceName":"acme","name":"${name}","displayName":"${name}"}`),
        },
      });

    expect(eventLogs).toEqual([created('store'), created('shed')]);
    expect(await answerOf(contract, 'getEventLogs', { ...january, eventName: 'deleteProject' })).toEqual({
      eventLogs: [],
    });
  });

  it('hides all of it when it was asked for by a secret, and no part of it twice', async () => {
    const clock = { now: () => new Date('2027-01-15T09:30:00Z') };
    await using contract = await configured({}, { clock });
    using client = awsSdkClient(contract.emulator);
    await client.send(new CreateProjectCommand({ spaceName: 'acme', displayName: 'shed' }));

    const { eventLogs } = await answerOf(contract, 'getEventLogs', { ...january, spaceName: secret('acme') });

    const data = '{"spaceName":"acme","displayName":"shed"}';
    const shown = expect.objectContaining({ requestPayload: { contentType: 'application/json', data } });
    expect(eventLogs).toEqual({ ...(secret('') as Values), value: [shown] });
  });

  it('takes times as RFC 3339 writes them', async () => {
    await using contract = await configured({ spaceName: 'acme' });

    const { failures } = await contract.provider.invoke('getEventLogs', { startTime: 'yesterday', eventName: 7 });

    expect(failures).toEqual({
      startTime: '"yesterday" is not a time as RFC 3339 writes it, such as 2027-01-31T12:00:00Z',
      endTime: 'endTime is required',
      eventName: 'must be text, and is a number',
    });
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('passes on that the service wants the earlier time first', async () => {
    await using contract = await configured({ spaceName: 'acme' });
    const { startTime: endTime, endTime: startTime } = january;

    expect(await refusal(contract.provider.invoke('getEventLogs', { startTime, endTime }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(/The startTime is after the endTime \(ListEventLogs: ValidationException/),
    });
  });
});

describe('a look-up of what does not exist', () => {
  const parent = { spaceName: 'acme', projectName: 'shop' };

  it.each<[name: string, args: Values, action: string, check: string]>([
    ['getProject', { spaceName: 'acme', name: 'nowhere' }, 'GetProject', 'name "nowhere"'],
    ['getProjects', { spaceName: 'nowhere' }, 'ListProjects', 'spaceName "nowhere"'],
    ['getSubscription', { spaceName: 'nowhere' }, 'GetSubscription', 'spaceName "nowhere"'],
    ['getSourceRepository', { ...parent, name: 'web' }, 'GetSourceRepository', 'name "web"'],
    ['getSourceRepositories', { ...parent, projectName: 'nowhere' }, 'ListSourceRepositories', 'projectName "nowhere"'],
    [
      'getBranches',
      { ...parent, sourceRepositoryName: 'web' },
      'ListSourceRepositoryBranches',
      'sourceRepositoryName "web"',
    ],
    ['getDevEnvironment', { ...parent, id: nowhere }, 'GetDevEnvironment', `id "${nowhere}"`],
    ['getDevEnvironments', { ...parent, projectName: 'nowhere' }, 'ListDevEnvironments', 'projectName "nowhere"'],
    [
      'getDevEnvironmentSessions',
      { ...parent, devEnvironmentId: nowhere },
      'ListDevEnvironmentSessions',
      `devEnvironmentId "${nowhere}"`,
    ],
    ['getWorkflow', { ...parent, id: nowhere }, 'GetWorkflow', `id "${nowhere}"`],
    ['getWorkflows', { ...parent, projectName: 'nowhere' }, 'ListWorkflows', 'projectName "nowhere"'],
    ['getWorkflowRun', { ...parent, id: nowhere }, 'GetWorkflowRun', `id "${nowhere}"`],
    ['getWorkflowRuns', { ...parent, projectName: 'nowhere' }, 'ListWorkflowRuns', 'projectName "nowhere"'],
    ['getUser', { userName: 'nobody' }, 'GetUserDetails', 'userName "nobody"'],
    [
      'getEventLogs',
      { spaceName: 'nowhere', startTime: '2027-01-01T00:00:00Z', endTime: '2027-01-02T00:00:00Z' },
      'ListEventLogs',
      'spaceName "nowhere"',
    ],
  ])('is an error that says what to check: %s of %j', async (name, args, action, check) => {
    await using contract = await configured();

    const { code, text } = await refusal(contract.provider.invoke(name, args));

    expect(code).toBe('PERMISSION_DENIED');
    expect(text).toContain(`(${action}: AccessDeniedException, request id `);
    expect(text).toContain(check);
  });
});
