import { randomBytes } from 'node:crypto';
import { StartDevEnvironmentSession } from '../../api/operations.js';
import type { DevEnvironment } from '../dev-environments/dev-environments.js';
import { operation } from '../operation.js';
import { ConflictException, ValidationException } from '../service-exception.js';

/** Systems Manager's tokens begin so. */
const tokenStart = 'AAEAA';

function checkRunning({ status }: DevEnvironment): void {
  if (status === 'RUNNING') return;
  const message = `Cannot start a session: the Dev Environment is ${status}`;
  if (status === 'FAILED') throw new ValidationException(message, 'failedDevEnvironment');
  throw new ConflictException(message, 'busyDevEnvironment');
}

export const startDevEnvironmentSession = operation(StartDevEnvironmentSession, {
  basis: {
    'answers where a session manager connects, and with what': 'documented',
    'there is nobody to connect to at the address that it answers': 'assumed',
    'what a session is for, and a command that it begins with, change nothing': 'assumed',
    'one of an environment that is not RUNNING answers 409 ConflictException': 'assumed: busyDevEnvironment',
    'one of an environment that has failed answers 400 ValidationException, as its start does':
      'assumed: failedDevEnvironment',
    'lasts until it is stopped, or its environment stops, restarts, fails or goes': 'assumed',
    'the id is a UUID': 'assumed',
    "an environment that does not exist or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle({ spaceName, projectName, id }, { devEnvironments, caller, origin, write }) {
    return write(() => {
      const environment = devEnvironments.require(caller, { spaceName, projectName, id });
      checkRunning(environment);
      const sessionId = devEnvironments.startSession(environment);
      const accessDetails = {
        // Here and not at AWS: a client that connects is not to bother strangers.
        streamUrl: `${origin.replace(/^http/, 'ws')}/v1/data-channel/${sessionId}?role=publish_subscribe`,
        tokenValue: `${tokenStart}${randomBytes(48).toString('base64')}`,
      };
      return { spaceName, projectName, id, sessionId, accessDetails };
    });
  },
});
