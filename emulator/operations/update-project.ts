import { UpdateProject } from '../../api/operations.js';
import { operation } from '../operation.js';

export const updateProject = operation(UpdateProject, {
  basis: {
    'changes the description alone': 'documented',
    'an empty description clears it': 'assumed',
    'an absent description keeps it': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, name, description }, { projects, write }) {
    return write(() => {
      const project = projects.require(spaceName, name);
      if (description !== undefined)
        projects.set(project, { description: description === '' ? undefined : description });
      return projects.require(spaceName, name);
    });
  },
});
