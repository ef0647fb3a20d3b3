import { GetProject } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getProject = operation(GetProject, {
  basis: {
    'a project that does not exist answers 403 AccessDeniedException': 'observed',
    'names differ by case': 'assumed',
  },

  handle({ spaceName, name }, { projects }) {
    return projects.require(spaceName, name);
  },
});
