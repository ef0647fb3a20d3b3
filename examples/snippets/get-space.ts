import { getSpaceOutput } from 'pulumi-codecatalyst';

export const region = getSpaceOutput({ name: 'acme' }).regionName;
