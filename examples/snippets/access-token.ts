import { AccessToken } from 'pulumi-codecatalyst';

const pipeline = new AccessToken('pipeline', { name: 'pipeline' });

export const gitPassword = pipeline.secret;
