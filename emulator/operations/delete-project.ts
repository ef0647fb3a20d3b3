import { DeleteProject } from '../../api/operations.js';
import { refuseFull } from '../full.js';
import { operation } from '../operation.js';

export const deleteProject = operation(DeleteProject, {
  basis: {
    'deletes what is in the project': 'assumed: deletionOfFull',
    'is done when it answers': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, name }, { projects, repositories, devEnvironments, assumptions, write }) {
    return write(() => {
      const project = projects.require(spaceName, name);
      if (assumptions.deletionOfFull === 'conflict') {
        refuseFull(`project ${name}`, repositories.after(project, 0));
        refuseFull(`project ${name}`, devEnvironments.present(project));
      }
      projects.delete(project);
      return project;
    });
  },
});
