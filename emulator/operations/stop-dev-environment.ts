import { StopDevEnvironment } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ConflictException } from '../service-exception.js';

export const stopDevEnvironment = operation(StopDevEnvironment, {
  basis: {
    'goes by STOPPING to STOPPED': 'observed',
    'one that is stopped or stops answers so and nothing happens': 'assumed: repeatedAction',
    'one that is on its way elsewhere, or has failed, answers 409 ConflictException': 'assumed: busyDevEnvironment',
    "one that does not exist or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle(request, { devEnvironments, assumptions, caller, write }) {
    return write(() => {
      const environment = devEnvironments.require(caller, request);
      const { status, updating } = environment;
      if (updating)
        throw new ConflictException(
          'Cannot stop Dev Environment because update process is still going on',
          'busyDevEnvironment',
        );
      if (status === 'RUNNING') return devEnvironments.stop(environment);
      const isThere = status === 'STOPPED' || status === 'STOPPING';
      if (isThere && assumptions.repeatedAction === 'is-answered') return environment;
      throw new ConflictException(`Cannot stop Dev Environment because it is ${status}`, 'busyDevEnvironment');
    });
  },
});
