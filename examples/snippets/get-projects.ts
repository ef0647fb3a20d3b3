import { getProjectsOutput } from 'pulumi-codecatalyst';

const { projects } = getProjectsOutput({
  spaceName: 'acme',
  filters: [{ key: 'name', comparisonOperator: 'BEGINS_WITH', values: ['sho'] }],
});

export const names = projects.apply((all) => all.map(({ name }) => name));
