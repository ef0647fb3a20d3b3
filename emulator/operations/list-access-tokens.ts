import { ListAccessTokens } from '../../api/operations.js';
import { operation } from '../operation.js';
import { ValidationException } from '../service-exception.js';

export const listAccessTokens = operation(ListAccessTokens, {
  basis: {
    'those of the caller': 'documented',
    'without secrets': 'documented',
    'a page holds 10': 'documented',
    'a limit of less than 1 answers 400 ValidationException': 'assumed',
    'expired ones are listed until they are deleted': 'assumed',
    'lists in the order of making': 'assumed',
  },

  handle(request, { accessTokens, pager, caller }) {
    // The contract has an upper limit alone.
    if (request.maxResults !== undefined && request.maxResults < 1) {
      throw new ValidationException(
        "1 validation error detected: Value at '/maxResults' failed to satisfy constraint: Member must be between 1 and 10, inclusive",
      );
    }
    return pager.page(ListAccessTokens, request, (key) => accessTokens.after(caller, key));
  },
});
