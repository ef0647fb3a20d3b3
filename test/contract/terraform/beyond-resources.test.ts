import { decode } from '@msgpack/msgpack';
import { describe, expect, it } from '@jest/globals';
import { Configured } from './configured.js';
import { cookie, placeOf, ProviderProcess } from './provider-process.js';
import { dynamic, valueIn, type Values, WireClient } from './wire-client.js';

const token = 'codecatalyst_access_token';
const aws = 'registry.terraform.io/hashicorp/aws';

const json = (value: object) => ({ json: Buffer.from(JSON.stringify(value)) });

/** A provider that nobody has configured. */
async function unconfigured() {
  await using started = new AsyncDisposableStack();
  const provider = started.use(new ProviderProcess(cookie));
  const client = new WireClient(placeOf(await provider.line()).target);
  started.defer(() => {
    client.close();
  });
  const kept = started.move();
  return { client, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

describe('an ephemeral resource', () => {
  it('is made when it is opened, looked at when it is renewed and deleted when it is closed', async () => {
    await using provider = await Configured.start();
    const { client, emulator } = provider;
    const config = await client.object('ephemeral_resource', token, { name: 'run' });
    const opened = await client.call('OpenEphemeralResource', { type_name: token, config });
    const result = valueIn(opened.result);
    expect(result).toMatchObject({ name: 'run', expires_time: expect.stringMatching(/^20/) });
    expect(String(result?.secret).length).toBeGreaterThan(10);
    expect(Buffer.from(opened.private as Uint8Array).toString()).not.toContain(String(result?.secret));
    expect((opened.renew_at as { seconds: number }).seconds).toBeGreaterThan(0);

    const asked = { type_name: token, private: opened.private };
    expect((await client.call('RenewEphemeralResource', asked)).diagnostics).toEqual([]);
    expect((await client.call('CloseEphemeralResource', asked)).diagnostics).toEqual([]);
    expect(emulator.controls.countRequests('DeleteAccessToken')).toBe(1);
    const gone = await client.call('RenewEphemeralResource', asked);
    expect(gone.diagnostics).toEqual([
      expect.objectContaining({
        summary: expect.stringMatching(/^codecatalyst_access_token .* has ended while it was needed$/),
      }),
    ]);
  });

  it('leaves nothing behind where its making fails half-way', async () => {
    await using provider = await Configured.start();
    const { client, emulator } = provider;
    // The list is looked at before it is made, and read after.
    emulator.controls.failNext({ operation: 'ListAccessTokens', status: 500, skip: 1 });
    const config = await client.object('ephemeral_resource', token, { name: 'run' });
    const opened = await client.call('OpenEphemeralResource', { type_name: token, config });
    expect(opened.diagnostics).toEqual([expect.objectContaining({ severity: 1 })]);
    expect(emulator.controls.countRequests('CreateAccessToken')).toBe(1);
    expect(emulator.controls.countRequests('DeleteAccessToken')).toBe(1);
  });

  it('says what is wrong with it before it is opened', async () => {
    await using provider = await unconfigured();
    const config = await provider.client.object('ephemeral_resource', token, { name: 'run', expires_time: 'tomorrow' });
    const refused = await provider.client.call('ValidateEphemeralResourceConfig', { type_name: token, config });
    expect(refused.diagnostics).toEqual([expect.objectContaining({ summary: 'expires_time is not valid' })]);
  });
});

describe('the functions of the provider', () => {
  const call = (client: WireClient, name: string, ...args: readonly string[]) =>
    client.call('CallFunction', { name, arguments: args.map(dynamic) });
  const result = (answer: Values): unknown => decode((answer.result as { msgpack: Uint8Array }).msgpack);

  it('take ids apart and put them together, with no configuration', async () => {
    await using provider = await unconfigured();
    const { client } = provider;
    const parts = { space_name: 'acme', project_name: 'shop', source_repository_name: 'web', name: 'release/1.0' };
    expect(result(await call(client, 'parse_branch_id', 'acme/shop/web/release/1.0'))).toEqual(parts);
    expect(result(await call(client, 'branch_id', ...Object.values(parts)))).toBe('acme/shop/web/release/1.0');
    expect((await call(client, 'parse_project_id', 'shop')).error).toMatchObject({
      text: '"shop" is not the id of a codecatalyst_project. It needs 2 parts, separated by "/" and none of them empty. An id has the form space_name/name',
    });
  });
});

describe('MoveResourceState', () => {
  const move = (client: WireClient, type: string, state: object, address = aws) =>
    client.call('MoveResourceState', {
      source_provider_address: address,
      source_type_name: `aws_${type}`,
      source_state: json(state),
      target_type_name: type,
    });

  // What terraform-provider-aws records of each.
  it.each([
    ['codecatalyst_project', { id: 'shop', name: 'shop', space_name: 'acme', display_name: 'Shop' }, 'acme/shop'],
    [
      'codecatalyst_source_repository',
      { id: 'web', name: 'web', project_name: 'shop', space_name: 'acme' },
      'acme/shop/web',
    ],
    [
      'codecatalyst_dev_environment',
      {
        id: '7f0c1ef4-1b7c-4f0a-9f0b-3a8a4f6f0a11',
        project_name: 'shop',
        space_name: 'acme',
        ides: [{ name: 'Cloud9' }],
      },
      'acme/shop/7f0c1ef4-1b7c-4f0a-9f0b-3a8a4f6f0a11',
    ],
  ])('rebuilds the id of a %s, with no configuration', async (type, old, id) => {
    await using provider = await unconfigured();
    const answer = await move(provider.client, type, old);
    expect(answer.diagnostics).toEqual([]);
    expect(valueIn(answer.target_state)).toMatchObject({ id, space_name: 'acme' });
  });

  it('refuses what comes from elsewhere', async () => {
    await using provider = await unconfigured();
    const answer = await move(
      provider.client,
      'codecatalyst_project',
      { id: 'x' },
      'registry.terraform.io/hashicorp/google',
    );
    expect(answer.diagnostics).toEqual([
      expect.objectContaining({
        summary:
          'A aws_codecatalyst_project of registry.terraform.io/hashicorp/google cannot be moved to a codecatalyst_project',
      }),
    ]);
  });
});

describe('the identity of a resource', () => {
  it('has the parts of its id, and imports it', async () => {
    await using provider = await Configured.start();
    const { client } = provider;
    const schemas = (await client.call('GetResourceIdentitySchemas')).identity_schemas as Record<string, Values>;
    const { identity_attributes } = schemas.codecatalyst_project ?? {};
    expect((identity_attributes as Values[]).map(({ name }) => name)).toEqual(['name', 'space_name']);

    const identity = { identity_data: dynamic({ name: 'shop', space_name: 'acme' }) };
    const answer = await client.call('ImportResourceState', { type_name: 'codecatalyst_project', identity });
    const [imported] = answer.imported_resources as {
      state: unknown;
      private: Uint8Array;
      identity: { identity_data: unknown };
    }[];
    expect(valueIn(imported?.state)).toMatchObject({ id: 'acme/shop' });
    expect(valueIn(imported?.identity.identity_data)).toEqual({ name: 'shop', space_name: 'acme' });
  });

  it('is that of the first token for ever', async () => {
    await using provider = await Configured.start();
    const { client } = provider;
    const upgraded = await client.call('UpgradeResourceIdentity', {
      type_name: token,
      version: 0,
      raw_identity: json({ access_token_id: 'one' }),
    });
    const { identity_data } = upgraded.upgraded_identity as { identity_data: unknown };
    expect(valueIn(identity_data)).toEqual({ access_token_id: 'one' });
  });
});

describe('UpgradeResourceState', () => {
  it('takes what was recorded, and leaves out what it knows no more', async () => {
    await using provider = await unconfigured();
    const answer = await provider.client.call('UpgradeResourceState', {
      type_name: 'codecatalyst_project',
      version: 1,
      raw_state: json({ id: 'acme/shop', space_name: 'acme', name: 'shop', display_name: 'Shop', gone: 1 }),
    });
    expect(valueIn(answer.upgraded_state)).toEqual({
      ...{ id: 'acme/shop', space_name: 'acme', name: 'shop', display_name: 'Shop' },
      ...{ description: null, force_destroy: null },
    });
  });

  it('refuses what a newer release recorded', async () => {
    await using provider = await unconfigured();
    const raw_state = json({ id: 'acme/shop' });
    const answer = await provider.client.call('UpgradeResourceState', {
      type_name: 'codecatalyst_project',
      version: 2,
      raw_state,
    });
    expect(answer.diagnostics).toEqual([
      expect.objectContaining({ summary: 'This codecatalyst_project was recorded by a newer release of the provider' }),
    ]);
  });
});

describe('ReadDataSource', () => {
  it('answers what is there with what was asked', async () => {
    await using provider = await Configured.start({ space_name: 'acme' });
    const { client } = provider;
    const type_name = 'codecatalyst_project';
    const config = await client.object('data_source', type_name, { name: 'shop' });
    const { state } = await client.call('ReadDataSource', { type_name, config });
    expect(valueIn(state)).toEqual({ space_name: 'acme', name: 'shop', display_name: 'shop', description: 'Sells' });
  });

  it('refuses to choose between two keys', async () => {
    await using provider = await Configured.start();
    const { client } = provider;
    const type_name = 'codecatalyst_user';
    const config = await client.object('data_source', type_name, { id: 'a', user_name: 'someone' });
    const { diagnostics } = await client.call('ValidateDataResourceConfig', { type_name, config });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        summary: expect.stringMatching(/is not valid$/),
        detail: expect.stringContaining('give exactly one of'),
      }),
    ]);
  });
});
