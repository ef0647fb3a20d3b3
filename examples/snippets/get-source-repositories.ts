import { getSourceRepositoriesOutput } from 'pulumi-codecatalyst';

const { sourceRepositories } = getSourceRepositoriesOutput({ spaceName: 'acme', projectName: 'shop' });

export const names = sourceRepositories.apply((all) => all.map(({ name }) => name));
