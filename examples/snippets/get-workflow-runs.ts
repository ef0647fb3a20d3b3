import { getWorkflowRunsOutput, getWorkflowsOutput } from 'pulumi-codecatalyst';

const parent = { spaceName: 'acme', projectName: 'shop' };
const workflowId = getWorkflowsOutput(parent).workflows.apply((all) => all[0]?.id ?? '');
const { workflowRuns } = getWorkflowRunsOutput({ ...parent, workflowId });

export const failed = workflowRuns.apply((all) => all.filter(({ status }) => status === 'FAILED').map(({ id }) => id));
