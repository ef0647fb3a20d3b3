import type { RequestOf } from '../../api/contract-types.js';
import { UpdateDevEnvironment } from '../../api/operations.js';
import { changesTo } from '../dev-environments/changes.js';
import type { DevEnvironment } from '../dev-environments/dev-environments.js';
import { operation } from '../operation.js';
import { ConflictException } from '../service-exception.js';
import type { World } from '../world.js';

type Request = RequestOf<typeof UpdateDevEnvironment>;

function update(request: Request, { devEnvironments, caller }: World): DevEnvironment {
  const environment = devEnvironments.require(caller, request);
  const { status } = environment;
  if (status === 'DELETING')
    throw new ConflictException('Cannot update Dev Environment because it is being deleted', 'busyDevEnvironment');
  const { alias } = request;
  const renaming = alias === undefined ? {} : { alias: alias === '' ? undefined : alias };
  const changes = changesTo(environment, request);
  if (Object.keys(changes).length === 0) return devEnvironments.update(environment, renaming);
  if (status === 'RUNNING') return devEnvironments.restart(environment, { ...renaming, ...changes });
  if (status === 'STOPPED' && !environment.updating) {
    return devEnvironments.update(environment, { ...renaming, ...changes });
  }
  throw new ConflictException(`Cannot update Dev Environment because it is ${status}`, 'busyDevEnvironment');
}

export const updateDevEnvironment = operation(UpdateDevEnvironment, {
  basis: {
    'another instance type or timeout restarts a running one': 'documented',
    'another alias does not restart it': 'documented',
    'another IDE restarts a running one': 'assumed',
    'values that it has already change nothing and restart nothing': 'assumed',
    'goes by STOPPING, STOPPED, PENDING and STARTING to RUNNING': 'observed',
    'a stopped one changes and stays stopped': 'assumed',
    'an empty alias clears it': 'assumed',
    'an empty list of IDEs clears them': 'assumed',
    'anything but an alias while it is on its way, or has failed, answers 409 ConflictException':
      'assumed: busyDevEnvironment',
    'one that is being deleted answers 409 ConflictException': 'assumed: busyDevEnvironment',
    'the same client token answers the same again, and does nothing': 'documented',
    'a client token with other inputs answers 409 ConflictException': 'assumed: otherInputs',
    'answers all the values it has now': 'assumed: updateAnswer',
    "one that does not exist or is another user's answers 403 AccessDeniedException": 'assumed: missing',
  },

  handle(request, world) {
    const { projects, clientTokens, caller, write } = world;
    const { clientToken } = request;
    return write(() => {
      const project = projects.require(request.spaceName, request.projectName);
      return clientTokens.once({ operation: UpdateDevEnvironment, caller, project, request }, () => {
        const environment = update(request, world);
        return world.assumptions.updateAnswer === 'all-values' ? { ...environment, clientToken } : request;
      });
    });
  },
});
