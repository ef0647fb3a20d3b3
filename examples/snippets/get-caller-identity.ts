import { getCallerIdentityOutput, getUserOutput } from 'pulumi-codecatalyst';

const { identity } = getCallerIdentityOutput();

export const me = getUserOutput({ id: identity }).userName;
