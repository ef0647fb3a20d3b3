import { describe, expect, it } from '@jest/globals';
import { bench, instantly } from '../dev-environment-sample.js';
import { configured, type ConfiguredContract } from './contract.js';
import { refusal } from './refusal.js';
import { secret, type Values } from './struct.js';

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown as string;
const someSecret = secret(expect.stringMatching(/^.{43}$/) as unknown as string);
const token = { name: 'pipeline', expiresTime: '2099-01-31T12:00:00.000Z' };

const self = ({ controls }: ConfiguredContract): string => String(controls.getUser('local-user')?.id);
const environments = ({ controls }: ConfiguredContract) =>
  controls.getDevEnvironments('acme', 'shop').filter(({ status }) => status !== 'DELETED');

describe('the secret of an access token', () => {
  it('is secret in the answer of Create', async () => {
    await using contract = await configured();

    const { id, properties } = await contract.provider.create('AccessToken', token);

    expect(properties).toEqual({ ...token, accessTokenId: id, secret: someSecret, ownerId: self(contract) });
  });

  it('is not known in a preview, and is no text that could be shown', async () => {
    await using contract = await configured();
    const { properties } = await contract.provider.create('AccessToken', token, { preview: true });
    expect(properties).toMatchObject({ ...token });
    expect(properties.secret).not.toBe('');
    expect(contract.controls.countRequests()).toBe(0);
  });

  it('is kept, and kept secret, by Read', async () => {
    await using contract = await configured();
    const { id, properties } = await contract.provider.create('AccessToken', token);

    const found = await contract.provider.read('AccessToken', id, { properties, inputs: token });

    expect(found).toEqual({ id, properties, inputs: token });
  });

  it('is kept secret by Read though the engine send it in the open', async () => {
    await using contract = await configured();
    const { id, properties } = await contract.provider.create('AccessToken', token);
    const open = { ...properties, secret: (properties.secret as Values).value ?? null };

    const found = await contract.provider.read('AccessToken', id, { properties: open, inputs: token });

    expect(found.properties).toEqual(properties);
  });

  it('is empty and secret after an import, which warns of it once', async () => {
    await using contract = await configured();
    const { id } = await contract.provider.create('AccessToken', token);

    const imported = await contract.provider.read('AccessToken', id);

    expect(imported.inputs).toEqual(token);
    expect(imported.properties).toMatchObject({ secret: secret(''), ownerId: self(contract) });
    expect(await contract.engine.message('warning', /recorded with an empty secret/)).toMatchObject({
      urn: 'urn:pulumi:dev::tests::codecatalyst:index:AccessToken::it',
    });
    const again = await contract.provider.read('AccessToken', id, imported);
    expect(again).toEqual(imported);
  });

  it('is kept, and kept secret, by an Update that finishes what was half made', async () => {
    await using contract = await configured();
    const { id, properties } = await contract.provider.create('AccessToken', token);

    const change = { id, olds: properties, oldInputs: token, news: token };
    expect(await contract.provider.update('AccessToken', change)).toEqual(properties);
  });

  it('is not lost when what follows the making fails', async () => {
    await using contract = await configured();
    // The list before the making, and the one after it.
    contract.controls.failNext({ operation: 'ListAccessTokens', status: 500, skip: 1 });

    const { half } = await refusal(contract.provider.create('AccessToken', token));

    expect(half?.id).toBe(contract.controls.getAccessTokens('local-user')[0]?.id);
    expect(half?.properties).toMatchObject({ ...token, secret: someSecret, ownerId: self(contract) });
  });
});

