import { GetSpace } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getSpace = operation(GetSpace, {
  basis: {
    'a space that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ name }, { spaces }) {
    return spaces.require(name);
  },
});
