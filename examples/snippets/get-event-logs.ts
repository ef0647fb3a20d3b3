import { getEventLogsOutput } from 'pulumi-codecatalyst';

const { eventLogs } = getEventLogsOutput({
  spaceName: 'acme',
  startTime: '2027-01-15T00:00:00Z',
  endTime: '2027-01-16T00:00:00Z',
  eventName: 'deleteProject',
});

export const deletedBy = eventLogs.apply((all) => all.map(({ userIdentity }) => userIdentity.userName));
