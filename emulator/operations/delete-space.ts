import { DeleteSpace } from '../../api/operations.js';
import { refuseFull } from '../full.js';
import { operation } from '../operation.js';

export const deleteSpace = operation(DeleteSpace, {
  basis: {
    'cannot be undone': 'documented',
    'the name of a deleted space cannot be used again': 'documented',
    'deletes what is in the space': 'assumed: deletionOfFull',
    'is done when it answers': 'assumed',
    'a space that does not exist, or is deleted, answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ name }, { spaces, projects, assumptions, write }) {
    return write(() => {
      const space = spaces.require(name);
      if (assumptions.deletionOfFull === 'conflict') refuseFull(`space ${name}`, projects.after(space, 0));
      spaces.delete(space);
      return space;
    });
  },
});
