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
    const news = { spaceName: 'acme', token: 'hunter2', gitUsername: 'jane', gitPassword: 'hunter3' };
    expect(await contract.provider.checkConfig(news)).toEqual({
      inputs: { ...news, token: secret('hunter2'), gitPassword: secret('hunter3') },
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
      gitUsername: 'jane:doe',
    });
    expect(failures).toEqual({
      spaceName: expect.stringMatching(/^"a" must have 3 to 63 characters/),
      token: 'must be text, and is a number',
      maxRetries: '1000 must be 0 to 100',
      endPoint: 'there is no property endPoint; did you mean endpoint?',
      gitUsername: '"jane:doe" must match [^:\\s]+',
      region:
        'there is no property region; allowed are spaceName, token, profile, endpoint, gitUsername, gitPassword, forceDestroy, maxRetries',
    });
  });

  it.each([
    [{ gitUsername: 'jane' }, {}, 'gitPassword', 'the setting gitUsername', 'CODECATALYST_GIT_PASSWORD'],
    [{ gitPassword: 'hunter2' }, {}, 'gitUsername', 'the setting gitPassword', 'CODECATALYST_GIT_USERNAME'],
    [
      {},
      { CODECATALYST_GIT_PASSWORD: 'hunter2' },
      'gitUsername',
      'the environment variable CODECATALYST_GIT_PASSWORD',
      'CODECATALYST_GIT_USERNAME',
    ],
  ])('asks for both halves of the login for Git: %j %j', async (news, variables, missing, given, variable) => {
    await using contract = await greeted(variables);
    const { failures } = await contract.provider.checkConfig(news);
    expect(failures).toEqual({
      [missing]: `Of the login for Git, ${given} is there and ${missing} is missing. Set ${missing}, or the environment variable ${variable}, too; or neither, and nothing is done over Git.`,
    });
  });

  it('takes a login for Git of which half is in the environment, or is not known yet', async () => {
    await using contract = await greeted({ CODECATALYST_GIT_USERNAME: 'jane' });
    const { provider } = contract;
    expect(await provider.checkConfig({ gitPassword: 'hunter2' })).toMatchObject({ failures: {} });
    await using another = await greeted();
    const news = { gitUsername: 'jane', gitPassword: secret(unknown) };
    expect(await another.provider.checkConfig(news)).toEqual({ inputs: news, failures: {} });
  });

  it('names what is wrong with an endpoint, and one that is local without a space', async () => {
    await using contract = await greeted();
    expect(await contract.provider.checkConfig({ endpoint: 'http://example.com' })).toMatchObject({
      failures: { endpoint: expect.stringMatching(/^endpoint is http:\/\/example\.com, which would carry the login/) },
    });
    expect(await contract.provider.checkConfig({ endpoint: 'local' })).toMatchObject({
      failures: { spaceName: expect.stringMatching(/^endpoint is local, and spaceName is not set/) },
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
