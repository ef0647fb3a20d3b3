import { getDevEnvironmentSessionsOutput, getDevEnvironmentsOutput } from 'pulumi-codecatalyst';

const parent = { spaceName: 'acme', projectName: 'shop' };
const first = getDevEnvironmentsOutput(parent).devEnvironments.apply((all) => all[0]?.id ?? '');
const { devEnvironmentSessions } = getDevEnvironmentSessionsOutput({ ...parent, devEnvironmentId: first });

export const atWorkSince = devEnvironmentSessions.apply((all) => all[0]?.startedTime);
