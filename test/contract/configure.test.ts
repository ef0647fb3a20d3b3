import { describe, expect, it } from '@jest/globals';
import { configured, greeted } from './contract.js';
import { refusal } from './refusal.js';
import { secret } from './struct.js';

const project = { spaceName: 'acme', displayName: 'Blog' };

describe('Configure', () => {
  it('says of the provider what Handshake says', async () => {
    await using contract = await greeted();
    expect(await contract.provider.configure({})).toEqual({
      acceptsecrets: true,
      supportspreview: true,
      acceptresources: false,
      acceptoutputs: false,
      supportsAutonamingConfiguration: true,
    });
  });

  it('calls nobody', async () => {
    await using contract = await configured();
    expect(contract.controls.countRequests()).toBe(0);
  });

  it.each([
    ['as text', '1'],
    ['as they are', 1],
    ['as secret text', secret('1')],
    ['as secrets', secret(1)],
  ])('takes numbers %s', async (_, maxRetries) => {
    await using contract = await configured({ maxRetries });
    const { controls, engine, provider } = contract;
    controls.failNext({ operation: 'GetProject', status: 500, times: 'always' });

    expect(await refusal(provider.read('Project', 'acme/shop'))).toMatchObject({ code: 'FAILED_PRECONDITION' });

    expect(controls.countRequests('GetProject')).toBe(2);
    expect(await engine.message('info', /^GetProject: /)).toMatchObject({
      text: expect.stringContaining('(try 2 of 2)'),
      ephemeral: true,
      urn: 'urn:pulumi:dev::tests::codecatalyst:index:Project::it',
    });
  });

  it('takes a secret that holds nothing as not set, so that the environment counts', async () => {
    await using contract = await greeted({ AWS_BEARER_TOKEN_CODECATALYST: 'of-the-environment' });
    await using target = await configured();
    target.controls.putToken('of-the-environment', 'jane');
    const { provider } = contract;

    await provider.configure({ token: secret(null), profile: 'null', maxRetries: null, endpoint: target.emulator.url });

    expect(await provider.read('Project', 'acme/shop')).toMatchObject({ id: 'acme/shop' });
    expect(target.controls.requests).toMatchObject([{ user: 'jane' }]);
  });

  it('can be done again, with another login', async () => {
    await using contract = await configured();
    const { controls, configuration, provider } = contract;
    controls.putToken('another', 'jane');

    await provider.read('Project', 'acme/shop');
    await provider.configure({ ...configuration, token: 'another' });
    await provider.read('Project', 'acme/shop');

    expect(controls.requests).toMatchObject([{ user: 'local-user' }, { user: 'jane' }]);
  });

  it.each([
    ['not-an-address', /^endpoint is not an address: "not-an-address"\. It must be a URL/],
    ['ftp://127.0.0.1', /^endpoint is not an address/],
    ['http://example.com', /^endpoint is http:\/\/example\.com, which would carry the login in clear text\. Use https/],
  ])('refuses the endpoint %s', async (endpoint, text) => {
    await using contract = await greeted();
    expect(await refusal(contract.provider.configure({ endpoint }))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: expect.stringMatching(text),
    });
  });

  it('has to come before any work', async () => {
    await using contract = await greeted();
    expect(await refusal(contract.provider.create('Project', project))).toEqual({
      code: 'INVALID_ARGUMENT',
      text: 'The provider was asked to work before it was configured.',
    });
  });

  it('needs no login for what works without one', async () => {
    await using contract = await greeted();
    const { provider, engine } = contract;
    await provider.configure({ profile: 'nobody' });

    expect(await provider.check('Project', project)).toMatchObject({ failures: {} });
    expect(await provider.create('Project', project, { preview: true })).toMatchObject({ id: '' });
    await engine.message('warning', /aws sso login --profile nobody/);
    expect(await refusal(provider.create('Project', project))).toMatchObject({
      code: 'UNAUTHENTICATED',
      text: expect.stringMatching(/^There is no login to CodeCatalyst: .*aws sso login --profile nobody/s),
    });
  });
});
