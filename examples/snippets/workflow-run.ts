import { getWorkflowsOutput, WorkflowRun } from 'pulumi-codecatalyst';

const { workflows } = getWorkflowsOutput({ spaceName: 'acme', projectName: 'shop' });
const workflowId = workflows.apply((all) => all.find(({ name }) => name === 'build')?.id ?? '');

const build = new WorkflowRun(
  'build',
  { spaceName: 'acme', projectName: 'shop', workflowId, triggers: ['2.7.0'], waitForCompletion: true },
  { customTimeouts: { create: '1h' } },
);

export const status = build.status;
