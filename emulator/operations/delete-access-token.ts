import { DeleteAccessToken } from '../../api/operations.js';
import { operation } from '../operation.js';

export const deleteAccessToken = operation(DeleteAccessToken, {
  basis: {
    'only the user who created it can delete it': 'documented',
    'one of another user, and one that does not exist, answers 403 AccessDeniedException': 'assumed: missing',
    'answers an empty object': 'documented',
  },

  handle({ id }, { accessTokens, caller, write }) {
    return write(() => {
      accessTokens.delete(accessTokens.require(caller, id));
      return {};
    });
  },
});
