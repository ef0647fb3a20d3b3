import { VerifySession } from '../../api/operations.js';
import { operation } from '../operation.js';

/** The token was judged before; all that is left is to say whose it is. */
export const verifySession = operation(VerifySession, {
  basis: {
    'answers the id of the user, not the alias': 'documented',
    'the id is a UUID': 'assumed',
  },

  handle(_request, { caller }) {
    return { identity: caller.id };
  },
});
