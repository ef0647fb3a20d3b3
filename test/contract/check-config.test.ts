import { describe, expect, it } from '@jest/globals';
import { greeted } from './contract.js';
import { secret, unknown, unknowns } from './struct.js';

describe('CheckConfig', () => {
  it('gives back what it is given, and adds nothing from the environment', async () => {
    await using contract = await greeted({
      AWS_BEARER_TOKEN_CODECATALYST: 'token-of-the-environment',
      AWS_PROFILE: 'work',
      AWS_ENDPOINT_URL_CODECATALYST: 'http://127.0.0.1:1',
    });
    const { provider } = contract;
    const news = { spaceName: 'acme', maxRetries: '3', version: '0.1.0', pluginDownloadURL: 'https://example.com' };

    expect(await provider.checkConfig({})).toEqual({ inputs: {}, failures: {} });
    expect(await provider.checkConfig(news)).toEqual({ inputs: news, failures: {} });
    expect(await provider.checkConfig({ maxRetries: 3 })).toEqual({ inputs: { maxRetries: 3 }, failures: {} });
  });

  it('marks what is secret by nature, whether or not the user has', async () => {
    await using contract = await greeted();
    const news = { spaceName: 'acme', token: 'hunter2' };
    expect(await contract.provider.checkConfig(news)).toEqual({
      inputs: { spaceName: 'acme', token: secret('hunter2') },
      failures: {},
    });
    const marked = { token: secret('hunter2'), profile: secret('work') };
    expect(await contract.provider.checkConfig(marked)).toEqual({ inputs: marked, failures: {} });
  });

  it('takes what is not known yet, and a secret that holds nothing', async () => {
    await using contract = await greeted();
    const news = { token: secret(null), spaceName: unknown, maxRetries: unknowns.number, profile: secret(unknown) };
    expect(await contract.provider.checkConfig(news)).toEqual({ inputs: news, failures: {} });
  });

  it('names everything that is wrong at once', async () => {
    await using contract = await greeted();
    const { failures } = await contract.provider.checkConfig({
      spaceName: 'a',
      token: 7,
      maxRetries: '1000',
      endPoint: 'http://127.0.0.1:1',
      region: 'us-west-2',
    });
    expect(failures).toEqual({
      spaceName: expect.stringMatching(/^"a" must have 3 to 63 characters/),
      token: 'must be text, and is a number',
      maxRetries: '1000 must be 0 to 100',
      endPoint: 'there is no property endPoint; did you mean endpoint?',
      region: 'there is no property region; allowed are spaceName, token, profile, endpoint, forceDestroy, maxRetries',
    });
  });

  it('does not show a secret that is wrong', async () => {
    await using contract = await greeted();
    const { failures } = await contract.provider.checkConfig({
      maxRetries: secret('hunter2'),
      spaceName: secret('$$$'),
    });
    expect(failures).toEqual({
      maxRetries: expect.stringMatching(/^must be a whole number/),
      spaceName: expect.stringMatching(/^the secret value must have 3 to 63 characters/),
    });
  });
});
