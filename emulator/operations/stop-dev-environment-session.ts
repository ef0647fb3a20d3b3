import { StopDevEnvironmentSession } from '../../api/operations.js';
import { operation } from '../operation.js';

export const stopDevEnvironmentSession = operation(StopDevEnvironmentSession, {
  basis: {
    'is done when it answers': 'assumed',
    'a session that does not exist, or has ended, answers 403 AccessDeniedException': 'assumed: missing',
    "an environment that does not exist or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle({ spaceName, projectName, id, sessionId }, { devEnvironments, caller, write }) {
    return write(() => {
      const environment = devEnvironments.require(caller, { spaceName, projectName, id });
      devEnvironments.stopSession(environment, devEnvironments.requireSession(environment, sessionId));
      return { spaceName, projectName, id, sessionId };
    });
  },
});
