import { StopWorkspaces } from '../../api/workspaces.js';
import { action } from './action.js';
import { goAll } from './go-all.js';
import { transitions } from './transition.js';

export const stopWorkspaces = action(StopWorkspaces, {
  basis: {
    'takes 25 WorkSpaces at most': 'documented',
    'stops only what is AVAILABLE, IMPAIRED, UNHEALTHY or in ERROR, of running mode AUTO_STOP or MANUAL': 'documented',
    'tells of each that it could not stop, in an answer of 200': 'documented',
    'goes by STOPPING to STOPPED': 'documented',
    'the codes and texts of what could not be stopped': 'assumed',
    'a request without an id answers ValidationException': 'assumed',
    'none stops by itself: that is so much after its user logs off, and nobody is logged on here': 'assumed',
  },

  handle({ StopWorkspaceRequests }, world) {
    return { FailedRequests: goAll('StopWorkspaceRequests', StopWorkspaceRequests, transitions.stop, world) };
  },
});
