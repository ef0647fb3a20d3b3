import { StartWorkspaces } from '../../api/workspaces.js';
import { action } from './action.js';
import { goAll } from './go-all.js';
import { transitions } from './transition.js';

export const startWorkspaces = action(StartWorkspaces, {
  basis: {
    'takes 25 WorkSpaces at most': 'documented',
    'starts only what is STOPPED, of running mode AUTO_STOP or MANUAL': 'documented',
    'tells of each that it could not start, in an answer of 200': 'documented',
    'goes by STARTING to AVAILABLE': 'documented',
    'the codes and texts of what could not be started': 'assumed',
    'a request without an id answers ValidationException': 'assumed',
  },

  handle({ StartWorkspaceRequests }, world) {
    return { FailedRequests: goAll('StartWorkspaceRequests', StartWorkspaceRequests, transitions.start, world) };
  },
});
