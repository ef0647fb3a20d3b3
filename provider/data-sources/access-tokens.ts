import { ListAccessTokens } from '../../api/operations.js';
import { dataSource, whole } from './data-source.js';

export const accessTokens = dataSource('AccessTokens', {
  description:
    'Lists the personal access tokens of the user who is logged in, expired ones too. Their secrets are told only when they are made.',
  inputs: {},
  outputs: {
    accessTokens: whole(ListAccessTokens.response.items, 'The tokens, in the order of the service.', {
      id: 'The id of the token.',
      name: 'What the token is called.',
      expiresTime: 'When it expires (RFC 3339, UTC).',
    }),
  },
  read: async (_inputs, { list }) => ({ accessTokens: await list(ListAccessTokens, {}) }),
});
