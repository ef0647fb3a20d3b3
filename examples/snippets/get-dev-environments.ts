import { getDevEnvironmentsOutput } from 'pulumi-codecatalyst';

const { devEnvironments } = getDevEnvironmentsOutput({
  spaceName: 'acme',
  filters: [{ key: 'status', values: ['RUNNING'] }],
});

export const running = devEnvironments.apply((all) => all.map(({ projectName, alias }) => ({ projectName, alias })));
