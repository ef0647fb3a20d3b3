import {
  AccessDeniedException,
  type CodeCatalystClient,
  CreateAccessTokenCommand,
  DeleteAccessTokenCommand,
  ListAccessTokensCommand,
  paginateListAccessTokens,
  ServiceQuotaExceededException,
  ValidationException,
  VerifySessionCommand,
} from '@aws-sdk/client-codecatalyst';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmulator } from '../../emulator/index.js';
import { awsSdkClient } from './aws-sdk-client.js';
import { FakeClock } from './fake-clock.js';
import { namesInPages } from './names-in-pages.js';
import { temporaryFolder } from './temporary-folder.js';

const twoUsers = { tokens: ['mine', { token: 'hers', user: 'jane' }] };

const create = (client: CodeCatalystClient, name: string, expiresTime?: Date) =>
  client.send(new CreateAccessTokenCommand({ name, expiresTime }));

async function listed(client: CodeCatalystClient): Promise<string[]> {
  return (await namesInPages(paginateListAccessTokens({ client }, {}))).flat();
}

describe('an access token', () => {
  it('tells its secret once, and expires in a year', async () => {
    const clock = new FakeClock('2026-03-01T12:00:00.000Z');
    await using emulator = await startEmulator({ clock });
    using client = awsSdkClient(emulator);

    const { secret, accessTokenId, $metadata, ...facts } = await create(client, 'ci');
    const { items } = await client.send(new ListAccessTokensCommand({}));

    expect($metadata.httpStatusCode).toBe(201);
    expect(facts).toEqual({ name: 'ci', expiresTime: new Date('2027-03-01T12:00:00.000Z') });
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(items).toEqual([{ id: accessTokenId, ...facts }]);
  });

  it('has a secret that is neither stored nor logged', async () => {
    await using folder = await temporaryFolder();
    await using emulator = await startEmulator({ dataDir: folder.path });
    using client = awsSdkClient(emulator);

    const { secret = '' } = await create(client, 'ci');

    const bytes = readdirSync(folder.path).map((file) => readFileSync(join(folder.path, file), 'latin1'));
    expect(bytes.join('')).toContain('ci');
    expect(bytes.join('')).not.toContain(secret);
    expect(JSON.stringify(emulator.controls.requests)).not.toContain(secret);
    expect(JSON.stringify(emulator.controls.getAccessTokens('local-user'))).not.toContain(secret);
  });

  it('is no bearer token of the API', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);
    const { secret: token = '' } = await create(client, 'ci');
    using hopeful = awsSdkClient({ ...emulator, token });

    await expect(hopeful.send(new VerifySessionCommand({}))).rejects.toThrow(AccessDeniedException);
  });

  it('cannot expire before it is made, and is listed when it has expired', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ clock });
    using client = awsSdkClient(emulator);
    const soon = new Date(clock.now().getTime() + 1000);

    await expect(create(client, 'old', clock.now())).rejects.toThrow(ValidationException);
    await create(client, 'short', soon);
    clock.advance(3600);

    expect((await client.send(new ListAccessTokensCommand({}))).items).toMatchObject([
      { name: 'short', expiresTime: soon },
    ]);
  });

  it("is its creator's alone", async () => {
    await using emulator = await startEmulator(twoUsers);
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const { accessTokenId: id } = await create(client, 'mine');
    await create(jane, 'hers');

    await expect(jane.send(new DeleteAccessTokenCommand({ id }))).rejects.toThrow(AccessDeniedException);
    expect([await listed(client), await listed(jane)]).toEqual([['mine'], ['hers']]);
    await client.send(new DeleteAccessTokenCommand({ id }));
    expect(await listed(client)).toEqual([]);
    await expect(client.send(new DeleteAccessTokenCommand({ id }))).rejects.toThrow(AccessDeniedException);
  });

  it('may have the name of another', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);

    const [one, other] = [await create(client, 'ci'), await create(client, 'ci')];

    expect(one.accessTokenId).not.toBe(other.accessTokenId);
    expect(await listed(client)).toEqual(['ci', 'ci']);
  });
});

describe('the list of access tokens', () => {
  it('comes ten by ten, and takes no limit below 1', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);
    for (let count = 0; count < 25; count += 1) await create(client, `token-${String(count)}`);

    const pages = await namesInPages(paginateListAccessTokens({ client }, {}));

    expect(pages.map(({ length }) => length)).toEqual([10, 10, 5]);
    const none = new ListAccessTokensCommand({ maxResults: 0 });
    await expect(client.send(none)).rejects.toThrow(ValidationException);
  });
});

describe('the quota of access tokens', () => {
  it('is 100 for each user, expired ones counted', async () => {
    const clock = new FakeClock();
    await using emulator = await startEmulator({ ...twoUsers, clock });
    using client = awsSdkClient(emulator);
    using jane = awsSdkClient({ ...emulator, token: 'hers' });
    const soon = new Date(clock.now().getTime() + 1000);
    const made = await Promise.all(Array.from({ length: 100 }, () => create(client, 'ci', soon)));
    clock.advance(3600);

    await expect(create(client, 'more')).rejects.toThrow(ServiceQuotaExceededException);
    await create(jane, 'hers');
    await client.send(new DeleteAccessTokenCommand({ id: made[0]?.accessTokenId }));
    expect(await create(client, 'more')).toMatchObject({ name: 'more' });
  });

  it('can be another, and lets no more through when many ask at once', async () => {
    await using emulator = await startEmulator({ quotas: { accessTokensPerUser: 3 } });
    using client = awsSdkClient(emulator);

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create(client, 'ci')));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await expect(create(client, 'more')).rejects.toMatchObject({ $metadata: { httpStatusCode: 402 } });
  });
});

describe('the controls of access tokens', () => {
  it('read, set and take away', async () => {
    await using emulator = await startEmulator();
    using client = awsSdkClient(emulator);
    const { controls } = emulator;
    const { accessTokenId: id = '' } = await create(client, 'ci');

    controls.setAccessToken('local-user', id, { name: 'renamed', expiresTime: undefined });
    expect((await client.send(new ListAccessTokensCommand({}))).items).toEqual([{ id, name: 'renamed' }]);
    expect(controls.getAccessTokens('local-user')).toMatchObject([{ id, name: 'renamed' }]);
    controls.deleteAccessToken('local-user', id);
    expect(await listed(client)).toEqual([]);
    expect(() => controls.getAccessTokens('nobody')).toThrow('The emulator has no user nobody.');
    expect(() => {
      controls.deleteAccessToken('local-user', id);
    }).toThrow(`The emulator has no access token ${id} of local-user.`);
  });
});
