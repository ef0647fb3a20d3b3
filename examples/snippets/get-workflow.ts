import { getWorkflowOutput, getWorkflowsOutput } from 'pulumi-codecatalyst';

const parent = { spaceName: 'acme', projectName: 'shop' };
const first = getWorkflowsOutput(parent).workflows.apply((all) => all[0]?.id ?? '');

export const definedIn = getWorkflowOutput({ ...parent, id: first }).definition.path;
