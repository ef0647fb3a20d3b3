import { getSourceRepositoryOutput } from 'pulumi-codecatalyst';

const web = getSourceRepositoryOutput({ spaceName: 'acme', projectName: 'shop', name: 'web' });

export const cloneUrl = web.cloneUrl;
