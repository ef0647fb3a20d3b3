import { ListDevEnvironmentSessions } from '../../api/operations.js';
import { operation } from '../operation.js';

export const listDevEnvironmentSessions = operation(ListDevEnvironmentSessions, {
  basis: {
    'lists those that are active': 'documented',
    'lists in the order of starting': 'assumed',
    "one that does not exist, is DELETED or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle(request, { devEnvironments, pager, caller }) {
    const { spaceName, projectName, devEnvironmentId } = request;
    const environment = devEnvironments.require(caller, { spaceName, projectName, id: devEnvironmentId });
    const page = pager.page(ListDevEnvironmentSessions, request, (key) => devEnvironments.sessions(environment, key));
    return { ...page, items: page.items.map((session) => ({ ...session, spaceName, projectName, devEnvironmentId })) };
  },
});
