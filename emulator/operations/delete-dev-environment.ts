import { DeleteDevEnvironment } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ConflictException } from '../service-exception.js';

export const deleteDevEnvironment = operation(DeleteDevEnvironment, {
  basis: {
    'goes by DELETING to DELETED': 'observed',
    'can be deleted whatever its status': 'assumed',
    'one that is deleted already is an error': 'observed',
    'one that is being deleted answers 409 ConflictException': 'assumed: busyDevEnvironment',
    "one that does not exist, is DELETED or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle(request, { devEnvironments, caller, write }) {
    return write(() => {
      const environment = devEnvironments.require(caller, request);
      if (environment.status === 'DELETING') {
        throw new ConflictException('Cannot delete Dev Environment because it is being deleted', 'busyDevEnvironment');
      }
      devEnvironments.delete(environment);
      return environment;
    });
  },
});
