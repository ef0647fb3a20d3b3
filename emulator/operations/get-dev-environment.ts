import { GetDevEnvironment } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getDevEnvironment = operation(GetDevEnvironment, {
  basis: {
    'one that does not exist, or is DELETED, answers 403 AccessDeniedException': 'observed',
    'one that is being deleted is answered as DELETING': 'observed',
    'one of another user answers 403 AccessDeniedException': 'assumed: missing',
    'the creator is the id that VerifySession answers': 'assumed',
    'it stops after its time without activity': 'documented',
    'a time of 0 never stops it': 'assumed',
    'a session keeps it running': 'documented',
    'nothing but its start and its sessions counts as activity': 'assumed',
    'lastUpdatedTime moves with what is done to it, not when a status follows from that': 'assumed',
  },

  handle(request, { devEnvironments, caller }) {
    return devEnvironments.require(caller, request);
  },
});
