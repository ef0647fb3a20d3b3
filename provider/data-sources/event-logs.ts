import { ListEventLogs } from '../../api/operations.js';
import { input } from '../model/index.js';
import { inSpace } from '../resources/space-name.js';
import { concealing, dataSource, whole } from './data-source.js';

const { startTime, endTime, eventName } = ListEventLogs.request;

export const eventLogs = dataSource('EventLogs', {
  description:
    'Lists the events of a space between two times. The service keeps them for 30 days: of what was before, it tells nothing. What was sent and answered may hold anything, so it is secret, and engines make a secret of all that is taken from it.',
  inputs: {
    spaceName: inSpace('The space whose events are listed.'),
    startTime: input(startTime, 'never', 'From when on (RFC 3339).'),
    endTime: input(endTime, 'never', 'Until when (RFC 3339).'),
    eventName: input(eventName, 'never', 'The name of the events, such as `createProject`; all of them if left out.'),
  },
  outputs: {
    // What was sent and answered is logged as it was: nobody promises that no password is in it.
    eventLogs: whole(concealing(ListEventLogs.response.items, 'data'), 'The events, in the order of the service.', {
      id: 'The id of the event.',
      eventName: 'What happened, such as `createProject`.',
      eventType: 'The type of the event.',
      eventCategory: 'The category of the event.',
      eventSource: 'Where the event comes from.',
      eventTime: 'When it happened (RFC 3339, UTC).',
      operationType: 'MUTATION if it changed something, READONLY if not.',
      userIdentity: 'Who did it.',
      userType: 'What did it: USER, AWS_ACCOUNT or UNKNOWN.',
      principalId: 'The id of the user or account.',
      userName: 'The name of the user.',
      awsAccountId: 'The id of the AWS account.',
      projectInformation: 'The project that it happened in, if any.',
      name: 'The name of the project.',
      projectId: 'The id of the project.',
      requestId: 'The id of the request.',
      requestPayload: 'What was asked.',
      responsePayload: 'What was answered.',
      contentType: 'The type of the data.',
      data: 'The data, which is secret: it may hold anything.',
      errorCode: 'The code of the error, if it failed.',
      sourceIpAddress: 'The address that it was asked from.',
      userAgent: 'The program that asked.',
    }),
  },
  read: async (asked, { list }) => ({ eventLogs: await list(ListEventLogs, asked) }),
});
