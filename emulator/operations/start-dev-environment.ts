import { isDeepStrictEqual } from 'node:util';
import { StartDevEnvironment } from '../../api/operations.js';
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
    throw new ConflictException(`Cannot start Dev Environment because it is ${status}`);
  }
}

export const startDevEnvironment = operation(StartDevEnvironment, {
  basis: {
    'goes by STARTING to RUNNING': 'observed',
    'while an update goes on: 409 ConflictException, and its text': 'observed',
    'after a failed creation: 400 ValidationException, and its text': 'observed',
    'while it stops or is being deleted: 409 ConflictException': 'assumed',
    'one that runs or starts answers so and goes on': 'assumed',
    'other values for one that runs or starts answer 409 ConflictException': 'assumed',
    'the values given stay, beyond this start': 'assumed',
    "one that does not exist or is another user's answers 403 AccessDeniedException": 'assumed',
  },

  handle({ spaceName, projectName, id, instanceType, inactivityTimeoutMinutes, ides }, world) {
    const { devEnvironments, caller, write } = world;
    const wanted = {
      ...(instanceType !== undefined && { instanceType }),
      ...(inactivityTimeoutMinutes !== undefined && { inactivityTimeoutMinutes }),
      ...(ides && { ides: ides.length > 0 ? ides : undefined }),
    };
    return write(() => {
      const environment = devEnvironments.require(caller, { spaceName, projectName, id });
      checkStartable(environment);
      if (environment.status === 'STOPPED') return devEnvironments.start(environment, wanted);
      if (isDeepStrictEqual({ ...environment, ...wanted }, environment)) return environment;
      throw new ConflictException(`Cannot start Dev Environment with other values because it is ${environment.status}`);
    });
  },
});
