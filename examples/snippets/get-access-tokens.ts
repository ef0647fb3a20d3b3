import { getAccessTokensOutput } from 'pulumi-codecatalyst';

const { accessTokens } = getAccessTokensOutput();

export const expiry = accessTokens.apply((all) =>
  Object.fromEntries(all.map(({ name, expiresTime }) => [name, expiresTime])),
);
