import { ListDevEnvironmentSessions } from '../../api/operations.js';
import { operation } from '../operation.js';

export const listDevEnvironmentSessions = operation(ListDevEnvironmentSessions, {
  basis: {
    "one that does not exist, is DELETED or is another user's answers 403 AccessDeniedException": 'assumed',
    'there are none, for none can be started yet': 'assumed',
  },

  handle({ spaceName, projectName, devEnvironmentId }, { devEnvironments, caller }) {
    devEnvironments.require(caller, { spaceName, projectName, id: devEnvironmentId });
    return { items: [] };
  },
});
