import { DeleteProject } from '../../api/operations.js';
import { operation } from '../operation.js';

export const deleteProject = operation(DeleteProject, {
  basis: {
    'deletes what is in the project': 'assumed',
    'is done when it answers': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed',
  },

  handle({ spaceName, name }, { projects, write }) {
    return write(() => {
      const project = projects.require(spaceName, name);
      projects.delete(project);
      return project;
    });
  },
});
