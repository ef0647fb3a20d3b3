import { GetWorkflow } from '../../api/operations.js';
import { operation } from '../operation.js';

export const getWorkflow = operation(GetWorkflow, {
  basis: {
    'a workflow lives and dies with its repository': 'documented',
    'a workflow that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle({ spaceName, projectName, id }, { workflows }) {
    const { path, ...workflow } = workflows.require(spaceName, projectName, id);
    return { ...workflow, definition: { path } };
  },
});
