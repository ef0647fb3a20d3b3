import { describe, expect, it } from '@jest/globals';
import {
  CreateAccessToken,
  CreateDevEnvironment,
  GetProject,
  ListAccessTokens,
  StartDevEnvironmentSession,
} from '../../../api/operations.js';
import { redacted, sensitiveIn } from '../../../provider/service/redact.js';

describe('what goes to the log', () => {
  it('holds no value that the API calls sensitive', () => {
    const answer = { secret: 's3cr3t', name: 'ci', accessTokenId: 'id-1' };

    expect(redacted(CreateAccessToken.response, answer)).toBe(
      '{"secret":"[secret]","name":"ci","accessTokenId":"id-1"}',
    );
  });

  it('holds no value that the API does not know', () => {
    expect(redacted(GetProject.request, { spaceName: 'acme', password: 's3cr3t' })).toBe(
      '{"spaceName":"acme","password":"[secret]"}',
    );
  });

  it('shows nested values as far as they are known', () => {
    const request = { repositories: [{ repositoryName: 'web', password: 's3cr3t' }], ides: undefined };

    expect(redacted(CreateDevEnvironment.request, request)).toBe(
      '{"repositories":[{"repositoryName":"web","password":"[secret]"}]}',
    );
  });
});

describe('what is to be concealed of an answer', () => {
  it('is each text that the API calls sensitive, and nothing else', () => {
    const session = { sessionId: 's-1', accessDetails: { streamUrl: 'wss://x', tokenValue: 't0ken' } };

    expect(sensitiveIn(CreateAccessToken.response, { secret: 's3cr3t', name: 'ci' })).toEqual(['s3cr3t']);
    expect(sensitiveIn(StartDevEnvironmentSession.response, session)).toEqual(['wss://x', 't0ken']);
    expect(sensitiveIn(ListAccessTokens.response, { items: [{ id: 'id-1', name: 'ci' }] })).toEqual([]);
  });
});
