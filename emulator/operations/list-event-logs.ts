import { ListEventLogs } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';
import type { StoredEvent } from '../storage/event-store.js';

const payload = (data = '') => data !== '' && { contentType: 'application/json', data };

/** What is logged is a call of this API by a user; type, category and source are those that documentation shows for it. */
function entryOf(event: StoredEvent) {
  const { request, response, userId, userName, projectName, ...facts } = event;
  const [requestPayload, responsePayload] = [payload(request), payload(response)];
  return {
    ...facts,
    eventType: 'AwsApiCall',
    eventCategory: 'MANAGEMENT',
    eventSource: 'manage',
    operationType: 'MUTATION' as const,
    userIdentity: { userType: 'USER' as const, principalId: userId, userName },
    ...(projectName !== undefined && { projectInformation: { name: projectName } }),
    ...(requestPayload && { requestPayload }),
    ...(responsePayload && { responsePayload }),
  };
}

export const listEventLogs = operation(ListEventLogs, {
  basis: {
    'tells of the last 30 days': 'documented',
    'what is older is gone, and so is what 100,000 others followed': 'assumed',
    'tells of calls that change something, not of those that read, which documentation shows too': 'assumed',
    'tells of calls that the action refused, with the code of the error': 'assumed',
    'tells of no call that was refused before, for its login or the form of its members': 'assumed',
    'an event is called like its action, with a small first letter': 'documented',
    'type AwsApiCall, category MANAGEMENT, source manage': 'documented',
    'the principal is the id that VerifySession answers, without more': 'assumed',
    'the payloads are the members of request and answer as JSON, without secrets': 'assumed',
    'a payload of more than 100 KiB is left out, and a user agent is cut at 1 KiB': 'assumed',
    'access tokens are in no space, so no log tells of them': 'assumed',
    'a project has a name and no id': 'assumed',
    'what a push does is not logged': 'assumed',
    'the latest comes first': 'documented',
    'the times of start and end are both included': 'assumed',
    'a start after the end answers 400 ValidationException': 'assumed: timesOfLogs',
    'any name of an event can be asked for, and must be equal': 'assumed',
    'a space that does not exist, or is deleted, answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { spaces, events, pager, clock }) {
    const { spaceName, startTime, endTime, eventName } = request;
    if (startTime > endTime) throw new ValidationException('The startTime is after the endTime.', 'timesOfLogs');
    const { name } = spaces.require(spaceName);
    // The latest comes first, so a page goes on below the key of the last; there is none above the first page.
    const page = pager.page(
      ListEventLogs,
      request,
      (key) => events.before(name, key === 0 ? Number.MAX_SAFE_INTEGER : key, clock.now()),
      (event) =>
        event.eventTime >= startTime &&
        event.eventTime <= endTime &&
        (eventName === undefined || event.eventName === eventName),
    );
    return { ...page, items: page.items.map(entryOf) };
  },
});
