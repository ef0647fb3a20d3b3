import { ListWorkflowRuns } from '../../api/operations.js';
import { operation } from '../operation.js';
import { workflowRunAnswer } from '../workflow-runs/answer.js';

export const listWorkflowRuns = operation(ListWorkflowRuns, {
  basis: {
    'token, limit and workflow come in the query': 'documented',
    'sortBy is accepted and says nothing, for its structure has no members': 'documented',
    'lists in the order of starting': 'assumed',
    'lists those of the whole project when no workflow is named': 'assumed',
    'a workflow that is gone keeps its runs, and one that never was has none': 'assumed',
    'a project that does not exist answers 403 AccessDeniedException': 'assumed: missing',
  },

  handle(request, { projects, workflowRuns, pager }) {
    const { spaceName, projectName, workflowId } = request;
    const project = projects.require(spaceName, projectName);
    const page = pager.page(
      ListWorkflowRuns,
      request,
      (key) => workflowRuns.after(project, key),
      (run) => workflowId === undefined || run.workflowId === workflowId,
    );
    return { ...page, items: page.items.map(workflowRunAnswer) };
  },
});
