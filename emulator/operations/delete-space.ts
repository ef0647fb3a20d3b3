import { DeleteSpace } from '../../api/operations.js';
import { operation } from '../operation.js';

export const deleteSpace = operation(DeleteSpace, {
  basis: {
    'cannot be undone': 'documented',
    'the name of a deleted space cannot be used again': 'documented',
    'deletes what is in the space': 'assumed',
    'is done when it answers': 'assumed',
    'a space that does not exist, or is deleted, answers 403 AccessDeniedException': 'assumed',
  },

  handle({ name }, { spaces, write }) {
    return write(() => {
      const space = spaces.require(name);
      spaces.delete(space);
      return space;
    });
  },
});
