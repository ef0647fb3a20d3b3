import { Space } from 'pulumi-codecatalyst';

const acme = new Space('acme', { name: 'acme', description: 'Everything that Acme builds' });

export const region = acme.regionName;
