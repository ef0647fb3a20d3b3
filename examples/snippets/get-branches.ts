import { getBranchesOutput } from 'pulumi-codecatalyst';

const { branches } = getBranchesOutput({ spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web' });

export const heads = branches.apply((all) =>
  Object.fromEntries(all.map(({ name, headCommitId }) => [name, headCommitId])),
);
