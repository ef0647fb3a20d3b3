import { ListSourceRepositories } from '../../api/operations.js';
import { operation } from '../operation.js';

export const listSourceRepositories = operation(ListSourceRepositories, {
  basis: {
    'linked repositories are listed too': 'observed',
    'lists in the order of making': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { projects, repositories, pager }) {
    const project = projects.require(request.spaceName, request.projectName);
    return pager.page(ListSourceRepositories, request, (key) => repositories.after(project, key));
  },
});
