import { UpdateSpace } from '../../api/operations.js';
import { operation } from '../operation.js';

export const updateSpace = operation(UpdateSpace, {
  basis: {
    'changes the description alone': 'documented',
    'an empty description clears it': 'assumed',
    'an absent description keeps it': 'assumed',
    'a space that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ name, description }, { spaces, write }) {
    return write(() => {
      const space = spaces.require(name);
      if (description !== undefined) spaces.set(space, { description: description === '' ? undefined : description });
      return spaces.require(name);
    });
  },
});