describe('a dev environment', () => {
  it('is told with all there is to know, and whose it is', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: instantly });

    const { id, properties } = await contract.provider.create('DevEnvironment', bench);

    const [made] = environments(contract);
    expect(id).toBe(`acme/shop/${String(made?.id)}`);
    expect(properties).toEqual({
      ...bench,
      inactivityTimeoutMinutes: 15,
      repositories: [],
      devEnvironmentId: made?.id,
      status: 'RUNNING',
      creatorId: self(contract),
      lastUpdatedTime: instant,
    });
  });

  it('is known to be gone by whoever made it, though nothing was read of it', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: instantly });
    contract.controls.failNext({ operation: 'GetDevEnvironment', status: 500, times: 'always' });
    const { half } = await refusal(contract.provider.create('DevEnvironment', bench));
    const { id, properties } = half ?? { id: '', properties: {} };
    expect(properties).toMatchObject({ creatorId: self(contract) });
    contract.controls.clearFaults();
    for (const { id } of environments(contract)) contract.controls.deleteDevEnvironment('acme', 'shop', id);

    expect(await contract.provider.read('DevEnvironment', id, { properties, inputs: bench })).toMatchObject({ id: '' });
  });

  it('is asked to be made anew when it FAILED, with no change of the program', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: instantly });
    contract.controls.failNextDevEnvironment('Out of disks');

    const { half } = await refusal(contract.provider.create('DevEnvironment', bench));

    expect(half?.properties).toMatchObject({ status: 'FAILED', statusReason: 'Out of disks' });
    const { id, properties: olds } = half ?? { id: '', properties: {} };
    const difference = await contract.provider.diff('DevEnvironment', { id, olds, oldInputs: bench, news: bench });
    expect(difference).toMatchObject({
      changes: 'some',
      replaces: ['status'],
      detailed: { status: 'UPDATE_REPLACE of an output' },
    });
    expect(
      await contract.engine.message('warning', /is beyond use \(FAILED: Out of disks\): it is to be replaced/),
    ).toBeDefined();
  });

  it('is replaced once when it FAILED and the program changes what replaces', async () => {
    await using contract = await configured();
    const olds = { ...bench, devEnvironmentId: 'x', status: 'FAILED', creatorId: 'u', lastUpdatedTime: 'then' };
    const news = { ...bench, persistentStorage: { sizeInGiB: 32 } };

    const difference = await contract.provider.diff('DevEnvironment', { id: 'x', olds, oldInputs: bench, news });

    expect(difference.replaces).toEqual(['persistentStorage']);
  });

  it('is deleted though someone is deleting it already', async () => {
    const devEnvironmentTimes = { ...instantly, deleteSeconds: 0.5 };
    await using contract = await configured({}, { devEnvironmentTimes });
    const { id, properties } = await contract.provider.create('DevEnvironment', bench);
    const { provider, controls } = contract;

    await Promise.all([1, 2].map(() => provider.delete('DevEnvironment', id, properties, bench)));

    expect(environments(contract)).toEqual([]);
    expect(controls.countRequests('DeleteDevEnvironment')).toBe(2);
  });

  it('is changed once what was under way is done', async () => {
    await using contract = await configured({}, { devEnvironmentTimes: { ...instantly, startSeconds: 2 } });
    const { provider, controls } = contract;
    const { half } = await refusal(provider.create('DevEnvironment', bench, { timeout: 0.5 }));
    expect(half?.properties).toMatchObject(bench);
    const { id, properties: olds } = half ?? { id: '', properties: {} };
    const news = { ...bench, instanceType: 'dev.standard1.medium' };

    const now = await provider.update('DevEnvironment', { id, olds, oldInputs: bench, news });

    expect(now).toMatchObject({ ...news, status: 'RUNNING' });
    expect(controls.countRequests('UpdateDevEnvironment')).toBe(1);
  });
});

describe('two access tokens of one name that are made at once', () => {
  it('are both there when one of the calls got lost', async () => {
    await using contract = await configured({ maxRetries: 1 });
    const { provider, controls } = contract;
    controls.failNext({ operation: 'CreateAccessToken', skip: 1, drop: 'before-commit' });

    const made = await Promise.all([provider.create('AccessToken', token), provider.create('AccessToken', token)]);

    const there = controls.getAccessTokens('local-user').map(({ id }) => id);
    expect(made.map(({ id }) => id).toSorted()).toEqual(there.toSorted());
    expect(there).toHaveLength(2);
  });
});
