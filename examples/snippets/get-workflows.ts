import { getWorkflowsOutput } from 'pulumi-codecatalyst';

const { workflows } = getWorkflowsOutput({ spaceName: 'acme', projectName: 'shop' });

export const invalid = workflows.apply((all) =>
  all.filter(({ status }) => status === 'INVALID').map(({ name }) => name),
);
