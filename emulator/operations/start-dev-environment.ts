import { StartDevEnvironment } from '../../api/operations.js';
import { changesTo } from '../dev-environments/changes.js';
import type { DevEnvironment } from '../dev-environments/dev-environments.js';
import { operation } from '../operation.js';
import { ConflictException, ValidationException } from '../service-exception.js';

/** Refuses what stands in the way of a start. */
function checkStartable({ status, updating }: DevEnvironment): void {
  if (updating) {
    throw new ConflictException('Cannot start Dev Environment because update process is still going on');
  }
  if (status === 'FAILED') throw new ValidationException('The Dev Environment creation has failed, cannot start');
  if (status === 'STOPPING' || status === 'DELETING') {
    throw new ConflictException(`Cannot start Dev Environment because it is ${status}`, 'busyDevEnvironment');
  }
}

export const startDevEnvironment = operation(StartDevEnvironment, {
  basis: {
    'goes by STARTING to RUNNING': 'observed',
    'while an update goes on: 409 ConflictException, and its text': 'observed',
    'after a failed creation: 400 ValidationException, and its text': 'observed',
    'while it stops or is being deleted: 409 ConflictException': 'assumed: busyDevEnvironment',
    'one that runs or starts answers so and goes on': 'assumed: repeatedAction',
    'other values for one that runs or starts answer 409 ConflictException': 'assumed: busyDevEnvironment',
    'the values given stay, beyond this start': 'assumed: startValues',
    "one that does not exist or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle(request, { devEnvironments, assumptions, caller, write }) {
    return write(() => {
      const environment = devEnvironments.require(caller, request);
      checkStartable(environment);
      const changes = changesTo(environment, request);
      if (environment.status === 'STOPPED') return devEnvironments.start(environment, changes);
      if (Object.keys(changes).length === 0 && assumptions.repeatedAction === 'is-answered') return environment;
      throw new ConflictException(
        `Cannot start Dev Environment because it is ${environment.status}`,
        'busyDevEnvironment',
      );
    });
  },
});
