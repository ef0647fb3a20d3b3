import { ListWorkflows } from '../../api/operations.js';
import { operation } from '../operation.js';

export const listWorkflows = operation(ListWorkflows, {
  basis: {
    'token and limit come in the query': 'documented',
    'sortBy is accepted and says nothing, for its structure has no members': 'documented',
    'lists in the order of making': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { projects, workflows, pager }) {
    const project = projects.require(request.spaceName, request.projectName);
    const page = pager.page(ListWorkflows, request, (key) => workflows.after(project, key));
    return { ...page, items: page.items.map(({ path, ...workflow }) => ({ ...workflow, definition: { path } })) };
  },
});
