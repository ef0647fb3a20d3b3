import { describe, expect, it } from '@jest/globals';
import { gitCredentialsOf } from '../../../../provider/service/git/credentials.js';
import { contextAt } from '../connected.js';
import { thrown } from '../../thrown.js';

const variables = { CODECATALYST_GIT_USERNAME: 'joe', CODECATALYST_GIT_PASSWORD: 'of the environment' };

describe('the login for Git', () => {
  it('is none where nothing is set', () => {
    expect(gitCredentialsOf({}, {})).toBeUndefined();
    expect(gitCredentialsOf({}, { CODECATALYST_GIT_USERNAME: '', CODECATALYST_GIT_PASSWORD: '' })).toBeUndefined();
    using client = contextAt('http://127.0.0.1:9');
    expect(client.context.git).toBeUndefined();
  });

  it.each([
    [{ gitUsername: 'jane', gitPassword: 'of the settings' }, 'jane', 'of the settings'],
    [{}, 'joe', 'of the environment'],
    [{ gitUsername: 'jane' }, 'jane', 'of the environment'],
    [{ gitPassword: 'of the settings' }, 'joe', 'of the settings'],
  ])('is each half of the settings %j, else of the environment', (settings, username, password) => {
    expect(gitCredentialsOf(settings, variables)).toMatchObject({ username, password });
  });

  it.each([
    [{ gitUsername: 'jane' }, {}, 'the setting gitUsername', 'gitPassword'],
    [{ gitPassword: 'secret' }, {}, 'the setting gitPassword', 'gitUsername'],
    [{}, { CODECATALYST_GIT_USERNAME: 'jane' }, 'the environment variable CODECATALYST_GIT_USERNAME', 'gitPassword'],
    [{}, { CODECATALYST_GIT_PASSWORD: 'secret' }, 'the environment variable CODECATALYST_GIT_PASSWORD', 'gitUsername'],
  ])('needs both halves: %j, %j', (settings, environment, given, missing) => {
    const problem = thrown(() => gitCredentialsOf(settings, environment));
    expect(problem).toMatchObject({
      kind: 'configuration',
      path: missing,
      summary: `Of the login for Git, ${given} is there and ${missing} is missing.`,
    });
    expect(String(problem)).not.toContain('secret');
  });
});
