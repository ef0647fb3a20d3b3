import { getDevEnvironmentOutput, getDevEnvironmentsOutput } from 'pulumi-codecatalyst';

const parent = { spaceName: 'acme', projectName: 'shop' };
const first = getDevEnvironmentsOutput(parent).devEnvironments.apply((all) => all[0]?.id ?? '');

export const machine = getDevEnvironmentOutput({ ...parent, id: first }).instanceType;
