import { GetSourceRepository } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getSourceRepository = operation(GetSourceRepository, {
  basis: {
    'a repository that does not exist answers 403 AccessDeniedException': 'assumed: missing',
    'linked repositories are answered too': 'assumed',
  },

  handle({ spaceName, projectName, name }, { repositories }) {
    return repositories.require(spaceName, projectName, name);
  },
});
