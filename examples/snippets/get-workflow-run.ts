import { getWorkflowRunOutput, getWorkflowRunsOutput } from 'pulumi-codecatalyst';

const parent = { spaceName: 'acme', projectName: 'shop' };
const first = getWorkflowRunsOutput(parent).workflowRuns.apply((all) => all[0]?.id ?? '');

export const runIs = getWorkflowRunOutput({ ...parent, id: first }).status;
